package scenario

import (
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/quantity"
)

// do does one step.
func (p *Player) do(w *sim.World, s Step) {
	switch s := s.(type) {
	case Do:
		p.command(w, s.Command)
	case Run:
		p.wait = wait{kind: forTime, at: w.Now() + netsim.Time(s.For)}
	case Until:
		p.wait = waitUntil(w, s)
	case Settle:
		p.settle(w, s)
	case Repeat:
		p.rounds = append(p.rounds, round{p.next - 1, s.Times - 1})
	case Close:
		p.again()
	case Say:
		p.say(w, s.Text)
	case WaitKey:
		if !p.Self {
			p.wait = wait{kind: forKey}
			p.ask(command.Pause{})
		}
	case Expect:
		p.expect(w, s)
	case Digest:
		p.compare(w, s)
	case End:
		p.ended = true
	default:
		p.lesson(w, s)
	}
}

// command gives a command; what a question asks for is told.
func (p *Player) command(w *sim.World, c command.Command) {
	kind := command.KindOf(c)
	if kind == command.View {
		p.ask(c)
		return
	}
	answer, err := w.Do(c)
	switch {
	case err != nil:
		p.fail(p.errorf(p.next-1, "%v: %v", w.Say(c), err))
	case kind == command.Question:
		p.say(w, answer)
	}
}

// again begins the next round of a repeat, or leaves it.
func (p *Player) again() {
	last := len(p.rounds) - 1
	if p.rounds[last].left == 0 {
		p.rounds = p.rounds[:last]
		return
	}
	p.rounds[last].left--
	p.next = p.rounds[last].line + 1
}

// waitUntil is the wait of an until that begins now.
func waitUntil(w *sim.World, s Until) wait {
	s.Condition = s.Condition.From(w)
	return wait{kind: forCondition, at: w.Now(), until: &s, deadline: w.Now() + netsim.Time(s.Within)}
}

// lookAtCondition looks whether what an until waits for holds.
func (p *Player) lookAtCondition(w *sim.World) bool {
	if w.Now() < p.wait.at {
		return false
	}
	until := p.wait.until
	holds, err := until.Condition.Holds(w)
	switch {
	case err != nil:
		p.fail(p.errorf(p.next-1, "%v: %v", until.Condition.Say(w.Name), err))
	case holds:
		p.wait = wait{}
		return true
	case w.Now() >= p.wait.deadline:
		f, _ := until.Condition.Look(w)
		p.miss(w, fmt.Sprintf("%v within %s", until.Condition.Say(w.Name), quantity.FormatDuration(until.Within)), f.Found)
		p.ended = true
	}
	p.wait.at = min(w.Now()+w.Pulse(), p.wait.deadline)
	return false
}

func (p *Player) settle(w *sim.World, s Settle) {
	settlement, err := w.Settle(netsim.Time(s.Within))
	if err != nil {
		p.fail(p.errorf(p.next-1, "%v: %v", s, err))
		return
	}
	p.wait = wait{kind: forAgreement, at: w.Now(), settlement: settlement}
}

// lookAtAgreement looks whether the nodes agree after a settle.
func (p *Player) lookAtAgreement(w *sim.World) bool {
	if w.Now() < p.wait.at {
		return false
	}
	next, err := p.wait.settlement.Look(w)
	var tips sim.ErrNotSettled
	switch {
	case errors.As(err, &tips):
		p.miss(w, "one tip within "+quantity.FormatDuration(time.Duration(tips.Within)), tips.Found())
		p.ended = true
	case err != nil:
		p.fail(p.errorf(p.next-1, "%v: %v", p.scenario.Lines[p.next-1].Step, err))
	case next == 0:
		p.wait = wait{}
		return true
	}
	p.wait.at = next
	return false
}

func (p *Player) expect(w *sim.World, s Expect) {
	f, err := s.Condition.Look(w)
	if err != nil {
		p.fail(p.errorf(p.next-1, "%v: %v", s.Condition.Say(w.Name), err))
		return
	}
	if !f.Meets(s) {
		expected := s.Condition.Say(w.Name)
		if s.Not {
			expected = "not " + expected
		}
		p.miss(w, expected, f.Found)
	}
}

// compare holds the run against a recorded one. After the first difference all others
// follow, so it ends the scenario.
func (p *Player) compare(w *sim.World, s Digest) {
	digest := w.Digest()
	if found := hex.EncodeToString(digest[:]); found != s.Hex {
		p.miss(w, "the recorded digest "+s.Hex, fmt.Sprintf("%s: this run differs from the recorded one, first between %v and here", found, p.checked))
		p.ended = true
		return
	}
	p.checked = w.Now()
}

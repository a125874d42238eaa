package scenario

import (
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
)

// What a scenario says and what it expects in vain can be without end, so that only a part
// is kept, with a count of all. Whoever wants all of what is said takes it after each Step.

// Told is something that a scenario said.
type Told struct {
	At   netsim.Time
	Text string
}

// told is what was said: all is counted, and the newest kept.
type told struct {
	kept  []Told
	count int
	bytes int // of the texts that are kept
}

// Up to how much of what was said is kept: twice what a slice of steps says, and more.
const (
	toldKept  = 8192
	toldBytes = 4 << 20
)

func (t *told) add(said Told) {
	if len(t.kept) == toldKept || t.bytes > toldBytes {
		t.kept = slices.Clone(t.kept[len(t.kept)/2:])
		t.bytes = 0
		for _, kept := range t.kept {
			t.bytes += len(kept.Text)
		}
	}
	t.kept = append(t.kept, said)
	t.count++
	t.bytes += len(said.Text)
}

// since is what is kept of all that was said after so much.
func (t *told) since(count int) []Told {
	return t.kept[max(count-(t.count-len(t.kept)), 0):]
}

func (p *Player) say(w *sim.World, text string) {
	if p.Self && p.page.number > 0 {
		text = view.PlainText(text) // nobody has keys; only lessons name some
	}
	p.told.add(Told{w.Now(), text})
	p.pace.work -= len(text) / textWork
}

// Said is how often the scenario has said something.
func (p *Player) Said() int { return p.told.count }

// ToldSince is what the scenario has said after it had said so much; less where that is
// long ago. All of it is there if it is asked for after each Step.
func (p *Player) ToldSince(said int) []Told { return p.told.since(said) }

// missed is what was expected in vain: all is counted, and the first of it kept.
type missed struct {
	kept  []*Failure
	count int
}

// missedKept is how many failures are kept: more than anybody reads.
const missedKept = 100

func (m *missed) add(f *Failure) {
	m.count++
	if len(m.kept) < missedKept {
		m.kept = append(m.kept, f)
	}
}

func (m *missed) leftOut() int { return m.count - len(m.kept) }

// Failures are the first of the expectations that did not come true.
func (p *Player) Failures() []*Failure { return p.missed.kept }

// Failed is how many did not.
func (p *Player) Failed() int { return p.missed.count }

// asksKept bounds what a dashboard is asked for where none listens.
const asksKept = 4096

// ask asks the dashboard for something. The newest counts.
func (p *Player) ask(c command.Command) {
	if len(p.asks) == 2*asksKept {
		p.asks = slices.Clone(p.asks[asksKept:])
	}
	p.asks = append(p.asks, c)
}

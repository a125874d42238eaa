package scenario

import (
	"fmt"
	"slices"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/quantity"
)

// patience is how long a task may take, of virtual time, where the scenario solves its
// tasks itself.
const patience = time.Hour

// lessonPanel is the panel of the dashboard that shows pages. Each begins there, whatever it
// has shown besides.
const lessonPanel = "lesson"

// page is the page of a lesson that is open.
type page struct {
	number   int // from 1; 0: none
	title    string
	told     int // how much had been told before it
	tasks    []task
	last     int         // of tasks, that a line was about
	next     netsim.Time // when the tasks are looked at
	deadline netsim.Time // when all have to be done; 0: no hurry
	closing  bool        // its last line is behind us
	over     bool        // the reader went on
	showing  showing
	trouble  string // why something could not be shown; "": it could
}

// task is something to do.
type task struct {
	line   int // in Lines
	wanted Condition
	begun  bool // what has to be gained counts from a moment
	done   bool
	hints  []string
	solves []Step
	helped passed // lines of hints and solves
}

// passed is up to which line something has been read. What is repeated is read again.
type passed int

// first reports whether a line is read for the first time.
func (p *passed) first(line int) bool {
	if line < int(*p) {
		return false
	}
	*p = passed(line + 1)
	return true
}

// begin puts the task of a line on the page. One that is repeated is there already, and
// has to be done again.
func (g *page) begin(line int, wanted Condition) {
	g.last = slices.IndexFunc(g.tasks, func(t task) bool { return t.line == line })
	if g.last < 0 {
		g.last = len(g.tasks)
		g.tasks = append(g.tasks, task{line: line})
	}
	t := &g.tasks[g.last]
	t.wanted, t.begun, t.done = wanted, false, false
}

// turn is when a task can be done: what has to be gained counts from then.
func (t *task) turn(w *sim.World) {
	if !t.begun {
		t.wanted, t.begun = t.wanted.From(w), true
	}
}

// latest is the task that hints help with.
func (g *page) latest() *task { return &g.tasks[g.last] }

func (g *page) clone() page {
	c := *g
	c.tasks = slices.Clone(g.tasks)
	return c
}

// open reports whether a task is not done.
func (g *page) open() bool {
	return slices.ContainsFunc(g.tasks, func(t task) bool { return !t.done })
}

// due is when the tasks have to be looked at, or something is to be shown.
func (g *page) due() netsim.Time {
	if g.open() {
		return min(g.next, g.showing.due())
	}
	return g.showing.due()
}

// lesson does a step of a lesson.
func (p *Player) lesson(w *sim.World, s Step) {
	switch s := s.(type) {
	case Page:
		p.page = page{number: p.page.number + 1, title: s.Title, told: p.told.count}
		p.ask(command.Panel{Name: lessonPanel})
	case Task:
		p.page.begin(p.next-1, s.Condition)
		if p.Self {
			p.page.latest().turn(w)
		}
		p.page.next = w.Now()
		p.lookAtTasks(w)
	case Hint:
		t := p.page.latest()
		if t.helped.first(p.next - 1) {
			t.hints = append(t.hints[:len(t.hints):len(t.hints)], s.Text)
		}
	case Solve:
		t := p.page.latest()
		if t.helped.first(p.next - 1) {
			t.solves = append(t.solves[:len(t.solves):len(t.solves)], s.Step)
		}
		if p.Self && !t.done {
			p.do(w, s.Step)
		}
	default:
		panic(fmt.Sprintf("scenario: no step %T", s))
	}
}

// Look turns the check marks of what has come true where time stands still, or somebody did
// something: else they turn as time passes.
func (p *Player) Look(w *sim.World) {
	p.page.next = w.Now()
	p.lookAtTasks(w)
}

// lookAtTasks turns the check marks of what has come true.
func (p *Player) lookAtTasks(w *sim.World) {
	g := &p.page
	if w.Now() < g.next && !g.closing || !g.open() || p.ended {
		return
	}
	for i, first := 0, true; i < len(g.tasks); i++ {
		t := &g.tasks[i]
		if t.done {
			continue
		}
		if first {
			t.turn(w)
		}
		holds, err := t.wanted.Holds(w)
		if err != nil {
			p.fail(p.errorf(t.line, "%v: %v", t.wanted.Say(w.Name), err))
			return
		}
		t.done = holds
		first = first && holds
	}
	g.next = w.Now() + w.Pulse()
}

// closePage reports whether the page can be left; if not, the player waits.
func (p *Player) closePage(w *sim.World) bool {
	g := &p.page
	switch {
	case g.number == 0 || g.over:
		return true
	case !p.Self:
		g.closing = true
		p.wait = wait{kind: forKey}
		return false
	case !g.open():
		return true
	}
	if !g.closing {
		g.closing, g.deadline = true, w.Now()+netsim.Time(patience)
	}
	if w.Now() >= g.deadline {
		for _, t := range g.tasks {
			if !t.done {
				f, _ := t.wanted.Look(w)
				p.missed.add(&Failure{p.scenario.File, p.scenario.Lines[t.line].Number, w.Now(),
					fmt.Sprintf("%v within %s", t.wanted.Say(w.Name), quantity.FormatDuration(patience)), f.Found})
			}
		}
		return true
	}
	p.wait = wait{kind: forTime, at: min(w.Now()+w.Pulse(), g.deadline)}
	return false
}

// Page is the number of the page that is open, from 1; 0 before the first.
func (p *Player) Page() int { return p.page.number }

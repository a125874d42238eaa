package scenario

import (
	"errors"
	"fmt"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// showing is a task of the page that the lesson does for the reader, at the pace of the world.
type showing struct {
	task int // of the page, from 1; 0: none
	next int // of its solves
	wait wait
}

// due is when the next step of it has to be done.
func (s *showing) due() netsim.Time {
	if s.task == 0 {
		return netsim.Never
	}
	return s.wait.at
}

// CanSolve says why there is nothing that can be shown now; nil: there is.
func (p *Player) CanSolve() error {
	switch {
	case p.page.number == 0:
		return errors.New("only a page of a lesson has something to show; L lists the lessons")
	case p.page.open():
		return nil
	case p.ended:
		return errors.New("the lesson has ended, and all was done; n goes on to the next")
	case len(p.page.tasks) == 0:
		return errors.New("there is nothing to do on this page; n goes on")
	}
	return errors.New("all that was to do on this page is done; n goes on")
}

// Solve begins to do the first task that is open, as its lines say, and says what it did at
// once; the rest is done as time passes. Where only time is needed it does nothing. Once it
// has begun it is not begun again. A command that the world refuses is the error.
func (p *Player) Solve(w *sim.World) (did string, err error) {
	if err := p.CanSolve(); err != nil {
		return "", err
	}
	for i, t := range p.page.tasks {
		if t.done {
			continue
		}
		if p.page.showing.task != i+1 {
			p.page.showing = showing{task: i + 1, wait: wait{at: w.Now()}}
		}
		break
	}
	p.page.trouble = ""
	return p.showOn(w)
}

// showOn does what is due of the task that is shown.
func (p *Player) showOn(w *sim.World) (did string, err error) {
	s := &p.page.showing
	var lines []string
	for s.task > 0 && w.Now() >= s.wait.at {
		task := &p.page.tasks[s.task-1]
		if s.next == len(task.solves) {
			p.page.showing = showing{}
			break
		}
		if s.wait.kind == forCondition && !task.done && !s.longEnough(w) {
			break
		}
		step := task.solves[s.next]
		switch step := step.(type) {
		case Do:
			s.next++
			if task.done && command.KindOf(step.Command) == command.World {
				continue // the reader was faster
			}
			if err := p.showCommand(w, step.Command); err != nil {
				p.page.showing = showing{}
				return strings.Join(lines, "; "), err
			}
			lines = append(lines, w.Say(step.Command))
		case Run:
			s.next++
			s.wait = wait{at: w.Now() + netsim.Time(step.For)}
		case Until:
			switch {
			case task.done || s.wait.kind == forCondition:
				s.next++
				s.wait = wait{at: w.Now()}
			default:
				s.wait = waitUntil(w, step)
			}
		}
	}
	return strings.Join(lines, "; "), nil
}

// longEnough reports whether what an until of it waits for has come about, or never will.
func (s *showing) longEnough(w *sim.World) bool {
	holds, err := s.wait.until.Condition.Holds(w)
	if holds || err != nil || w.Now() >= s.wait.deadline {
		return true
	}
	s.wait.at = min(w.Now()+w.Pulse(), s.wait.deadline)
	return false
}

// showCommand gives a command for the reader.
func (p *Player) showCommand(w *sim.World, c command.Command) error {
	if command.KindOf(c) == command.View {
		p.ask(c)
		return nil
	}
	if _, err := w.Do(c); err != nil {
		err = fmt.Errorf("%v: %w; this page builds on what was to do before it: b begins it anew, and then goes back", w.Say(c), err)
		p.page.trouble = err.Error()
		return err
	}
	return nil
}

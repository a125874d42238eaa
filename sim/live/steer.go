package live

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/view"
)

// doLine carries out a line: a command, or a step of a scenario that makes sense alone.
func (d *Driver) doLine(line string) (string, error) {
	known := d.world().Known()
	if step, err := scenario.ParseStep(line, known); err != nil {
		return "", err
	} else if step != nil {
		return d.step(step)
	}
	c, err := known.Parse(line)
	if err != nil || c == nil {
		return "", err
	}
	return d.do(c)
}

// step does a step of a scenario now.
func (d *Driver) step(s scenario.Step) (string, error) {
	switch s := s.(type) {
	case scenario.Run:
		d.flatOut(toTime(d.line.Now() + netsim.Time(s.For)))
		return "running " + command.FormatDuration(s.For), nil
	case scenario.Until:
		if _, err := s.Condition.Look(d.world()); err != nil {
			return "", err
		}
		d.flatOut(d.toCondition(s))
		return "running until " + s.Condition.Say(d.world().Name), nil
	case scenario.Expect:
		f, err := s.Condition.Look(d.world())
		told := s.Say(d.world().Name)
		if err == nil && !f.Meets(s) {
			err = fmt.Errorf("%s: found %s", told, f.Found)
		}
		return fmt.Sprintf("%s: yes, found %s", told, f.Found), err
	}
	return "", fmt.Errorf("%v is for scenarios only", s)
}

// flatOut runs to a goal, then pauses.
func (d *Driver) flatOut(g *goal) {
	d.stopped = ""
	d.paused, d.until = true, g
}

// do carries out a command on the driver's goroutine.
func (d *Driver) do(c command.Command) (string, error) {
	switch c := c.(type) {
	case command.Pause:
		d.paused, d.until = true, nil
		return "paused", nil
	case command.Resume:
		return d.resume()
	case command.Speed:
		d.speed = c.Factor
		return "", nil
	case command.Step:
		return d.little(c.What)
	case command.Focus:
		if err := c.Node.Check(d.world().Nodes()); err != nil {
			return "", err
		}
		d.focus = int(c.Node)
		return "", nil
	case command.Inspect:
		return d.inspect(c.ID)
	}
	if command.KindOf(c) == command.View {
		d.rate = rate{} // what was handled elsewhere in time says nothing about the speed
		return d.travel(c)
	}
	return d.line.Do(c)
}

func (d *Driver) resume() (string, error) {
	if d.stopped != "" {
		d.limits, d.stopped = sim.Limits{}, ""
	}
	d.paused = false
	d.target = d.line.Now()
	return "running", nil
}

// little goes a little further and pauses.
func (d *Driver) little(what command.StepWhat) (string, error) {
	d.paused, d.until = true, nil
	arrival, timer := d.world().Next()
	switch {
	case what == command.StepBlock && !d.world().MinerRuns() && !d.line.InPast():
		return "", errors.New("nobody mines, so no block will come; m mines one")
	case what == command.StepBlock:
		d.flatOut(d.toBlock())
		return "running to the next block", nil
	case min(arrival, timer) == netsim.Never && !d.line.InPast():
		return "", errors.New("nothing is under way and nobody mines: nothing will happen")
	case what == command.StepWindow:
		d.line.Advance(d.horizon())
	default:
		d.goTo(min(nextStep(arrival, timer), d.horizon()-1) + 1)
	}
	d.heed()
	d.target = d.line.Now()
	return "", nil
}

// goTo runs to a time at once.
func (d *Driver) goTo(t netsim.Time) {
	for d.line.Now() < t && !d.line.left() {
		d.line.Advance(t)
	}
}

// nextStep is the arrival of the next message, or the next timer where no
// message is under way.
func nextStep(arrival, timer netsim.Time) netsim.Time {
	if arrival == netsim.Never {
		return timer
	}
	return arrival
}

// travel carries out what goes back and forth in time.
func (d *Driver) travel(c command.Command) (string, error) {
	switch c := c.(type) {
	case command.Seek:
		return d.seek(c)
	case command.Back:
		return d.back(c.By)
	case command.Forward:
		return d.forward(c.By)
	case command.Undo:
		undone, err := d.line.Undo()
		if err != nil {
			return "", err
		}
		return fmt.Sprintf("undone: %s; this is branch %d, at %v", undone, d.line.branch.number, d.line.Now()), d.landed()
	case command.Branch:
		if c.Number == 0 {
			return d.line.ListBranches(), nil
		}
		if err := d.line.Branch(c.Number); err != nil {
			return "", err
		}
		return fmt.Sprintf("branch %d, at %v", c.Number, d.line.Now()), d.landed()
	case command.Compare:
		return d.line.Compare(c.A, c.B)
	case command.Save:
		return d.save(c.File)
	}
	return d.lead(c)
}

// landed stops time at the moment that was gone to.
func (d *Driver) landed() error {
	d.paused, d.until, d.stopped = true, nil, ""
	d.target = d.line.Now()
	if p := d.line.Player(); p != nil {
		p.Asks() // what it asked for on the way
		d.ended = p.Ended()
	}
	d.focus = min(d.focus, d.world().Nodes()-1)
	return nil
}

func (d *Driver) seek(c command.Seek) (string, error) {
	switch c.To {
	case command.SeekBlock:
		if err := d.line.SeekBlock(c.Height); err != nil {
			return "", err
		}
	case command.SeekStart:
		d.line.Seek(d.line.From())
	case command.SeekEnd:
		d.line.Seek(d.line.Head())
	default:
		if t := netsim.Time(c.Time); t < d.line.From() {
			return "", d.line.forgotten("that time")
		} else if t > d.line.Head() {
			return "", fmt.Errorf("this run has come to %v; expected a time up to that, or: run %s", d.line.Head(), command.FormatDuration((t - d.line.Now()).Duration()))
		}
		d.line.Seek(netsim.Time(c.Time))
	}
	return fmt.Sprintf("at %v", d.line.Now()), d.landed()
}

// back goes back by a time, or to just before the newest block was found.
func (d *Driver) back(by time.Duration) (string, error) {
	to := d.line.Now() - netsim.Time(by)
	if d.line.Now() == d.line.From() && d.line.Now() > 0 {
		return "", d.line.forgotten("what was before")
	}
	if by == 0 {
		found, ok := d.world().NewestBefore(d.line.Now())
		if !ok {
			return "", errors.New("no block has been found yet; this is the beginning")
		}
		to = found
	}
	if d.line.Now() == 0 {
		return "", errors.New("this is the beginning")
	}
	d.line.Seek(to)
	return fmt.Sprintf("back at %v", d.line.Now()), d.landed()
}

// forward goes forward by a time or to the next block.
func (d *Driver) forward(by time.Duration) (string, error) {
	if by == 0 {
		return d.little(command.StepBlock)
	}
	d.flatOut(toTime(d.line.Now() + netsim.Time(by)))
	return "", nil
}

// lead plays scenarios and lessons.
func (d *Driver) lead(c command.Command) (string, error) {
	switch c := c.(type) {
	case command.Play:
		return d.play(c.Name)
	case command.Next:
		return d.next()
	case command.Previous:
		if err := d.line.Page(1); err != nil {
			return "", err
		}
		d.landedOnPage()
		return "", nil
	case command.Show:
		did, ok := d.line.Solve()
		if !ok {
			return "", errors.New("there is no open task that can be shown")
		}
		d.heed()
		return did, nil
	}
	return "", fmt.Errorf("%s is for the dashboard's own keys", c)
}

// next goes on where a scenario waits; after a lesson's end, to the next lesson.
func (d *Driver) next() (string, error) {
	if p := d.line.Player(); p != nil && p.Ended() {
		items := d.library.Items
		at := slices.IndexFunc(items, func(i view.LibraryItem) bool { return i.Name == p.Name() })
		if at >= 0 && at+1 < len(items) && items[at].Lesson && items[at+1].Lesson {
			return d.play(items[at+1].Name)
		}
		return "", errors.New("this is the end; L lists what else there is")
	}
	if !d.line.Next() {
		return "", errors.New("no scenario waits for you")
	}
	d.heed()
	return "", nil
}

// landedOnPage leaves time as it was: on a page, things may move or not.
func (d *Driver) landedOnPage() {
	paused := d.paused
	_ = d.landed()
	d.paused = paused
}

// play leaves this world for that of a scenario.
func (d *Driver) play(name string) (string, error) {
	if d.library.Open == nil {
		return "", errors.New("nothing else can be played here")
	}
	w, p, err := d.library.Open(name)
	if err != nil {
		return "", err
	}
	d.line.Close()
	d.line = NewTimeline(w, p)
	d.line.ctx = d.ctx
	d.limits, d.stopped, d.failed, d.until, d.paused, d.ended = sim.Limits{}, "", "", nil, false, false
	d.target, d.focus, d.inspects, d.rate = 0, 0, nil, rate{}
	d.heed()
	return "", nil
}

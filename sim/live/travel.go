package live

import (
	"errors"
	"fmt"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/quantity"
)

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

func seek(d *Driver, c command.Seek) (string, error) {
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
			return "", fmt.Errorf("this run has come to %v; expected a time up to that, or: run %s", d.line.Head(), quantity.FormatDuration(quantity.UpTo((t-d.line.Now()).Duration(), time.Millisecond)))
		}
		d.line.Seek(netsim.Time(c.Time))
	}
	return fmt.Sprintf("at %v", d.line.Now()), d.landed()
}

// back goes back by a time, or to just before the newest block was found.
func back(d *Driver, c command.Back) (string, error) {
	to := d.line.Now() - netsim.Time(c.By)
	if d.line.Now() == d.line.From() && d.line.Now() > 0 {
		return "", d.line.forgotten("what was before")
	}
	if c.By == 0 {
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
func forward(d *Driver, c command.Forward) (string, error) {
	if c.By == 0 {
		return little(d, command.Step{What: command.StepBlock})
	}
	d.flatOut(toTime(d.line.Now() + netsim.Time(c.By)))
	return "", nil
}

func undo(d *Driver, _ command.Undo) (string, error) {
	undone, err := d.line.Undo()
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("undone: %s; this is branch %d, at %v", undone, d.line.here.branch.number, d.line.Now()), d.landed()
}

func toBranch(d *Driver, c command.Branch) (string, error) {
	if c.Number == 0 {
		return d.line.ListBranches(), nil
	}
	if err := d.line.Branch(c.Number); err != nil {
		return "", err
	}
	return fmt.Sprintf("branch %d, at %v", c.Number, d.line.Now()), d.landed()
}

func compareBranches(d *Driver, c command.Compare) (string, error) {
	if c.B == 0 {
		var err error
		if c.A, c.B, err = d.line.branches.pair(d.line.here.branch, c.A); err != nil {
			return "", err
		}
	}
	return d.line.Compare(c.A, c.B)
}

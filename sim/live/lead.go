package live

import (
	"errors"
	"slices"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/view"
)

// play leaves this world for that of a scenario.
func play(d *Driver, c command.Play) (string, error) {
	if d.library.Open == nil {
		return "", errors.New("nothing else can be played here")
	}
	w, p, err := d.library.Open(c.Name)
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

// next goes on where a scenario waits; after a lesson's end, to the next lesson.
func next(d *Driver, _ command.Next) (string, error) {
	if p := d.line.Player(); p != nil && p.Ended() {
		items := d.library.Items
		at := slices.IndexFunc(items, func(i view.LibraryItem) bool { return i.Name == p.Name() })
		if at >= 0 && at+1 < len(items) && items[at].Lesson && items[at+1].Lesson {
			return play(d, command.Play{Name: items[at+1].Name})
		}
		return "", errors.New("this is the end; L lists what else there is")
	}
	if !d.line.Next() {
		return "", errors.New("no scenario waits for you")
	}
	d.heed()
	return "", nil
}

// previous goes to the page before, and leaves time as it was: on a page, things may move or not.
func previous(d *Driver, _ command.Previous) (string, error) {
	if err := d.line.Page(1); err != nil {
		return "", err
	}
	paused := d.paused
	_ = d.landed()
	d.paused = paused
	return "", nil
}

func show(d *Driver, _ command.Show) (string, error) {
	did, ok := d.line.Solve()
	if !ok {
		return "", errors.New("there is no open task that can be shown")
	}
	d.heed()
	return did, nil
}

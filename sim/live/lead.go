package live

import (
	"errors"
	"slices"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
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
	d.enter(w, p)
	return "", nil
}

// begin leaves this world for a new one without a scenario.
func begin(d *Driver, c command.New) (string, error) {
	if d.library.New == nil {
		return "", errors.New("no other world can be begun here")
	}
	w, same, err := d.library.New(c.Settings)
	if err != nil {
		return "", err
	}
	d.enter(w, nil)
	return "a new world, as by: " + same, nil
}

// enter leaves this world for another one.
func (d *Driver) enter(w *sim.World, p *scenario.Player) {
	if d.users > 0 {
		d.speed, d.users = d.users, 0
	}
	d.line.Close()
	d.line = NewTimeline(w, p)
	d.line.ctx, d.chosen = d.ctx, chosen(d.line)
	d.limits, d.stopped, d.failed, d.until, d.paused, d.ended = sim.Limits{}, "", "", nil, false, false
	d.target, d.focus, d.inspects, d.rate = 0, 0, nil, rate{}
	d.confined.fresh()
	d.heed()
}

// next goes on where a scenario waits; from the end of a lesson, to the next lesson.
func next(d *Driver, _ command.Next) (string, error) {
	p := d.line.Player()
	over := p != nil && p.Ended()
	if !over && !d.line.Next() {
		return "", errors.New("no scenario waits for you")
	}
	p = d.line.Player()
	if further := lessonAfter(d.library.Items, p.Name()); p.Ended() && further != "" {
		return play(d, command.Play{Name: further})
	}
	if over {
		return "", errors.New("this is the end; L lists what else there is")
	}
	d.heed()
	return "", nil
}

// lessonAfter is the lesson after the one of a name; "" if there is none.
func lessonAfter(items []view.LibraryItem, name string) string {
	at := slices.IndexFunc(items, func(i view.LibraryItem) bool { return i.Name == name })
	if at >= 0 && at+1 < len(items) && items[at].Lesson && items[at+1].Lesson {
		return items[at+1].Name
	}
	return ""
}

// previous goes to the beginning of the page, or, where nothing was done on it, of the one
// before; what the page shows at its beginning, it shows again.
func previous(d *Driver, _ command.Previous) (string, error) {
	back := 1
	if d.line.PageTouched() {
		back = 0
	}
	if err := d.line.Page(back); err != nil {
		return "", err
	}
	asks := d.line.Player().Asks()
	paused := d.paused
	_ = d.landed()
	d.paused = paused
	d.stage(asks)
	if back == 0 {
		return "the page begins again; once more goes to the page before", nil
	}
	return "", nil
}

// show shows how a task is done: time runs, since it has to pass for that.
func show(d *Driver, _ command.Show) (string, error) {
	did, err := d.line.Solve()
	if err != nil {
		return "", err
	}
	d.stage(d.line.Player().Asks())
	if d.paused && d.until == nil {
		_, _ = resume(d, command.Resume{})
	}
	if did == "" {
		return "this takes nothing but time, which runs", nil
	}
	return "shown: " + did, nil
}

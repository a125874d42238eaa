package tui

import (
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// FramesPerSecond is how many pictures a second the dashboard shows at most.
const FramesPerSecond = framesPerSecond

// Film is a dashboard that nobody touches, picture by picture, without a program around it.
type Film struct {
	app   *App
	shown *reel
	ticks int // of the dashboard, from picture to picture
}

// reel is a world of which the next picture is given.
type reel struct {
	Controller
	view *view.View
}

func (r *reel) View() *view.View { return r.view }

// NewFilm returns a film of w columns and h lines, which begins with a view; of the
// dashboard's time passes so many times 1/FramesPerSecond s from picture to picture.
func NewFilm(first *view.View, w, h, ticks int, o Options) *Film {
	f := &Film{shown: &reel{view: first}, ticks: ticks}
	f.app = New(f.shown, o)
	f.app.w, f.app.h, f.app.touched = w, h, true
	f.app.g.Resize(w, h)
	f.app.sample()
	f.app.draw()
	return f
}

// Next goes on to the next picture.
func (f *Film) Next(v *view.View) {
	for range f.ticks {
		f.app.toasts.Tick()
		f.app.status.tick()
	}
	f.shown.view = v
	f.app.sample()
	f.app.draw()
}

// Grid is the picture.
func (f *Film) Grid() *grid.Grid { return f.app.g }

// Changes is what has to be written to a terminal that shows the picture before, or nothing
// yet, so that it shows this one.
func (f *Film) Changes() []byte { return f.app.shown.Changes(f.app.g, f.app.th.Profile) }

package program

import (
	"io"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/headless"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui"
	"example.com/sosocoin/tui/cast"
	"example.com/sosocoin/tui/grid"
)

// look is how the dashboard is drawn where there is no terminal: in all colours.
func look(s *flags.Settings) tui.Options {
	o := asked(s)
	o.Profile = grid.TrueColor
	return o
}

// camera looks at a run without a dashboard as one would that keeps a pace.
type camera struct {
	speed   float64
	library []view.LibraryItem // what can be played
}

func cameraOf(s *flags.Settings) camera { return camera{pace(s), s.Language.List()} }

func (c camera) see(world *sim.World, player *scenario.Player) *view.View {
	v := world.View(0)
	v.Clock = view.Clock{Speed: c.speed, Reached: measured.Known(c.speed)}
	v.Timeline.Head, v.Timeline.Branch = v.Now, 1
	v.Library = c.library
	if player != nil {
		v.Script = player.View()
	}
	return v
}

// pace is how many virtual seconds a second of a film is.
func pace(s *flags.Settings) float64 {
	if s.Speed == 0 {
		return live.UsualSpeed
	}
	return s.Speed
}

// recording records a headless run as the dashboard would show it at its speed, in the time
// of the recording.
func recording(out io.Writer, s *flags.Settings) *headless.Film {
	var (
		camera = cameraOf(s)
		speed  = camera.speed
		size   = s.Outputs.Picture
		film   *tui.Film
		now    time.Duration
	)
	recorder := cast.New(out, func() time.Duration { return now })
	return &headless.Film{
		Step: max(netsim.Time(speed*float64(netsim.Second)/tui.FramesPerSecond), 1),
		Look: func(world *sim.World, player *scenario.Player) {
			v := camera.see(world, player)
			now = time.Duration(float64(v.Now.Duration()) / speed)
			if film == nil {
				film = tui.NewFilm(v, size.W, size.H, 1, look(s))
			} else {
				film.Next(v)
			}
			if changes := film.Changes(); len(changes) > 0 {
				recorder.Show(size.W, size.H, changes)
			}
		},
		End:  recorder.End,
		Last: true,
	}
}

package program

import (
	"fmt"
	"io"
	"math"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/headless"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui"
	"example.com/sosocoin/tui/grid"
)

// picture runs a world as far as a picture of it needs, and draws that. What Ctrl-C breaks
// off is no picture.
func (p *program) picture(s *flags.Settings) error {
	ctx, stop := interruptible()
	defer stop()
	world, err := p.build(ctx, s)
	if err != nil {
		return err
	}
	defer world.Close()
	if err := p.begin(ctx, s, world); err != nil {
		return err
	}
	draw := still
	if s.Shot.Animate {
		draw = moving
	}
	film, until, made := draw(s)
	interrupted, err := film.Shoot(ctx, world, s.Scenario, until)
	switch {
	case interrupted:
		return &exit{code: exitInterrupted}
	case err != nil:
		return &exit{exitFailed, err}
	case until != netsim.Never && world.Now() < until:
		flag := map[bool]string{false: "at", true: "to"}[s.Shot.Animate]
		return &exit{exitUsage, s.Refuse(flag, fmt.Sprintf("the scenario ends at %v; expected a time up to that", world.Now()))}
	}
	return p.deliver(s.Shot.File, made())
}

// deliver writes a picture where it is wanted.
func (p *program) deliver(file, picture string) error {
	if files.IsStdout(file) {
		_, err := io.WriteString(p.stdout, picture)
		return err
	}
	if err := files.Write(file, func(out io.Writer) error { _, err := io.WriteString(out, picture); return err }); err != nil {
		return &exit{exitFailed, &flags.Error{Flag: "output", Problem: err.Error()}}
	}
	return nil
}

// still draws one moment: the film to shoot for it, up to when, and what comes of it.
func still(s *flags.Settings) (film *headless.Film, until netsim.Time, made func() string) {
	var v *view.View
	film = &headless.Film{
		From: s.Shot.At, Step: math.MaxInt64 / 4, Last: true,
		Look: func(w *sim.World, player *scenario.Player) {
			v = cameraOf(s).see(w, player)
			v.Clock.Paused = true
		},
	}
	return film, s.Shot.At, func() string { return tui.SVG(v, s.Outputs.Picture.W, s.Outputs.Picture.H, look(s)) }
}

// moving draws a stretch of time.
func moving(s *flags.Settings) (film *headless.Film, until netsim.Time, made func() string) {
	var (
		camera = cameraOf(s)
		speed  = camera.speed
		each   = time.Duration(float64(s.Shot.Every.Duration()) / speed)
		size   = s.Outputs.Picture
		ticks  = max(int((each*tui.FramesPerSecond+time.Second/2)/time.Second), 1)
		shown  *tui.Film
		frames grid.Film
		title  string
	)
	film = &headless.Film{
		From: s.Shot.From, Step: s.Shot.Every,
		Look: func(w *sim.World, player *scenario.Player) {
			v := camera.see(w, player)
			if shown == nil {
				shown, title = tui.NewFilm(v, size.W, size.H, ticks, look(s)), tui.PictureTitle(v)
			} else {
				shown.Next(v)
			}
			frames.Add(shown.Grid())
		},
	}
	return film, s.Shot.To, func() string { return frames.SVG(title, each) }
}

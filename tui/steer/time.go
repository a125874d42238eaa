package steer

import (
	"math"
	"time"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
)

// Time steers virtual time.
type Time struct {
	speed float64 // last asked for, until the view shows it
}

// Settle says that all that was asked for is done.
func (t *Time) Settle() { t.speed = 0 }

// Key acts on a key and says whether it was one for time.
func (t *Time) Key(h kit.Host, msg keymap.Msg) bool {
	c := t.command(h, msg)
	if c == nil {
		return false
	}
	h.Do(c.String())
	return true
}

func (t *Time) command(h kit.Host, msg keymap.Msg) command.Command {
	k, clock := h.Keys(), &h.View().Clock
	switch {
	case keymap.Pressed(msg, k.Pause):
		if clock.Paused || clock.Stopped != "" {
			return command.Resume{}
		}
		return command.Pause{}
	case keymap.Pressed(msg, k.Step):
		return command.Step{What: command.StepPacket}
	case keymap.Pressed(msg, k.NextBlock):
		return command.Step{What: command.StepBlock}
	case keymap.Pressed(msg, k.Slower):
		return t.change(clock.Speed, slower)
	case keymap.Pressed(msg, k.Faster):
		return t.change(clock.Speed, faster)
	case keymap.Pressed(msg, k.BackBlock):
		return command.Back{}
	case keymap.Pressed(msg, k.OnBlock):
		return command.Forward{}
	case keymap.Pressed(msg, k.BackTime):
		return command.Back{By: littleWhile}
	case keymap.Pressed(msg, k.OnTime):
		return command.Forward{By: littleWhile}
	case keymap.Pressed(msg, k.Undo):
		return command.Undo{}
	}
	return nil
}

// littleWhile is how far { and } go.
const littleWhile = 10 * time.Second

// The slowest speed, and the fastest before "max", in virtual seconds per second.
const (
	leastSpeed = 1.0 / 8
	mostSpeed  = 1024
)

func slower(speed float64) float64 {
	if math.IsInf(speed, 1) {
		return mostSpeed
	}
	return max(leastSpeed, speed/2)
}

func faster(speed float64) float64 {
	if speed >= mostSpeed {
		return math.Inf(1)
	}
	return max(leastSpeed, speed*2)
}

// change changes the speed last asked for, which the view may not show yet.
func (t *Time) change(shown float64, change func(float64) float64) command.Command {
	if t.speed == 0 {
		t.speed = shown
	}
	t.speed = change(t.speed)
	return command.Speed{Factor: t.speed}
}

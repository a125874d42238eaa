package flags

import (
	"fmt"
	"math"
	"time"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/quantity"
)

// Shot is a picture of a run that is asked for, of the size of Outputs.Picture.
type Shot struct {
	File     string
	Animate  bool
	At       netsim.Time // of a still one; netsim.Never: a scenario's end
	From, To netsim.Time // of one that moves, with
	Every    netsim.Time // from frame to frame
}

// mostFrames bounds a picture that moves: a browser has to hold all of it.
const mostFrames = 600

// The still picture without a time, and how many frames a second there are without
// another wish.
const (
	usualAt     = time.Minute
	usualFrames = 5
)

// shots is the table of the flags of such a picture.
func shots() []setting {
	return []setting{
		{"at", "T", "", "virtual time of the picture (default 1m, or the end of the scenario)", shotTime("at", func(s *Shot) *netsim.Time { return &s.At })},
		{"from", "T", "", "with --animate: virtual time of the first frame (default 0s)", shotTime("from", func(s *Shot) *netsim.Time { return &s.From })},
		{"to", "T", "", "with --animate: virtual time of the last frame", shotTime("to", func(s *Shot) *netsim.Time { return &s.To })},
		{"every", "D", "", "with --animate: virtual time from frame to frame (default a fifth of what --speed says)", readEvery},
		{"output", "FILE", "-", "write the picture into this file; - is standard output", func(s *Settings, v string) error { return name(&s.Shot.File, v, "file") }},
	}
}

func shotTime(flag string, field func(*Shot) *netsim.Time) func(*Settings, string) error {
	return func(s *Settings, v string) error {
		d, err := quantity.ParseDuration(v)
		*field(s.Shot) = netsim.Time(d)
		return err
	}
}

func readEvery(s *Settings, v string) error {
	d, err := quantity.ParseDuration(v)
	if err == nil && d == 0 {
		err = fmt.Errorf("0 is no time from frame to frame; expected a duration such as 200ms")
	}
	s.Shot.Every = netsim.Time(d)
	return err
}

// Frames is how many frames a picture that moves has.
func (s *Shot) Frames() int { return int((s.To-s.From)/s.Every) + 1 }

// compose fills in what a picture was not told, and refuses what cannot be drawn.
func (f *Flags) compose(s *Settings) error {
	shot := *s.Shot // that of the flags stays as it is
	s.Shot = &shot
	for _, name := range []string{"from", "to", "every"} {
		if f.set.Changed(name) && !shot.Animate {
			return &Error{name, "is of a picture that moves; add --animate"}
		}
	}
	if err := s.apart([]output{{"output", shot.File, ""}}); err != nil {
		return err
	}
	if err := files.Check(shot.File); err != nil {
		return &Error{"output", err.Error()}
	}
	if shot.Animate {
		return f.animate(s)
	}
	if f.set.Changed("speed") {
		return &Error{"speed", "is of a picture that moves; add --animate"}
	}
	if !f.set.Changed("at") {
		shot.At = netsim.Time(usualAt)
		if s.Scenario != nil {
			shot.At = netsim.Never
		}
	}
	return nil
}

// animate is compose for a picture that moves.
func (f *Flags) animate(s *Settings) error {
	shot := s.Shot
	switch {
	case f.set.Changed("at"):
		return &Error{"at", "is of a picture that stands still; expected --from and --to"}
	case !f.set.Changed("to"):
		return &Error{"animate", "would show the run for ever; add --to 30s"}
	case shot.To <= shot.From:
		return &Error{"to", fmt.Sprintf("%v is not after --from, %v", shot.To, shot.From)}
	case math.IsInf(s.Speed, 1):
		return &Error{"speed", "max is no pace for a picture that moves; expected a number such as 4"}
	}
	speed := s.Speed
	if speed == 0 {
		speed = 1
	}
	if shot.Every == 0 {
		shot.Every = max(netsim.Time(speed*float64(netsim.Second)/usualFrames), 1)
	}
	if frames := (shot.To-shot.From)/shot.Every + 1; frames > mostFrames {
		fits := (shot.To-shot.From)/(mostFrames-1) + 1
		return &Error{"every", fmt.Sprintf("%s makes %d frames, more than %d; expected %s or more, or less time from --from to --to",
			quantity.FormatDuration(shot.Every.Duration()), frames, mostFrames, quantity.FormatDuration(quantity.UpTo(fits.Duration(), time.Millisecond)))}
	}
	return nil
}

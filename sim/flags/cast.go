package flags

import (
	"math"

	"example.com/sosocoin/sim/files"
)

// casts is the table of the flags of recordings.
func casts() []setting {
	return []setting{
		{"cast", "FILE", "", "record what the dashboard shows into a new file, as an asciicast, which asciinema and web pages play; with --headless: the dashboard as it would be at --speed, of --size", readCast},
	}
}

func readCast(s *Settings, v string) error { return name(&s.Outputs.Cast, v, "file") }

// checkCast says why a recording cannot be written. It grows while it is recorded, and so
// does not go where a dashboard is shown.
func checkCast(file string, headless bool) error {
	if !headless {
		if err := files.CheckFile(file); err != nil {
			return err
		}
	}
	return files.CheckNew(file)
}

// castable refuses a recording that has no pace.
func (o *Outputs) castable(s *Settings) error {
	if o.Cast != "" && s.Headless && math.IsInf(s.Speed, 1) {
		return &Error{"speed", "max is no pace for a recording of a headless run; expected a number such as 4"}
	}
	return nil
}

// sized says whether something is drawn of which a size can be chosen.
func (s *Settings) sized() bool {
	return s.Shot != nil || s.Outputs.Picture.File != "" || s.Headless && s.Outputs.Cast != ""
}

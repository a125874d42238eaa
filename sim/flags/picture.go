package flags

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Picture is the drawing of a headless run's end, in columns and lines of the
// dashboard. A recording of one has the same size.
type Picture struct {
	File string // "": none
	W, H int
}

// The sizes of a picture: from the least that the dashboard can be laid out in.
const (
	minWidth, maxWidth   = 60, 250
	minHeight, maxHeight = 15, 80
)

// pictures is the table of the picture's flags.
func pictures() []setting {
	return []setting{
		{"svg", "FILE", "", "with --headless: draw the dashboard as it stands at the end into a file", readSVG},
		{"size", "WxH", "120x40", "of that picture, and of a recording of a headless run, in columns and lines", readSize},
	}
}

func readSVG(s *Settings, v string) error { return name(&s.Outputs.Picture.File, v, "file") }

func readSize(s *Settings, v string) error {
	columns, lines, _ := strings.Cut(v, "x")
	w, errW := strconv.ParseUint(columns, 10, 16)
	h, errH := strconv.ParseUint(lines, 10, 16)
	if errors.Join(errW, errH) != nil || w < minWidth || w > maxWidth || h < minHeight || h > maxHeight {
		return fmt.Errorf("%.40q is not a size; expected columns and lines from %dx%d to %dx%d", v, minWidth, minHeight, maxWidth, maxHeight)
	}
	s.Outputs.Picture.W, s.Outputs.Picture.H = int(w), int(h)
	return nil
}

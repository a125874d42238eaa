package cast

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"
)

// Recorder writes a recording. The nil Recorder records nothing.
type Recorder struct {
	out   io.Writer
	since func() time.Duration
	w, h  int
	begun bool
	last  time.Duration
}

// The cursor is no part of what is recorded. It comes back at the end, with which the last
// picture lasts until then.
const (
	hideCursor = "\x1b[?25l"
	showCursor = "\x1b[?25h"
)

// The size of a recording in which nothing is shown.
const (
	usualWidth  = 80
	usualHeight = 24
)

// The codes of events.
const (
	output = "o"
	resize = "r"
)

// New begins a recording. Since is the time from its beginning until now. Whoever gives out
// keeps its errors.
func New(out io.Writer, since func() time.Duration) *Recorder {
	return &Recorder{out: out, since: since}
}

// Show adds what was written to a terminal of w columns and h lines: UTF-8, no character in
// parts. What is written first, and first in another size, has to be the whole picture.
func (r *Recorder) Show(w, h int, written []byte) {
	if r == nil {
		return
	}
	switch {
	case !r.begun:
		r.begin(w, h)
	case w != r.w || h != r.h:
		r.event(resize, fmt.Sprintf("%dx%d", w, h))
	}
	r.w, r.h = w, h
	r.event(output, string(written))
}

// End ends the recording now. After it nothing may be shown.
func (r *Recorder) End() {
	if r == nil {
		return
	}
	if !r.begun {
		r.begin(usualWidth, usualHeight)
	}
	r.event(output, showCursor)
}

func (r *Recorder) begin(w, h int) {
	r.begun = true
	r.line(struct {
		Version int `json:"version"`
		Width   int `json:"width"`
		Height  int `json:"height"`
	}{2, w, h})
	r.event(output, hideCursor)
}

// event writes a line about what happens now, or with what was before it, where a clock was
// set back.
func (r *Recorder) event(code, data string) {
	r.last = max(r.last, r.since())
	r.line([]any{json.Number(fmt.Sprintf("%.6f", r.last.Seconds())), code, data})
}

func (r *Recorder) line(value any) {
	var line bytes.Buffer
	e := json.NewEncoder(&line)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err) // numbers and texts can be encoded
	}
	_, _ = r.out.Write(line.Bytes())
}

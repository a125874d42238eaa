package cast_test

import (
	"strings"
	"testing"
	"time"

	"example.com/sosocoin/tui/cast"
	"example.com/sosocoin/tui/cast/casttest"
)

// A recording is as players read it, also where the clock was set back.
func TestRecording(t *testing.T) {
	var out strings.Builder
	now := time.Duration(0)
	r := cast.New(&out, func() time.Duration { return now })
	r.Show(20, 3, []byte("\x1b[1Ha <b> & \"│\""))
	now = 1500 * time.Millisecond
	r.Show(20, 3, []byte("\x1b[2Hc"))
	now = time.Second
	r.Show(30, 2, []byte("\x1b[1Hwide  "))
	now = 2 * time.Second
	r.End()
	const want = `{"version":2,"width":20,"height":3}
[0.000000,"o","\u001b[?25l"]
[0.000000,"o","\u001b[1Ha <b> & \"│\""]
[1.500000,"o","\u001b[2Hc"]
[1.500000,"r","30x2"]
[1.500000,"o","\u001b[1Hwide  "]
[2.000000,"o","\u001b[?25h"]
`
	if out.String() != want {
		t.Errorf("the recording is:\n%s\nwant:\n%s", out.String(), want)
	}
	if p := casttest.Play(t, out.String()); p.W != 30 || p.H != 2 || p.Length != now || !strings.Contains(p.Screen.String(), `wide  & "│"`) {
		t.Errorf("played %+v:\n%s", p, p.Screen)
	}
}

// A recording of nothing is one too, and nobody need record.
func TestEmptyRecording(t *testing.T) {
	var out strings.Builder
	cast.New(&out, func() time.Duration { return 0 }).End()
	if p := casttest.Play(t, out.String()); p.W != 80 || p.H != 24 {
		t.Errorf("played %+v", p)
	}
	var none *cast.Recorder
	none.Show(80, 24, []byte("x"))
	none.End()
}

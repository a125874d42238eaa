package casttest

import (
	"bufio"
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
)

// Played is a recording at its end.
type Played struct {
	Screen *vt.Emulator // as it stands
	W, H   int
	Sizes  []string // that it went to, after the first
	Events int
	Length time.Duration
}

// Play plays a recording to its end, and fails the test where it is not as asciicast v2 has
// it: a header, then events in the order of their times.
func Play(t testing.TB, recording string) Played {
	t.Helper()
	lines := bufio.NewScanner(strings.NewReader(recording))
	lines.Buffer(nil, len(recording)+1)
	lines.Scan()
	var header struct{ Version, Width, Height int }
	if err := json.Unmarshal(lines.Bytes(), &header); err != nil || header.Version != 2 || header.Width < 1 || header.Height < 1 {
		t.Fatalf("the header is %q (%v)", lines.Text(), err)
	}
	p := Played{Screen: vt.NewEmulator(header.Width, header.Height), W: header.Width, H: header.Height}
	for lines.Scan() {
		at, code, data := event(t, lines.Bytes())
		if at < p.Length {
			t.Fatalf("an event at %v after one at %v", at, p.Length)
		}
		p.Length = at
		p.Events++
		switch code {
		case "o":
			if _, err := p.Screen.Write([]byte(data)); err != nil {
				t.Fatal(err)
			}
		case "r":
			w, h, _ := strings.Cut(data, "x")
			if p.W, p.H = number(t, w), number(t, h); p.W*p.H == 0 {
				t.Fatalf("the size is %q", data)
			}
			p.Sizes = append(p.Sizes, data)
			p.Screen.Resize(p.W, p.H)
		default:
			t.Fatalf("an event is %q", lines.Text())
		}
	}
	if !strings.HasSuffix(recording, "\n") || p.Events == 0 {
		t.Fatalf("the recording has no end: %.200q", recording)
	}
	return p
}

func event(t testing.TB, line []byte) (at time.Duration, code, data string) {
	t.Helper()
	var parts []any
	if err := json.Unmarshal(line, &parts); err != nil || len(parts) != 3 {
		t.Fatalf("an event is %q (%v)", line, err)
	}
	seconds, isTime := parts[0].(float64)
	code, isCode := parts[1].(string)
	data, isText := parts[2].(string)
	if !isTime || !isCode || !isText {
		t.Fatalf("an event is %q", line)
	}
	return time.Duration(seconds * float64(time.Second)), code, data
}

func number(t testing.TB, digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

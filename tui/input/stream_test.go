package input

import (
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

func TestBursts(t *testing.T) {
	for _, c := range []struct {
		name  string
		sends string
		is    string
	}{
		{"one key", "m", "m"},
		{"keys", "mm", "m m"},
		{"keys and spaces", "> > > >", "> space > space > space >"},
		{"a key held down through a stall", strings.Repeat("j", 300), strings.TrimSuffix(strings.Repeat("j ", 300), " ")},
		{"keys and enter", "jj\r", "j j enter"},
		{"a search", "/n3\r", "/ n 3 enter"},
		{"a form", "s\t\t2.5\t0.01\r", "s tab tab 2 . 5 tab 0 . 0 1 enter"},
		{"a word in a field", "pn0\tn1-n7\r", "p n 0 tab n 1 - n 7 enter"},
		{"two lines", "mine n1 off\nmine n2 off\n", `input.Pasted(mine n1 off
mine n2 off
)`},
		{"as a terminal pastes", "mine n1 off\rmine n2 off\r", "input.Pasted(mine n1 off\nmine n2 off\n)"},
		{"as another system does", "m\r\nM\r\n", "input.Pasted(m\nM\n)"},
		{"tabs", "mine\tn1\nmine\tn2", "input.Pasted(mine\tn1\nmine\tn2)"},
		{"one line", "mine n0 one", "input.Pasted(mine n0 one)"},
		{"other letters", "世界 é Ж ñ ü ö ß", "input.Pasted(世界 é Ж ñ ü ö ß)"},
		{"a key's sequence between", "m\x1b[Bm", "m down m"},
		{"a mouse between", "mine n1 off\n\x1b[<65;80;30Mm", "input.Pasted(mine n1 off\n) wheel-down@79,29 m"},
		{"a line feed alone", "\n", "ctrl+j"},
		{"ctrl+c behind", "mine n1 off\n\x03", "input.Pasted(mine n1 off\n) ctrl+c"},
		{"in brackets", "\x1b[200~mine n1 off\n\x1b[201~", "[mine n1 off\n]"},
	} {
		for at := range len(c.sends) {
			if at%max(1, len(c.sends)/30) > 0 {
				continue
			}
			var s Stream
			out := s.Feed(0, []byte(c.sends[:at]))
			out = append(out, s.Pass(burstTime-1)...)
			out = append(out, s.Feed(burstTime-1, []byte(c.sends[at:]))...)
			if got := told(append(out, s.Pass(time.Hour)...)); got != strings.ReplaceAll(c.is, "\n", "\n") {
				t.Errorf("%s, cut before byte %d:\n%q, expected\n%q", c.name, at, got, c.is)
			}
		}
	}
}

// Text that comes as slowly as a person types it is typed.
func TestTypingIsNoPaste(t *testing.T) {
	var s Stream
	var out []tea.Msg
	for i, b := range []byte("mine n1 off\rmine n2 off\r") {
		now := time.Duration(i) * burstTime
		out = append(append(out, s.Pass(now)...), s.Feed(now, []byte{b})...)
	}
	if got := told(append(out, s.Pass(time.Hour)...)); strings.Contains(got, "Pasted") || strings.Count(got, " ") != 23 {
		t.Errorf("it is %q", got)
	}
}

// A key that is held back is not held long, and what is no text is not held at all.
func TestNothingIsHeldLong(t *testing.T) {
	var s Stream
	if out := s.Feed(0, []byte("m")); out != nil {
		t.Errorf("given at once: %q", told(out))
	}
	if due, waits := s.Due(); due != burstTime || !waits {
		t.Errorf("due at %v: %v", due, waits)
	}
	if got := told(s.Feed(1, []byte("\x1b[A"))); got != "m up" {
		t.Errorf("given: %q", got)
	}
	if _, waits := s.Due(); waits {
		t.Error("something still waits")
	}
	s.Feed(2, []byte("m\x1b"))
	if due, _ := s.Due(); due != 2+burstTime {
		t.Errorf("due at %v", due)
	}
	if got := told(s.Pass(2 + burstTime)); got != "m" {
		t.Errorf("given: %q", got)
	}
	if due, _ := s.Due(); due != 2+escapeTime {
		t.Errorf("due at %v", due)
	}
	if got := told(s.Pass(2 + escapeTime)); got != "esc" {
		t.Errorf("given: %q", got)
	}
}

func FuzzStream(f *testing.F) {
	for _, c := range sequences() {
		f.Add([]byte(c.sends+"mine n1 off\r"), uint16(3))
	}
	f.Fuzz(func(t *testing.T, stream []byte, at uint16) {
		cut := min(int(at), len(stream))
		var whole, parts Stream
		want := told(append(whole.Feed(0, stream), whole.Pass(time.Hour)...))
		out := append(parts.Feed(0, stream[:cut]), parts.Pass(burstTime-1)...)
		out = append(out, parts.Feed(burstTime-1, stream[cut:])...)
		if got := told(append(out, parts.Pass(time.Hour)...)); got != want && len(stream) < mostTyped {
			t.Errorf("cut before byte %d it makes\n%q, else\n%q", cut, got, want)
		}
		if len(whole.keys) > 0 {
			t.Error("keys are held for ever")
		}
	})
}

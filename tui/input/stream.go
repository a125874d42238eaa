package input

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

const (
	// burstTime is how long a character waits for another one of the same burst. Keys that
	// are held down come 30 ms apart, and those of fast typists rarely under 20 ms.
	burstTime = 10 * time.Millisecond
	// pasteTime is how long text that is plainly pasted waits for more: it comes in pieces.
	pasteTime = 50 * time.Millisecond
	// mostTyped is how many characters of a burst are looked at before it counts as typed.
	mostTyped = 256
)

// Stream makes events of a terminal's bytes, as a Decoder does, and tells text that was
// pasted without brackets from text that was typed. The zero value is ready.
type Stream struct {
	decoder Decoder
	keys    []tea.Msg // a burst
	text    []rune    // what it types
	pasted  bool      // it is a paste
	last    time.Duration
}

// Feed takes bytes that came at a time and returns what they make.
func (s *Stream) Feed(at time.Duration, p []byte) []tea.Msg {
	out := s.over(at)
	return append(out, s.sort(at, s.decoder.Feed(at, p))...)
}

// Pass says that nothing has come until at, and returns what that makes.
func (s *Stream) Pass(at time.Duration) []tea.Msg {
	out := s.over(at)
	return append(out, s.sort(at, s.decoder.Pass(at))...)
}

// Due says when Pass will matter, if it will.
func (s *Stream) Due() (at time.Duration, waits bool) {
	at, waits = s.decoder.Due()
	if len(s.keys) > 0 && (!waits || s.burstEnd() < at) {
		return s.burstEnd(), true
	}
	return at, waits
}

func (s *Stream) burstEnd() time.Duration {
	if s.pasted {
		return s.last + pasteTime
	}
	return s.last + burstTime
}

// over ends the burst when its time is over.
func (s *Stream) over(at time.Duration) []tea.Msg {
	if len(s.keys) == 0 || at < s.burstEnd() {
		return nil
	}
	return s.flush()
}

// sort holds back what may be of a burst, and lets pass what is not.
func (s *Stream) sort(at time.Duration, events []tea.Msg) (out []tea.Msg) {
	for _, msg := range events {
		r := textOf(msg)
		if r == nil {
			out = append(append(out, s.flush()...), msg)
			continue
		}
		s.keys, s.text, s.last = append(s.keys, msg), append(s.text, r...), at
	}
	s.pasted = s.pasted || plain(s.text)
	if !s.pasted && len(s.text) > mostTyped || len(s.text) > mostPasted {
		out = append(out, s.flush()...)
	}
	return out
}

// flush gives the burst as what it is.
func (s *Stream) flush() []tea.Msg {
	keys, text := s.keys, string(s.text)
	pasted := s.pasted || plain(s.text)
	s.keys, s.text, s.pasted = nil, nil, false
	if pasted {
		return []tea.Msg{Pasted(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text))}
	}
	return keys
}

// textOf is what a key types, or nil.
func textOf(msg tea.Msg) []rune {
	k, ok := msg.(tea.KeyMsg)
	switch {
	case !ok, k.Alt, k.Paste:
	case k.Type == tea.KeyRunes, k.Type == tea.KeySpace:
		return k.Runes
	case k.Type == tea.KeyEnter, k.Type == tea.KeyTab, k.Type == tea.KeyCtrlJ:
		return []rune{rune(k.Type)}
	}
	return nil
}

// Where a burst of keys is plainly text: a line of so many different characters; a part of
// one, up to a tab, of so many characters, of which so many are different.
const (
	lineDiffers = 4
	partLength  = 8
	partDiffers = 6
)

// plain says whether a burst is text that was pasted, and not keys that were typed ahead or
// sent by a script, such as "jjj", "> > >" or a form's "s TAB TAB 2.5 ENTER". It is where
//   - a line ends with a line feed, which no key sends, or
//   - a line without tabs that is ended, or begun after another one, has four different
//     characters or more, as words have, or
//   - there are eight characters or more between tabs and ends of lines, of which six
//     differ.
func plain(text []rune) bool {
	s := string(text)
	if strings.Contains(s, "\n") && strings.Trim(s, "\r\n\t ") != "" {
		return true
	}
	ended := strings.Contains(s, "\r")
	for line := range strings.SplitSeq(s, "\r") {
		if ended && !strings.Contains(line, "\t") && different(line) >= lineDiffers {
			return true
		}
		for part := range strings.SplitSeq(line, "\t") {
			if len(part) >= partLength && different(part) >= partDiffers {
				return true
			}
		}
	}
	return false
}

// Plain says whether what follows the last end of a line in a paste is text as well, and no
// keys that came right after it.
func (p Pasted) Plain() bool { return plain([]rune("\r" + string(p))) }

func different(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}

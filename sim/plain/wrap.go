package plain

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Wrap breaks text into lines as the zero Ruler counts.
func Wrap(text string, width int) []string { return Ruler{}.Wrap(text, width) }

// Wrap breaks text into lines of at most width columns, and at its own line breaks. A line
// may end
//
//   - at spaces, which are left out there, but not between a number and its %;
//   - beside a character of two columns, where Unicode Standard Annex #14 has a line end:
//     not before a closing mark such as 。 or ）, nor behind an opening one;
//   - inside of a word that is wider than a whole line, such as a hash, between any two of
//     its characters. What a reader takes for one character (Annex #29) stays whole, even
//     where it is wider than a line.
//
// Words of ASCII end at spaces only: a line must not begin with a flag's second dash.
func (l Ruler) Wrap(text string, width int) []string {
	if len(text) <= width && isASCII(text, false) {
		return []string{text}
	}
	ends := l.Lines(text, width)
	lines := make([]string, len(ends))
	for i, at := range ends {
		lines[i] = text[at.From:at.To]
	}
	return lines
}

// Stretch is a part of a text, in bytes.
type Stretch struct{ From, To int }

// Lines is Wrap that says where in the text the lines stand.
func (l Ruler) Lines(text string, width int) []Stretch {
	var lines []Stretch
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		known := len(lines)
		lines = l.wrapLine(lines, strings.TrimSuffix(line, "\r"), width)
		for i := range lines[known:] {
			lines[known+i].From += at
			lines[known+i].To += at
		}
		at += len(line) + 1
	}
	return lines
}

// wrapLine appends the lines that one without line breaks makes.
func (l Ruler) wrapLine(lines []Stretch, text string, width int) []Stretch {
	if len(text) <= width && isASCII(text, false) {
		return append(lines, Stretch{0, len(text)})
	}
	var (
		from, used  int  // the line under way, and its columns
		end, next   int  // the last place where it may end, and where the next one then begins
		blank, seen bool // the cluster before was a space; there was another kind in this line
	)
	scan := clusters{rest: text}
	for at := 0; at < len(text); {
		c := scan.next()
		wide := l.Width(c.text)
		if c.text == " " || c.text == "\t" {
			joined := strings.HasPrefix(text[at+1:], "%")
			if !blank && !joined {
				end = at
			}
			at, used, blank = at+1, used+1, true
			if !joined {
				next = at
			}
			continue
		}
		for seen && used+wide > width {
			if end <= from {
				end, next = from+len(strings.TrimRight(text[from:at], " \t")), at // in the middle of a word
			}
			lines = append(lines, Stretch{from, end})
			from = next
			used, seen = l.Width(text[from:at]), from < at
		}
		if !seen && used > 0 && used+wide > width { // an indentation without room for anything
			from, used = at, 0
		}
		at, used, blank, seen = at+len(c.text), used+wide, false, true
		if c.mayEnd {
			end, next = at, at
		}
	}
	last := text[from:]
	if l.Width(last) > width {
		last = strings.TrimRight(last, " \t")
	}
	return append(lines, Stretch{from, from + len(last)})
}

// cluster is what a reader takes for one character.
type cluster struct {
	text   string
	mayEnd bool // a line may end after it, though there is no space
}

// clusters takes a text apart. ASCII and ideographs, of which nearly all text is, need no
// look-up where they stand together.
type clusters struct {
	rest  string
	state int // of uniseg, plus 1; 0 is none
}

func (s *clusters) next() cluster {
	if len(s.rest) > 1 && s.rest[0] < 0x80 && s.rest[1] < 0x80 || len(s.rest) == 1 {
		c := cluster{text: s.rest[:1]}
		s.rest, s.state = s.rest[1:], 0
		return c
	}
	if r, size := utf8.DecodeRuneInString(s.rest); isIdeograph(r) {
		if next, _ := utf8.DecodeRuneInString(s.rest[size:]); isIdeograph(next) {
			c := cluster{s.rest[:size], true}
			s.rest, s.state = s.rest[size:], 0
			return c
		}
	}
	text, rest, boundaries, state := uniseg.StepString(s.rest, s.state-1)
	s.rest, s.state = rest, state+1
	mayEnd := boundaries&uniseg.MaskLine == uniseg.LineCanBreak && rest != ""
	return cluster{text, mayEnd && (isWide(text) || isWide(rest))}
}

func isIdeograph(r rune) bool { return r >= 0x4e00 && r < 0xa000 }

// isWide says whether a text begins with a character of two columns.
func isWide(text string) bool {
	for _, r := range text {
		return Ruler{}.Columns(r) == 2
	}
	return false
}

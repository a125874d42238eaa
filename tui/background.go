package tui

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/muesli/cancelreader"
)

// backgroundLimit is how long the terminal may take to tell its background.
const backgroundLimit = 200 * time.Millisecond

// The questions: the background (OSC 11), and then the terminal's kind (DA1),
// which every terminal answers and so ends the wait for those that know no OSC 11.
const backgroundQuestion = "\x1b]11;?\x1b\\\x1b[c"

// isLight says whether the terminal's background is light: by COLORFGBG if it is
// set, else by asking. A terminal that does not tell counts as dark.
func isLight(getenv func(string) string) bool {
	if light, known := lightByEnvironment(getenv("COLORFGBG")); known {
		return light
	}
	if name := getenv("TERM"); strings.HasPrefix(name, "linux") || strings.HasPrefix(name, "vt") || name == "dumb" {
		return false
	}
	return lightByAnswer(askBackground())
}

// lightByEnvironment reads COLORFGBG, "15;0": the background is its last number,
// one of the 16 colours.
func lightByEnvironment(value string) (light, known bool) {
	background, err := strconv.Atoi(value[strings.LastIndexByte(value, ';')+1:])
	if err != nil || background < 0 || background > 15 {
		return false, false
	}
	return background == 7 || background >= 9, true
}

var backgroundAnswer = regexp.MustCompile(`\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)`)

// lightByAnswer reads "ESC ] 11 ; rgb:RRRR/GGGG/BBBB" and weighs the colours as
// the eye does (Rec. 709).
func lightByAnswer(answer string) bool {
	parts := backgroundAnswer.FindStringSubmatch(answer)
	if parts == nil {
		return false
	}
	part := func(hex string) float64 {
		n, err := strconv.ParseUint(hex, 16, 64)
		if err != nil || len(hex) > 8 {
			return 0
		}
		return float64(n) / float64(uint64(1)<<(4*len(hex))-1)
	}
	return 0.2126*part(parts[1])+0.7152*part(parts[2])+0.0722*part(parts[3]) > 0.5
}

// askBackground puts the question to the terminal and returns what came back in
// time. Without a terminal it returns nothing.
func askBackground() string {
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return ""
	}
	defer tty.Close()
	before, err := term.MakeRaw(tty.Fd())
	if err != nil {
		return ""
	}
	defer func() { _ = term.Restore(tty.Fd(), before) }()
	reader, err := cancelreader.NewReader(tty)
	if err != nil {
		return ""
	}
	defer reader.Close()
	limit := time.AfterFunc(backgroundLimit, func() { reader.Cancel() })
	defer limit.Stop()
	if _, err := tty.WriteString(backgroundQuestion); err != nil {
		return ""
	}
	var answer []byte
	chunk := make([]byte, 256)
	for len(answer) < 4096 {
		n, err := reader.Read(chunk)
		answer = append(answer, chunk[:n]...)
		if err != nil || endsAnswer(answer) {
			break
		}
	}
	return string(answer)
}

var kindAnswer = regexp.MustCompile(`\x1b\[\?[0-9;]*c`)

// endsAnswer says whether the terminal's kind is in: it comes after the colour.
func endsAnswer(b []byte) bool { return kindAnswer.Match(b) }

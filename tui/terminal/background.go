package terminal

import (
	"regexp"
	"strconv"
	"strings"
)

// The questions: the background (OSC 11), and then the terminal's kind (DA1), which every
// terminal answers: nothing more comes after that.
const backgroundQuestion = "\x1b]11;?\x1b\\\x1b[c"

// Background is whether the terminal's background is light, by COLORFGBG if it is set. Else
// it is taken for dark, and asks says whether the terminal can be asked for it: see
// TTY.AskBackground and Light.
func Background(getenv func(string) string) (light, asks bool) {
	light, known := lightByEnvironment(getenv("COLORFGBG"))
	term := getenv("TERM")
	mute := strings.HasPrefix(term, "linux") || strings.HasPrefix(term, "vt") || term == "dumb"
	return light, !known && !mute
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

var backgroundAnswer = regexp.MustCompile(`^rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)`)

// Light reads a terminal's answer, "rgb:RRRR/GGGG/BBBB", and weighs the colours as the eye
// does (Rec. 709).
func Light(answer string) bool {
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

package input

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
)

// told writes events as a test expects them: keys by their names, a mouse by what it does and where.
func told(events []tea.Msg) string {
	var out []string
	for _, e := range events {
		switch e := e.(type) {
		case tea.KeyMsg:
			name := e.String()
			if name == " " {
				name = "space"
			}
			out = append(out, name)
		case tea.MouseMsg:
			out = append(out, fmt.Sprintf("%s@%d,%d", strings.ReplaceAll(tea.MouseEvent(e).String(), " ", "-"), e.X, e.Y))
		default:
			out = append(out, fmt.Sprintf("%T(%v)", e, e))
		}
	}
	return strings.Join(out, " ")
}

// decoded is what bytes make that come at once, with a long silence after them.
func decoded(bytes string) []tea.Msg {
	var d Decoder
	return append(d.Feed(0, []byte(bytes)), d.Pass(time.Hour)...)
}

type sequence struct{ sends, is string }

// sequences are what terminals send, and what that is. They stand alone and in a row.
func sequences() []sequence {
	return []sequence{
		// Characters.
		{"a", "a"}, {"Z", "Z"}, {" ", "space"}, {"é", "é"}, {"世", "世"}, {"🦀", "🦀"}, {"👩‍💻", "👩 \u200d 💻"},
		{"\r", "enter"}, {"\n", "ctrl+j"}, {"\t", "tab"}, {"\x7f", "backspace"}, {"\b", "ctrl+h"}, {"\x00", "ctrl+@"}, {"\x03", "ctrl+c"},
		{"\x1a", "ctrl+z"}, {"\x1c", "ctrl+\\"}, {"\x1f", "ctrl+_"},
		// Alt.
		{"\x1bm", "alt+m"}, {"\x1b ", "alt+ "}, {"\x1bé", "alt+é"}, {"\x1b\r", "alt+enter"}, {"\x1b\x7f", "alt+backspace"}, {"\x1b\x01", "alt+ctrl+a"},
		{"\x1b\x03", "esc ctrl+c"}, {"\x1b\x1bm", "esc alt+m"},
		// Keys in CSI and SS3.
		{"\x1b[A", "up"}, {"\x1b[B", "down"}, {"\x1b[C", "right"}, {"\x1b[D", "left"}, {"\x1b[H", "home"}, {"\x1b[F", "end"}, {"\x1b[Z", "shift+tab"},
		{"\x1bOA", "up"}, {"\x1bOD", "left"}, {"\x1bOH", "home"}, {"\x1bOF", "end"}, {"\x1bOP", "f1"}, {"\x1bOS", "f4"}, {"\x1bO5A", "ctrl+up"}, {"\x1bO1;2B", "shift+down"},
		{"\x1b[1;2A", "shift+up"}, {"\x1b[1;5C", "ctrl+right"}, {"\x1b[1;6D", "ctrl+shift+left"}, {"\x1b[1;3B", "alt+down"}, {"\x1b[1;8H", "alt+ctrl+shift+home"},
		{"\x1b\x1b[A", "alt+up"}, {"\x1b\x1bOB", "alt+down"},
		{"\x1b[1~", "home"}, {"\x1b[2~", "insert"}, {"\x1b[3~", "delete"}, {"\x1b[4~", "end"}, {"\x1b[5~", "pgup"}, {"\x1b[6~", "pgdown"}, {"\x1b[7~", "home"},
		{"\x1b[8~", "end"}, {"\x1b[5;5~", "ctrl+pgup"}, {"\x1b[6;3~", "alt+pgdown"}, {"\x1b[3;2~", ""},
		{"\x1b[11~", "f1"}, {"\x1b[15~", "f5"}, {"\x1b[24~", "f12"}, {"\x1b[1;2P", "f13"}, {"\x1b[19;2~", "f20"}, {"\x1b[34~", "f20"}, {"\x1b[17;3~", "alt+f6"},
		{"\x1b[[A", "f1"}, {"\x1b[[E", "f5"}, {"\x1b[[Z", ""},
		{"\x1b[a", "shift+up"}, {"\x1bOa", "ctrl+up"}, {"\x1b[7$", "shift+home"}, {"\x1b[8^", "ctrl+end"}, {"\x1b[7@", "ctrl+shift+home"}, {"\x1b[3$", ""},
		{"\x1bOM", "enter"}, {"\x1bOk", "+"}, {"\x1bOx", "8"}, {"\x1bO ", ""},
		// The kitty keyboard protocol and modifyOtherKeys.
		{"\x1b[97u", "a"}, {"\x1b[97;1:1u", "a"}, {"\x1b[97;1:2u", "a"}, {"\x1b[97;1:3u", ""}, {"\x1b[97;5u", "ctrl+a"}, {"\x1b[97;5:3u", ""}, {"\x1b[97;6u", ""},
		{"\x1b[97;2u", "A"}, {"\x1b[97:65;2u", "A"}, {"\x1b[49:33;2u", "!"}, {"\x1b[49;2u", ""}, {"\x1b[97;3u", "alt+a"}, {"\x1b[97;4u", "alt+A"}, {"\x1b[97;129u", "a"}, {"\x1b[97;9u", ""},
		{"\x1b[97;;229u", "å"}, {"\x1b[1092::97;5u", "ctrl+a"}, {"\x1b[27u", "esc"}, {"\x1b[13;2u", "enter"}, {"\x1b[9;2u", "shift+tab"}, {"\x1b[127;5u", "ctrl+h"}, {"\x1b[32u", "space"}, {"\x1b[32;5u", "ctrl+@"},
		{"\x1b[57352u", "up"}, {"\x1b[57399u", "0"}, {"\x1b[57414u", "enter"}, {"\x1b[57419u", "up"}, {"\x1b[57441u", ""}, {"\x1b[57441;2:3u", ""}, {"\x1b[57428u", ""}, {"\x1b[57376u", "f13"},
		{"\x1b[1;1:1A", "up"}, {"\x1b[1;1:3A", ""}, {"\x1b[1;5:2A", "ctrl+up"}, {"\x1b[3;1:3~", ""}, {"\x1b[3;1:1~", "delete"}, {"\x1b[1;129B", "down"}, {"\x1b[13;2~", "f15"},
		{"\x1b[27;5;97~", "ctrl+a"}, {"\x1b[27;3;109~", "alt+m"}, {"\x1b[27;2;13~", "enter"}, {"\x1b[27;2;77~", "M"}, {"\x1b[27;5;9~", "tab"}, {"\x1b[1114112u", ""},
		// The mouse.
		{"\x1b[<0;10;5M", "left-press@9,4"}, {"\x1b[<0;10;5m", "left-release@9,4"}, {"\x1b[<65;80;30M", "wheel-down@79,29"}, {"\x1b[<64;1;1M", "wheel-up@0,0"}, {"\x1b[<68;80;30M", "shift+wheel-up@79,29"},
		{"\x1b[<32;300;200M", "left-motion@299,199"}, {"\x1b[<35;1;2M", "motion@0,1"}, {"\x1b[<2;3;4M", "right-press@2,3"}, {"\x1b[<16;3;4M", "ctrl+left-press@2,3"}, {"\x1b[<0;0;0M", ""}, {"\x1b[<0;1M", ""}, {"\x1b[<0;1;99999999999M", ""},
		{"\x1b[M !!", "left-press@0,0"}, {"\x1b[M#!!", "release@0,0"}, {"\x1b[M`\x7f0", "wheel-up@94,15"}, {"\x1b[M \xc1\xff", "left-press@160,222"}, {"\x1b[M \u0100!", "left-press@223,0"}, {"\x1b[M \u0100\u0101", "left-press@223,224"},
		{"\x1b[32;10;5M", "left-press@9,4"}, {"\x1b[35;10;5M", "release@9,4"}, {"\x1b[97;10;5M", "wheel-down@9,4"},
		// Answers and reports.
		{"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\", "input.Background(rgb:1e1e/1e1e/2e2e)"}, {"\x1b]11;rgb:ff/ff/ff\a", "input.Background(rgb:ff/ff/ff)"}, {"\x1b]11;rgb:ff/ff/ff\u009c", "input.Background(rgb:ff/ff/ff)"}, {"\x1b]10;rgb:ffff/ffff/ffff\x1b\\", ""},
		{"\x1b]4;1;rgb:cd/00/00\a", ""}, {"\x1b]52;c;bWFsbG9yeQ==\a", ""}, {"\x1b]lmM>[q title Ü\x1b\\", ""}, {"\x1b]Licon\x1b\\", ""}, {"\x1b]2;\u011c mm\x1b\\", ""}, {"\x1b]\x1b\\", ""},
		{"\x1bP>|XTerm(388)\x1b\\", ""}, {"\x1bP!|00000000\x1b\\", ""}, {"\x1bP1+r544e=787465726d\x1b\\", ""}, {"\x1bP1$r0m\x1b\\", ""}, {"\x1bPmMq\a", ""}, {"\x1b_Gi=31;OK\x1b\\", ""}, {"\x1b^pm\x1b\\", ""}, {"\x1bXsos\x1b\\", ""},
		{"\x1b[?64;1;2;22c", "input.Answered({})"}, {"\x1b[?6c", "input.Answered({})"}, {"\x1b[>41;388;0c", ""}, {"\x1b[=0c", ""}, {"\x1b[0n", ""}, {"\x1b[12;40R", ""}, {"\x1b[1;2R", ""}, {"\x1b[?1;2R", ""}, {"\x1b[?2026;2$y", ""}, {"\x1b[4;1$y", ""},
		{"\x1b[?997;1n", ""}, {"\x1b[?1u", ""}, {"\x1b[>4;2m", ""}, {"\x1b[I", ""}, {"\x1b[O", ""}, {"\x1b[8;24;80t", ""}, {"\x1b[4;600;800t", ""}, {"\x1b[48;24;80;600;800t", ""}, {"\x1b[2;1;1;112;112;1;0x", ""},
		{"\x1b[77;50;109;1;0;1_", ""}, {"\x1b[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;25;26;27;28;29;30;31;32;33;34;35;36A", ""}, {"\x1b[ q", ""}, {"\x1b[99;99~", ""}, {"\x1b[99999999999999999999~", ""},
		{"\x1b[" + strings.Repeat("1;", 5000) + "A", ""}, {"\x1b]11;" + strings.Repeat("m", 9000) + "\a", ""}, {"\x1bP" + strings.Repeat("mM", 9000) + "\x1b\\", ""},
		// 8-bit controls, and bytes that are none and no characters either.
		{"\x9bA", "up"}, {"\x9b<0;10;5M", "left-press@9,4"}, {"\u009bB", "down"}, {"\x8fP", "f1"}, {"\x9d11;rgb:0/0/0\x9c", "input.Background(rgb:0/0/0)"}, {"\x90mm\x9c", ""}, {"\x84", ""}, {"\u0085", ""},
		{"\xff", ""}, {"\xc0", ""}, {"\xa0", ""}, {"\xe4m", "m"}, {"\xe4\xb8m", "m"}, {"\xf0\x9f\x1b[A", "up"}, {"\xed\xa0\x80", ""}, {"\xc3\xc3\xa9", "é"},
		// Sequences that are not ended.
		{"\x1b[\x03", "ctrl+c"}, {"\x1b[12\x1b[A", "up"}, {"\x1b[12\r", "enter"}, {"\x1b[1\x18m", "m"}, {"\x1b[<0;1é", "é"}, {"\x1bO\x03", "ctrl+c"}, {"\x1b[M \x03", "ctrl+c"}, {"\x1b[M\x1b[A", "up"}, {"\x1b[M \xc3\x1b[A", "up"},
		{"\x1b]11;rgb\x03", "ctrl+c"}, {"\x1bPmm\x18m", "m"}, {"\x1bPmm\x1am", "m"}, {"\x1b]0;mm\x1b[A", "up"}, {"\x1b]0;mm\x1b\x03", "ctrl+c"}, {"\x1b]0;mm\x1bm", "alt+m"},
		// Pastes.
		{"\x1b[200~mine n1 off\x1b[201~", "[mine n1 off]"}, {"\x1b[200~mM\r\n\x1b[A\x1b[20é\x1b[201~", "[mM\r\n\x1b[A\x1b[20é]"}, {"\x1b[200~\x1b[201~", ""}, {"\x1b[200~a\x1b\x1b[201~", "[a\x1b]"},
		{"\x1b[200~mm\x03", "ctrl+c"}, {"\x1b[201~", ""}, {"\x1b[200~a\xffb\x1b[201~", "[ab]"},
	}
}

func TestSequences(t *testing.T) {
	for _, c := range sequences() {
		if got := told(decoded(c.sends)); got != c.is {
			t.Errorf("%.80q makes %.80q, expected %.80q", c.sends, got, c.is)
		}
	}
}

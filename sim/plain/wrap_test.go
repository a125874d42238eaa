package plain_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"pgregory.net/rapid"

	"example.com/sosocoin/sim/plain"
)

func TestWrap(t *testing.T) {
	const hash = "000000000019d6689c085ae165831e93"
	for _, c := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"nothing", "", 5, []string{""}},
		{"it fits", "ab cd", 5, []string{"ab cd"}},
		{"words", "ab cd ef", 5, []string{"ab cd", "ef"}},
		{"exactly at a space", "abcde fg", 5, []string{"abcde", "fg"}},
		{"several spaces", "ab    cd", 4, []string{"ab", "cd"}},
		{"spaces inside of a line stay", "a   b  c", 6, []string{"a   b", "c"}},
		{"an indentation", "  ab cd", 5, []string{"  ab", "cd"}},
		{"an indentation without room", "      ab", 4, []string{"ab"}},
		{"spaces at the end", "ab cd    ", 5, []string{"ab cd"}},
		{"its own lines", "ab\n\ncd ef\r\ngh", 5, []string{"ab", "", "cd ef", "gh"}},
		{"a number keeps its %", "below 0.1 % now", 10, []string{"below", "0.1 % now"}},
		{"where it can", "0.123 %", 6, []string{"0.123", "%"}},
		{"a hash", hash, 16, []string{"000000000019d668", "9c085ae165831e93"}},
		{"a hash behind a word", "hash: " + hash, 16, []string{"hash:", "000000000019d668", "9c085ae165831e93"}},
		{"a URL", "see https://example.com/a/b/c?d=e now", 12, []string{"see", "https://exam", "ple.com/a/b/", "c?d=e now"}},
		{"flags stay whole", "with --headless --json", 12, []string{"with", "--headless", "--json"}},
		{"words with dashes stay whole", "first-seen first-seen", 13, []string{"first-seen", "first-seen"}},
		{"ideographs", "区块由矿工打包", 6, []string{"区块由", "矿工打", "包"}},
		{"half a column is left", "区块由矿工打包", 7, []string{"区块由", "矿工打", "包"}},
		{"kana", "ブロックを掘る", 8, []string{"ブロック", "を掘る"}},
		{"no full stop begins a line", "区块由。矿工", 6, []string{"区块", "由。矿", "工"}},
		{"nor a comma or a bracket", "区块，由）矿工", 4, []string{"区", "块，", "由）", "矿工"}},
		{"no bracket ends one", "区（块）由「矿」", 6, []string{"区", "（块）", "由", "「矿」"}},
		{"ideographs and Latin words", "区块b12矿工mined", 6, []string{"区块", "b12矿", "工", "mined"}},
		{"Hangul", "블록 체인", 5, []string{"블록", "체인"}},
		{"wider than a line", "区块", 1, []string{"区", "块"}},
		{"accents stay with their letters", "e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"a family stays together", "👨\u200d👩\u200d👧👨\u200d👩\u200d👧", 7, []string{"👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"}},
	} {
		if got := plain.Wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q in %d columns: got %q, expected %q", c.name, c.text, c.width, got, c.want)
		}
	}
}

// ambiguous characters take two columns where the ruler says so.
func TestWrapWide(t *testing.T) {
	wide := plain.Ruler{Wide: true}
	if got, want := wide.Wrap("αβγδ", 4), []string{"αβ", "γδ"}; !slices.Equal(got, want) {
		t.Errorf("got %q, expected %q", got, want)
	}
	if got := plain.Wrap("αβγδ", 4); len(got) != 1 {
		t.Errorf("got %q, expected one line", got)
	}
}

// anyText yields texts of all that is difficult to break.
func anyText() *rapid.Generator[string] {
	odd := []string{"a", "bc", "hash", " ", "  ", "\t", "-", "--x", "/", "世", "界", "。", "，", "（", "「", "）", "」", "—", "“", "”", "한", "글", "\u0e01", "é", "e\u0301", "\u0301",
		"👨\u200d👩\u200d👧", "🇩🇪", "👍\U0001f3fd", "1\ufe0f\u20e3", "ا", "\u202e", "\x1b", "\u009b", "\xff", "\u2028", "\u3000", "\u00a0", "α", "─", "000000000019d6689c"}
	piece := rapid.OneOf(rapid.SampledFrom(odd), rapid.SampledFrom(odd), rapid.SampledFrom(odd), rapid.StringN(0, 3, -1))
	return rapid.Map(rapid.SliceOfN(piece, 0, 40), func(p []string) string { return strings.Join(p, "") })
}

// Nothing is lost but spaces at the ends of lines, no line is too wide but for a single
// character that is, and no character is cut.
func TestWrapKeepsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, width := anyText().Draw(t, "text"), rapid.IntRange(1, 30).Draw(t, "width")
		ruler := plain.Ruler{Wide: rapid.Bool().Draw(t, "wide")}
		var ends []int // where characters end
		for g := uniseg.NewGraphemes(text); g.Next(); {
			_, to := g.Positions()
			ends = append(ends, to)
		}
		rest := text
		for i, line := range ruler.Wrap(text, width) {
			for !strings.HasPrefix(rest, line) {
				if rest == "" || !strings.Contains(" \t\r\n", rest[:1]) {
					t.Fatalf("line %d is %q, but %q is left", i, line, rest)
				}
				rest = rest[1:]
			}
			rest = rest[len(line):]
			if at := len(text) - len(rest); at > 0 && !slices.Contains(ends, at) {
				t.Fatalf("line %d, %q, ends inside of a character", i, line)
			}
			if ruler.Width(line) > width && uniseg.GraphemeClusterCount(strings.Trim(line, " \t")) > 1 {
				visible := 0
				for g := uniseg.NewGraphemes(line); g.Next(); {
					if ruler.Width(g.Str()) > 0 {
						visible++
					}
				}
				if visible > 1 {
					t.Fatalf("line %d, %q, has %d columns, more than %d", i, line, ruler.Width(line), width)
				}
			}
		}
		if strings.Trim(rest, " \t\r\n") != "" {
			t.Fatalf("%q is lost", rest)
		}
	})
}

// A text that fits stays as it is.
func TestWrapLeavesWhatFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.NewReplacer("\n", "", "\r", "").Replace(anyText().Draw(t, "text"))
		if got := plain.Wrap(text, plain.Width(text)); !slices.Equal(got, []string{text}) {
			t.Fatalf("%q became %q", text, got)
		}
	})
}

// No line begins with a closing mark, and none ends with an opening one, where each mark has
// an ideograph to stay with.
func TestWrapMindsMarks(t *testing.T) {
	word := rapid.SampledFrom([]string{"世", "界，", "区。", "（块", "「由", "矿）", "「工」"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 1, 30).Draw(t, "words"), "")
		lines := plain.Wrap(text, rapid.IntRange(12, 40).Draw(t, "width"))
		for i, line := range lines {
			first, _ := utf8.DecodeRuneInString(line)
			last, _ := utf8.DecodeLastRuneInString(line)
			if i > 0 && strings.ContainsRune("，。）」", first) || i < len(lines)-1 && strings.ContainsRune("（「", last) {
				t.Fatalf("line %d: %q", i, lines)
			}
		}
	})
}

func FuzzWrap(f *testing.F) {
	f.Add("区块由矿工。hash 000", 7)
	f.Add("👨\u200d👩 e\u0301\xff\x1b", 1)
	f.Fuzz(func(t *testing.T, text string, width int) {
		lines := plain.Wrap(text, width)
		want := strings.NewReplacer(" ", "", "\t", "", "\n", "", "\r", "")
		if got := want.Replace(strings.Join(lines, "")); got != want.Replace(text) {
			t.Errorf("%q became %q", text, lines)
		}
	})
}

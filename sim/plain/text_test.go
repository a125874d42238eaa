package plain_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"example.com/sosocoin/sim/plain"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"ASCII", "a [b] ~\n\tc", "a [b] ~\n\tc"},
		{"letters, wide ones and emoji", "é я 区块 한글 👍\U0001f3fd ⚠\ufe0f 1\ufe0f\u20e3 🇩🇪", "é я 区块 한글 👍\U0001f3fd ⚠\ufe0f 1\ufe0f\u20e3 🇩🇪"},
		{"from right to left", "שלום سلام", "שלום سلام"},
		{"escape", "\x1b[31mred", `\x1b[31mred`},
		{"other orders", "\a\b\x00\x7f\x0b", `\a\b\x00\x7f\v`},
		{"eight-bit orders", "\u009b31m\u0085", `\u009b31m\u0085`},
		{"a line written over", "good\rbad", `good\rbad`},
		{"a line of another system", "good\r\nbad", "good\r\nbad"},
		{"directions", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c", `\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c`},
		{"separators", "a\u2028b\u2029c", `a\u2028b\u2029c`},
		{"not seen", "a\u200bb\u2060c\ufeffd\u00ade\u3164f\u115fg\U000e0041h\u180ei\u034f", `a\u200bb\u2060c\ufeffd\u00ade\u3164f\u115fg\U000e0041h\u180ei\u034f`},
		{"no characters", "\ufffe\U0010ffff", `\ufffe\U0010ffff`},
		{"a family", "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥", "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥"},
		{"Persian and Hindi", "می\u200cخواهم क\u094d\u200dष", "می\u200cخواهم क\u094d\u200dष"},
		{"joiners with nothing to join", "a\u200db \u200d👨\u200d\u200d👩 pay\u200cpal 区\u200d", `a\u200db \u200d👨\u200d\u200d👩 pay\u200cpal 区\u200d`},
		{"selectors with nothing to select", "\ufe0fa\ufe0f\ufe0f \ufe0f", `\ufe0fa` + "\ufe0f" + `\ufe0f \ufe0f`},
		{"broken UTF-8", "a\xff\xc3(\xed\xa0\x80", `a\xff\xc3(\xed\xa0\x80`},
		{"the replacement character itself", "\ufffd", "\ufffd"},
		{"numbers' signs", "\u0600\u06dd", "\u0600\u06dd"},
	} {
		if got := plain.Text(c.text); got != c.want {
			t.Errorf("%s: got %q, expected %q", c.name, got, c.want)
		}
	}
}

func TestLine(t *testing.T) {
	for text, want := range map[string]string{
		"run.svg":           "run.svg",
		"a\nsosocoin: fine": `a\nsosocoin: fine`,
		"a\r\nb\tc":         `a\r\nb\tc`,
		"区块\x1b]0;t\a":      `区块\x1b]0;t\a`,
	} {
		if got := plain.Line(text); got != want {
			t.Errorf("%q: got %q, expected %q", text, got, want)
		}
	}
}

// Whatever goes in, nothing comes out that steers a terminal, turns a line or cannot be
// seen; and what came out comes out the same again.
func TestTextIsSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(anyText(), rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "text")
		got := plain.Text(text)
		if !utf8.ValidString(got) {
			t.Fatalf("%q is no UTF-8", got)
		}
		for i, r := range got {
			switch {
			case r == '\n', r == '\t', r == '\r' && strings.HasPrefix(got[i:], "\r\n"):
			case r == 0x200c, r == 0x200d:
				before, _ := utf8.DecodeLastRuneInString(got[:i])
				if before <= 0x7f {
					t.Fatalf("%U joins %q in %q", r, before, got)
				}
			case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
			case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
				t.Fatalf("%U is left in %q", r, got)
			}
		}
		if again := plain.Text(got); again != got {
			t.Fatalf("%q becomes %q", got, again)
		}
		if line := plain.Line(text); strings.ContainsAny(line, "\n\t\r") || plain.Text(line) != line {
			t.Fatalf("the line %q", line)
		}
		var b strings.Builder
		if n, err := (plain.Writer{Out: &b}).Write([]byte(text)); n != len(text) || err != nil || b.String() != got {
			t.Fatalf("%d of %d bytes are written, %v: %q, expected %q", n, len(text), err, b.String(), got)
		}
	})
}

// A program that reads the JSON finds what was written, and a terminal that it is shown on
// is not steered.
func TestJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.ToValidUTF8(anyText().Draw(t, "text"), "\ufffd")
		var b strings.Builder
		encoder := json.NewEncoder(plain.JSON{Out: &b})
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(map[string]string{"text": text}); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); plain.Text(got) != got {
			t.Fatalf("not fit to be shown: %q", got)
		}
		var back map[string]string
		if err := json.Unmarshal([]byte(b.String()), &back); err != nil || back["text"] != text {
			t.Fatalf("%q came back as %q, %v", text, back["text"], err)
		}
	})
	var b strings.Builder
	if _, err := (plain.JSON{Out: &b}).Write([]byte("\"\U000e0041\u202e\x7f\"")); err != nil || b.String() != `"\udb40\udc41\u202e\u007f"` {
		t.Errorf("got %s, %v", b.String(), err)
	}
}

var errFull = errors.New("full")

// full takes so many bytes.
type full int

func (f full) Write(p []byte) (int, error) {
	if len(p) > int(f) {
		return int(f), errFull
	}
	return len(p), nil
}

func TestWriterTellsOfErrors(t *testing.T) {
	for _, text := range []string{"plain text", "\x1b[31m\x1b[32m"} {
		if n, err := (plain.Writer{Out: full(5)}).Write([]byte(text)); err != errFull || n > len(text) {
			t.Errorf("%q: %d, %v", text, n, err)
		}
	}
}

func BenchmarkText(b *testing.B) {
	for name, text := range map[string]string{
		"ascii": strings.Repeat("b12 found by n3, 0000a7\n", 100), "wide": strings.Repeat("区块由矿工打包交易后通过\n", 100),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				plain.Text(text)
			}
		})
	}
}

func BenchmarkWrap(b *testing.B) {
	for name, text := range map[string]string{
		"ascii": strings.Repeat("a block was found by n3 ", 100), "wide": strings.Repeat("区块由矿工打包交易后通过", 100),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				plain.Wrap(text, 76)
			}
		})
	}
}

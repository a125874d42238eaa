package files

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestText(t *testing.T) {
	for raw, want := range map[string]string{
		"": "", "a\nb": "a\nb", "a\r\nb\r\n": "a\nb\n", "a\rb\r": "a\nb\n", "a\r\n\rb": "a\n\nb",
		"\ufeffa": "a", "\ufeff": "", "\ufeff\ufeffa": "a", "\ufeff\r\na": "\na", "a\ufeffb": "a\ufeffb",
	} {
		if got, err := Text([]byte(raw)); err != nil || string(got) != want {
			t.Errorf("%q: %q, %v, want %q", raw, got, err, want)
		}
	}
	for raw, want := range map[string]string{"\xff\xfen\x00": "UTF-16", "\xfe\xff\x00n": "UTF-16", "\xff\xfe\x00\x00n\x00\x00\x00": "UTF-32", "\x00\x00\xfe\xff\x00\x00\x00n": "UTF-32"} {
		_, err := Text([]byte(raw))
		var other *EncodingError
		if !errors.As(err, &other) || other.Name != want {
			t.Errorf("%q: %v, want %s", raw, err, want)
		}
	}
}

// However lines end, and whatever mark stands before them, the same lines are read.
func TestLinesAreReadAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.StringMatching(`[a-zäß: #]{0,8}`), 1, 8).Draw(t, "lines")
		want := strings.Join(lines, "\n")
		end := rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "end")
		mark := rapid.SampledFrom([]string{"", "\ufeff"}).Draw(t, "mark")
		if got, err := Text([]byte(mark + strings.Join(lines, end))); err != nil || string(got) != want {
			t.Fatalf("%q, %v, want %q", got, err, want)
		}
	})
}

package share

import (
	"bytes"
	"compress/flate"
	"errors"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const example = "# A shared moment\njournal 1\nnodes 8 seed=1\n@9.838s send n7 n1 5\n@25.161000001s digest 00ff\n@25.161000001s end 1234\n"

func TestLineAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Just(example), rapid.StringMatching(`(@[0-9]{1,5}s mine n[0-9] one\n){0,50}`)).Draw(t, "text")
		line := Line(text)
		if strings.TrimLeft(line, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_:") != "" {
			t.Fatalf("%q is not for every shell", line)
		}
		// A mail breaks it, and a box has borders.
		at := rapid.IntRange(0, len(line)).Draw(t, "broken at")
		for _, on := range []string{line, line[:at] + "\n  " + line[at:], " " + line[:at] + " │\n│ " + line[at:] + "\r\n"} {
			if got, err := Text(on); err != nil || got != text {
				t.Fatalf("%q: %q, %v", on, got, err)
			}
		}
	})
}

// Lines that were printed once are read for ever by the same version. If this fails, what is
// written has changed: give it another version.
func TestOldLinesAreRead(t *testing.T) {
	kept, err := os.ReadFile("testdata/line1.txt")
	if err != nil {
		t.Fatal(err)
	}
	if text, err := Text(string(kept)); err != nil || text != example {
		t.Errorf("got %q, %v", text, err)
	}
}

// Whatever is cut off, added or changed, a line is refused, and never read as another run.
func TestSpoiltLinesAreRefused(t *testing.T) {
	line := Line(example)
	refused := func(spoilt, why string) {
		t.Helper()
		var wrong *Error
		if text, err := Text(spoilt); !errors.As(err, &wrong) || text != "" {
			t.Errorf("%s: %q: %q, %v", why, spoilt, text, err)
		}
	}
	for i := range line {
		refused(line[:i], "cut off")
		other := byte('x')
		if line[i] == other {
			other = 'y'
		}
		refused(line[:i]+string(other)+line[i+1:], "a letter changed")
		refused(line[:i]+line[i+1:], "a letter lost")
	}
	refused(line+"A", "a letter more")
	refused(line+"AAAA", "letters more")
}

func TestWhatIsWrongWithALine(t *testing.T) {
	line := Line(example)
	for _, test := range []struct{ line, want string }{
		{"", "no line"},
		{"hello", "no shared moment"},
		{"fork.scenario", "no shared moment"},
		{"soso2" + line[5:], "another version"},
		{"soso:" + line[6:], "another version"},
		{line[:len(line)-8], "cut off"},
		{line[:8], "cut off"},
		{line[:6], "cut off"},
		{line[:20] + "ü" + line[20:], "column 15 after the colon"},
		{line[:30] + strings.ToUpper(line[30:]), "changed"},
	} {
		if _, err := Text(test.line); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: %v, expected %q", test.line, err, test.want)
		}
	}
}

// A line of a few letters cannot fill the memory.
func TestLineThatHoldsTooMuch(t *testing.T) {
	if testing.Short() {
		t.Skip("packs much")
	}
	var packed bytes.Buffer
	w, err := flate.NewWriterDict(&packed, flate.BestSpeed, dictionary)
	if err != nil {
		t.Fatal(err)
	}
	for range MaxText>>20 + 1 {
		if _, err := w.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if text, err := unpack(packed.Bytes()); err == nil || text != "" || !strings.Contains(err.Error(), "more than") {
		t.Errorf("%d bytes, %v", len(text), err)
	}
	if _, err := unpack([]byte{0xff, 0xff}); err == nil {
		t.Error("nonsense is read")
	}
}

func FuzzText(f *testing.F) {
	f.Add(Line(example))
	f.Add(Line(""))
	f.Add("soso1:AAAA")
	f.Add("soso2:")
	f.Fuzz(func(t *testing.T, line string) {
		text, err := Text(line)
		if err != nil {
			return
		}
		if again, err := Text(Line(text)); err != nil || again != text {
			t.Errorf("%q, %v", again, err)
		}
	})
}

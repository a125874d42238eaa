package input

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// everything is a long stream of every kind of input, and what it makes.
func everything() (stream []byte, want string) { return streamOf(sequences()) }

func streamOf(list []sequence) (stream []byte, want string) {
	var events []string
	for i, c := range list {
		if len(c.sends) > 500 {
			continue // every cut is tried, and one in these is like the other
		}
		stream = append(append(stream, c.sends...), "x"...)
		events = append(events, c.is, "x")
		if i%3 == 0 {
			stream = fmt.Appendf(stream, "\x1b[<%d;%d;30M", 64+i%2, i+1)
			events = append(events, fmt.Sprintf("wheel-%s@%d,29", []string{"up", "down"}[i%2], i))
		}
	}
	return stream, strings.Join(slices.DeleteFunc(events, func(e string) bool { return e == "" }), " ")
}

// pieces feeds a stream cut before each place of cuts. After each piece comes a silence: as
// long as may be, where the cut is not behind an ESC that could be the key.
func pieces(d *Decoder, stream []byte, cuts []int, silence func() time.Duration) string {
	var out []tea.Msg
	var now time.Duration
	from := 0
	for _, to := range append(slices.Clone(cuts), len(stream)) {
		out = append(out, d.Feed(now, stream[from:to])...)
		from = to
		wait := silence()
		if d.state == escape {
			wait = min(wait, escapeTime-1)
		}
		now += wait
		out = append(out, d.Pass(now)...)
	}
	return told(append(out, d.Pass(now+time.Hour)...))
}

func noSilence() time.Duration { return 0 }

// A cut before any byte, in the middle of a few neighbours: in all of the stream it would
// take long, and is no other.
func TestCutsChangeNothing(t *testing.T) {
	if stream, want := everything(); pieces(&Decoder{}, stream, nil, noSilence) != want {
		t.Fatalf("in one piece:\n%s", difference(pieces(&Decoder{}, stream, nil, noSilence), want))
	}
	long := func() time.Duration { return patience - 1 }
	for list := range slices.Chunk(sequences(), 8) {
		stream, want := streamOf(list)
		for at := range len(stream) {
			for name, silence := range map[string]func() time.Duration{"no": noSilence, "a long": long} {
				if got := pieces(&Decoder{}, stream, []int{at}, silence); got != want {
					t.Fatalf("cut before byte %d, %.20q, with %s silence:\n%s", at, stream[max(0, at-10):], name, difference(got, want))
				}
			}
		}
	}
}

func TestCutsAtRandomChangeNothing(t *testing.T) {
	stream, want := everything()
	r := rand.New(rand.NewPCG(13, 1))
	for range 100 {
		longest := 1 + r.IntN(40)
		var cuts []int
		for at := r.IntN(longest); at < len(stream); at += 1 + r.IntN(longest) {
			cuts = append(cuts, at)
		}
		// A sequence is given up after a while whatever comes of it, so there is less silence
		// where there are more pieces.
		most := int64(patience) / 20_000
		if got := pieces(&Decoder{}, stream, cuts, func() time.Duration { return time.Duration(r.Int64N(most)) }); got != want {
			t.Fatalf("cut before %v:\n%s", cuts, difference(got, want))
		}
	}
}

func TestEveryByteAlone(t *testing.T) {
	stream, want := everything()
	cuts := make([]int, len(stream))
	for i := range cuts {
		cuts[i] = i
	}
	for _, silence := range []time.Duration{0, patience / 20_000} {
		if got := pieces(&Decoder{}, stream, cuts, func() time.Duration { return silence }); got != want {
			t.Errorf("with %v between bytes:\n%s", silence, difference(got, want))
		}
	}
}

// difference shows where two lists of events part.
func difference(got, want string) string {
	g, w := strings.Split(got, " "), strings.Split(want, " ")
	at := 0
	for at < len(g) && at < len(w) && g[at] == w[at] {
		at++
	}
	end := func(s []string) string {
		return fmt.Sprintf("%.300q", strings.Join(s[max(0, at-5):min(len(s), at+8)], " "))
	}
	return fmt.Sprintf("event %d\ngot  %s\nwant %s", at, end(g), end(w))
}

// Bytes that nobody thought of make the same events however they are cut.
func TestCutsOfAnyBytes(t *testing.T) {
	parts := []string{"\x1b", "[", "]", "O", "P", "_", "M", "<", ";", "1", "27", "200~", "201~", "~", "u", "A", "m", "$", "\\", "\a", "\x9c", "\x9b", "\x03", "\x18", "\r", " ", "\xc3", "\xa9", "\xf0", "é", "11;rgb:0/0/0", "\x1b[<65;80;30M", "\x1b\\"}
	rapid.Check(t, func(t *rapid.T) {
		var stream []byte
		for _, p := range rapid.SliceOfN(rapid.SampledFrom(parts), 0, 30).Draw(t, "parts") {
			stream = append(stream, p...)
		}
		want := pieces(&Decoder{}, stream, nil, noSilence)
		cuts := slices.Compact(slices.Sorted(slices.Values(rapid.SliceOfN(rapid.IntRange(0, len(stream)), 0, 20).Draw(t, "cuts"))))
		got := pieces(&Decoder{}, stream, cuts, func() time.Duration { return time.Duration(rapid.IntRange(0, int(pause)-1).Draw(t, "silence")) })
		if got != want {
			t.Errorf("%q cut before %v makes\n%s\nexpected\n%s", stream, cuts, got, want)
		}
	})
}

func FuzzDecoder(f *testing.F) {
	for _, c := range sequences() {
		f.Add([]byte(c.sends), uint16(3))
	}
	f.Fuzz(func(t *testing.T, stream []byte, at uint16) {
		var d Decoder
		whole := pieces(&d, stream, nil, noSilence)
		if d.state != ground || cap(d.seq) > 2*mostPasted {
			t.Fatalf("state %d, %d bytes kept", d.state, cap(d.seq))
		}
		cut := min(int(at), len(stream))
		if got := pieces(&Decoder{}, stream, []int{cut}, func() time.Duration { return pause - 1 }); got != whole {
			t.Errorf("cut before byte %d it makes\n%q, else\n%q", cut, got, whole)
		}
	})
}

// What is never ended takes no more memory than it may.
func TestLongSequencesAreForgotten(t *testing.T) {
	for begin, most := range map[string]int{"\x1b[1": mostKept, "\x1b]11;": mostKept, "\x1bP": mostKept, "\x1bO": mostKept, pasteBegin: mostPasted} {
		var d Decoder
		d.Feed(0, []byte(begin))
		for range 1000 {
			d.Feed(0, bytes.Repeat([]byte("1;;1"), 1024))
		}
		if len(d.seq) > most || cap(d.seq) > 2*most || d.state == ground {
			t.Errorf("after %q: %d bytes of %d, state %d", begin, len(d.seq), cap(d.seq), d.state)
		}
	}
}

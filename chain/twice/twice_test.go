package twice

import (
	"crypto/sha256"
	"encoding"
	"encoding/binary"
	"testing"
)

// begun is the state of SHA-256 after one block, by the standard library.
func begun(t testing.TB, block [64]byte) State {
	t.Helper()
	h := sha256.New()
	h.Write(block[:])
	stored, err := h.(encoding.BinaryMarshaler).MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	var s State
	for i := range s {
		s[i] = binary.BigEndian.Uint32(stored[4+4*i:])
	}
	return s
}

// ended is the last block of a message of 64 bytes and these.
func ended(end []byte) Block {
	var raw [64]byte
	copy(raw[:], end)
	raw[len(end)] = 0x80
	binary.BigEndian.PutUint64(raw[56:], uint64(64+len(end))*8)
	var b Block
	for i := range b {
		b[i] = binary.BigEndian.Uint32(raw[4*i:])
	}
	return b
}

// FuzzPair: both messages have the hash that the standard library gives them.
func FuzzPair(f *testing.F) {
	if !Fast() {
		f.Skip("no instructions for it")
	}
	f.Add([]byte{}, []byte{}, []byte{})
	f.Add([]byte("a beginning"), []byte("one end"), []byte("another end"))
	f.Add(make([]byte, 64), make([]byte, 55), []byte{0xff})
	f.Fuzz(func(t *testing.T, begin, one, other []byte) {
		var block [64]byte
		copy(block[:], begin)
		ends := [2][]byte{one[:min(len(one), 55)], other[:min(len(other), 55)]}
		state := begun(t, block)
		before := state
		var sums [2]State
		Pair(&state, &[2]Block{ended(ends[0]), ended(ends[1])}, &sums)
		if state != before {
			t.Error("what has begun was changed")
		}
		for i, end := range ends {
			first := sha256.Sum256(append(block[:], end...))
			want := sha256.Sum256(first[:])
			var got [32]byte
			for j, word := range sums[i] {
				binary.BigEndian.PutUint32(got[4*j:], word)
			}
			if got != want {
				t.Errorf("message %d hashes to %x, want %x", i, got, want)
			}
		}
	})
}

// What begins differently, and what has the same end, in both places.
func TestPairOfManyMessages(t *testing.T) {
	if !Fast() {
		t.Skip("no instructions for it")
	}
	var block [64]byte
	for n := range 2000 {
		block = [64]byte(append(block[32:], hash(block[:])...))
		state := begun(t, block)
		ends := [2][]byte{hash([]byte{byte(n), byte(n >> 8)})[:n%33], hash(block[:])[:n%31]}
		var sums, swapped [2]State
		Pair(&state, &[2]Block{ended(ends[0]), ended(ends[1])}, &sums)
		Pair(&state, &[2]Block{ended(ends[1]), ended(ends[0])}, &swapped)
		if sums[0] != swapped[1] || sums[1] != swapped[0] {
			t.Fatalf("%d: %x, and %x the other way round", n, sums, swapped)
		}
		if want := hash(hash(append(block[:], ends[0]...))); binary.BigEndian.Uint32(want) != sums[0][0] || binary.BigEndian.Uint32(want[28:]) != sums[0][7] {
			t.Fatalf("%d: %x, want %x", n, sums[0], want)
		}
	}
}

func hash(b []byte) []byte {
	h := sha256.Sum256(b)
	return h[:]
}

// BenchmarkPair is two messages.
func BenchmarkPair(b *testing.B) {
	if !Fast() {
		b.Skip("no instructions for it")
	}
	var state State
	var last [2]Block
	var sums [2]State
	for b.Loop() {
		Pair(&state, &last, &sums)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/2, "ns/message")
}

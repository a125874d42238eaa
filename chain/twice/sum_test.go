package twice

import (
	"bytes"
	"testing"
)

// FuzzSum: a message has the hash that the standard library gives it.
func FuzzSum(f *testing.F) {
	for length := range 300 {
		f.Add(bytes.Repeat([]byte{byte(length), 0x80}, length/2+1)[:length])
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		before := bytes.Clone(message)
		if got := Sum(message); !bytes.Equal(got[:], hash(hash(message))) {
			t.Errorf("%x hashes to %x, want %x", message, got, hash(hash(message)))
		}
		if !bytes.Equal(message, before) {
			t.Error("the message was changed")
		}
	})
}

// BenchmarkSum is a header, and what has one block.
func BenchmarkSum(b *testing.B) {
	for name, length := range map[string]int{"header": 88, "short": 53} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			message := make([]byte, length)
			for b.Loop() {
				Sum(message)
			}
		})
	}
}

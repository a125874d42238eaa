package command

import (
	"testing"

	"example.com/sosocoin/sim/nodeset"
)

func BenchmarkParse(b *testing.B) {
	for _, line := range []string{"heal", "send n0 n3 2.5 fee=0.01", "partition n0-n3 | n4-n7", "mine n0-n999 on"} {
		b.Run(line, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Parse(line); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Completion runs at a key press: it may take a frame, not more.
func BenchmarkComplete(b *testing.B) {
	for _, line := range []string{"", "mine n", "mine n0-n499,n", "partition n0-n499 | "} {
		b.Run(line, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if len(Complete(line, Known{Called: nodeset.Called{Nodes: 1000}})) == 0 {
					b.Fatal("nothing is offered")
				}
			}
		})
	}
}

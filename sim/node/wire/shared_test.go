package wire

import (
	"sync"
	"testing"

	"example.com/sosocoin/chain"
)

// What is asked for is asked for, whoever asks at once for other things, and who asks again takes
// no memory.
func TestSharedRequestsSayWhatTheyAreToSay(t *testing.T) {
	store, err := chain.NewStore(chain.DefaultParams())
	if err != nil {
		t.Fatal(err)
	}
	var requests []GetData
	for i := range byte(40) {
		requests = append(requests, GetData{Item: Item{Tx: chain.Hash{i}}}, GetData{Item: Item{Tx: chain.Hash{i, 1}}})
	}
	requests = append(requests, GetData{Item: Item{Block: store.Genesis()}}, GetData{Item: Item{Block: store.Genesis()}, Compact: true})
	var s Shared
	var nodes sync.WaitGroup
	for range 3 {
		nodes.Go(func() {
			for _, want := range requests {
				if got := s.Asking(want); got != want {
					t.Errorf("asked for %v, want %v", got, want)
				}
			}
		})
	}
	nodes.Wait()
	want := GetData{Item: Item{Tx: chain.Hash{7}}}
	s.Asking(want)
	if took := testing.AllocsPerRun(10, func() { s.Asking(want) }); took > 0 {
		t.Errorf("asking again took memory %v times", took)
	}
}

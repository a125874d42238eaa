package projection

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
)

// candidatesShown is how many of the things that an id may mean are told.
const candidatesShown = 6

// find returns the block or the transaction whose hash begins or ends with the hex
// digits of id, in small letters. The error says that there is none, or which ones
// there are.
func (w *inspector) find(id string) (view.Subject, error) {
	found := map[view.Subject]bool{}
	look := func(h chain.Hash, tx bool) {
		if h.HasDigits(id) {
			found[view.Subject{Hash: h, Tx: tx}] = true
		}
	}
	for e := range w.metrics.All() {
		look(e.Hash(), false)
		for _, tx := range e.Block().Txs {
			look(tx.ID(), true)
		}
	}
	for _, n := range w.cluster.Nodes {
		for tx := range n.Pool().All() {
			look(tx.ID(), true)
		}
	}
	for h := range w.metrics.AllOpen() {
		look(h, true)
	}
	switch len(found) {
	case 1:
		for s := range found {
			return s, nil
		}
	case 0:
		return view.Subject{}, fmt.Errorf("no block and no transaction begins or ends with %s at this time%s", id, w.since())
	}
	return view.Subject{}, ambiguous(id, found)
}

// since says what cannot be found any more.
func (w *inspector) since() string {
	if w.cluster.Base().Height() == 0 {
		return ""
	}
	return fmt.Sprintf("; blocks below height %d are forgotten", w.cluster.Base().Height())
}

// ambiguous lists what an id may mean, blocks first.
func ambiguous(id string, found map[view.Subject]bool) error {
	var all []view.Subject
	for s := range found {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b view.Subject) int {
		if a.Tx != b.Tx {
			if a.Tx {
				return 1
			}
			return -1
		}
		return bytes.Compare(a.Hash[:], b.Hash[:])
	})
	var names []string
	for _, s := range all[:min(len(all), candidatesShown)] {
		what := "block "
		if s.Tx {
			what = "transaction "
		}
		names = append(names, what+abbreviated(s.Hash))
	}
	more := ""
	if len(all) > candidatesShown {
		more = fmt.Sprintf(" and %d more", len(all)-candidatesShown)
	}
	return fmt.Errorf("%s may be %s%s; expected more digits", id, strings.Join(names, ", "), more)
}

// abbreviated is the beginning and the end of a hash.
func abbreviated(h chain.Hash) string {
	s := h.String()
	return s[:12] + "…" + s[len(s)-8:]
}

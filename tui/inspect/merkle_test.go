package inspect

import (
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/theme"
)

// The Merkle tree shows which hashes prove a transaction, for any number of them.
func TestMerkleTreeDrawn(t *testing.T) {
	th, err := theme.New("dark", grid.TrueColor, false)
	if err != nil {
		t.Fatal(err)
	}
	f := &kit.Frame{Theme: th}
	o := New(kit.ToBlock(chain.Hash{31: 1}))
	for n := 1; n <= 70; n++ {
		var txs []*chain.Tx
		b := &view.BlockDetail{Block: view.Block{Hash: o.subject.Hash}}
		for i := range n {
			txs = append(txs, chain.NewCoinbase(uint32(i), chain.TxOut{Amount: 1}))
			b.TxList = append(b.TxList, view.TxLine{Tx: view.Tx{ID: txs[i].ID()}})
		}
		b.Merkle = chain.MerkleLevels(txs)
		f.View = &view.View{Block: b}
		f.Grid = grid.New(200, n)
		page := merklePage(f, o, grid.Rect{W: 200, H: n})
		for i := range page.rows {
			page.rows[i].drawIn(f, grid.Rect{Y: i, W: 200, H: 1})
		}
		plain := f.Grid.Plain()
		for k, level := range b.Merkle {
			for j, h := range level {
				if k+1 < len(b.Merkle) && k > 0 && 2*j+1 >= len(b.Merkle[k-1]) {
					continue // moved up: a line stands for it
				}
				if !strings.Contains(plain, h.Short()) {
					t.Fatalf("%d leaves: %s of level %d is not drawn:\n%s", n, h.Short(), k, plain)
				}
			}
		}
	}
}

package inspect

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
)

// The columns of the Merkle tree: of a transaction, and of a level with its edges.
const (
	merkleLeaf  = 14
	merkleLevel = 7
)

// merklePage draws the tree with its leaves on the left and the root on the right. A node
// stands beside the first of its leaves, so that a tree of any size scrolls as a list.
func merklePage(f *kit.Frame, o *Inspector, r grid.Rect) page {
	b := o.block(f.View)
	if len(b.Merkle) < 2 || len(b.Merkle[0]) == 0 {
		return page{rows: prose(f, "There is no transaction to make a tree of.", r.W, f.Theme.Dim)}
	}
	leaves := b.Merkle[0]
	at := min(o.cursor, len(leaves)-1)
	made := page{head: merkleProof(f, b.Merkle, at, r)}
	for i := range leaves {
		row := pageRow{draw: func(f *kit.Frame, r grid.Rect) { merkleRow(f, r, b.Merkle, i, at) }}
		if i < len(b.TxList) {
			row.to = kit.ToTx(b.TxList[i].ID)
			name := "tx " + b.TxList[i].ID.Short()
			if i == 0 {
				name = "coinbase " + b.TxList[i].ID.Short()
			}
			row.draw = func(f *kit.Frame, r grid.Rect) {
				f.Text(r, name, f.Theme.Text)
				merkleRow(f, r, b.Merkle, i, at)
			}
		}
		made.rows = append(made.rows, row)
	}
	return made
}

// merkleProof says which hashes prove that the selected transaction is in the block.
func merkleProof(f *kit.Frame, levels [][]chain.Hash, at int, r grid.Rect) []pageRow {
	var names []string
	for k := 0; k+2 < len(levels); k++ {
		if beside := (at >> k) ^ 1; beside < len(levels[k]) {
			names = append(names, levels[k][beside].Short())
		}
	}
	root := levels[len(levels)-1][0].Short()
	text := fmt.Sprintf("The header keeps only the root %s. ", root)
	switch len(names) {
	case 0:
		text += "There is but one transaction, so the root is made of its hash alone."
	case 1:
		text += "The selected transaction is proven to be under it by its own hash and 1 more hash: " + names[0] + "."
	default:
		text += fmt.Sprintf("The selected transaction is proven to be under it by its own hash and %d more hashes: %s.", len(names), strings.Join(names, " "))
	}
	if r.H < 12 {
		return prose(f, text, r.W, f.Theme.Dim)
	}
	return append(prose(f, text, r.W, f.Theme.Dim), pageRow{})
}

// merkleRow draws what stands in the row of leaf i; the way up from leaf at is set off,
// and so are the hashes beside it.
func merkleRow(f *kit.Frame, r grid.Rect, levels [][]chain.Hash, i, at int) {
	th, gl := f.Theme, &f.Theme.Glyphs
	last := len(levels) - 2 // the level below the root
	for k := 0; k <= last; k++ {
		x := r.X + merkleLeaf + k*merkleLevel
		if x+4 > r.Right() {
			f.Grid.Set(r.Right()-1, r.Y, gl.Ellipsis, th.Dim)
			return
		}
		level, j := levels[k], i>>k
		if i&(1<<k-1) != 0 || j >= len(level) {
			left := j &^ 1
			if j >= len(level) || left+1 >= len(level) || j != left {
				continue
			}
			f.Grid.Set(x+5, r.Y, gl.Vertical, th.Border)
			continue
		}
		name, style := level[j].Short(), th.Dim
		if k > 0 && 2*j+1 >= len(levels[k-1]) { // it moved up as it is
			name = strings.Repeat(string(gl.Horizontal), 4)
		}
		switch at >> k {
		case j:
			style = th.Accent
			style.Bold = true
		case j ^ 1:
			style = th.Notice
		}
		f.Grid.Text(x, r.Y, name, style)
		merkleEdge(f, r, x+4, levels, k, j, at)
	}
}

// merkleEdge draws what leads from a node to the level above it.
func merkleEdge(f *kit.Frame, r grid.Rect, x int, levels [][]chain.Hash, k, j, at int) {
	th, gl := f.Theme, &f.Theme.Glyphs
	style := th.Border
	if at>>k == j {
		style = th.Accent
	}
	middle := gl.Horizontal
	switch {
	case k == len(levels)-2:
		f.Grid.Text(x, r.Y, strings.Repeat(string(gl.Horizontal), 2)+string(gl.PointRight)+levels[k+1][0].Short()+" root", th.Accent)
		return
	case j%2 == 1:
		f.Grid.Set(x, r.Y, gl.Horizontal, style)
		f.Grid.Set(x+1, r.Y, gl.BottomRight, style)
		return
	case j+1 < len(levels[k]):
		middle = gl.TeeDown
	}
	f.Grid.Set(x, r.Y, gl.Horizontal, style)
	f.Grid.Set(x+1, r.Y, middle, style)
	f.Grid.Set(x+2, r.Y, gl.Horizontal, style)
}

package node

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// rowKey names a row of the chain: a block, or a line that belongs to it.
type rowKey struct {
	block chain.Hash
	sub   int // 0: the block; -1: its reorganisation; 1...: its details
}

// chainTab lists the node's chain from the tip down. Enter opens a block, and inspects one
// of its transactions.
type chainTab struct {
	list kit.List[rowKey]
	open map[rowKey]bool // blocks whose details show
	rows []chainRow      // kept from frame to frame
	body grid.Rect       // of the rows drawn last
}

type chainRow struct {
	rowKey
	line int // index in view.NodeDetail.Chain
}

// headLines is how many lines of an open block come before its transactions.
const headLines = 2

func (t *chainTab) unfold(d *view.NodeDetail) {
	t.rows = t.rows[:0]
	for i := range d.Chain {
		c := &d.Chain[i]
		at := func(sub int) chainRow { return chainRow{rowKey{c.Hash, sub}, i} }
		t.rows = append(t.rows, at(0))
		if len(c.Removed) > 0 {
			t.rows = append(t.rows, at(-1))
		}
		if t.open[rowKey{c.Hash, 0}] {
			for sub := range headLines + len(c.TxList) {
				t.rows = append(t.rows, at(sub+1))
			}
			if len(c.TxList) < c.Txs {
				t.rows = append(t.rows, at(headLines+len(c.TxList)+1))
			}
		}
	}
}

func (t *chainTab) Draw(f *kit.Frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	t.unfold(d)
	t.body = r
	shown := t.list.Pick(len(t.rows), func(item int) string { return chainText(f, &d.Chain[t.rows[item].line], t.rows[item].sub) })
	t.list.Settle(len(shown), r.H, func(row int) rowKey { return t.rows[shown[row]].rowKey })
	for i := range min(r.H, len(shown)-t.list.Top) {
		row := t.list.Top + i
		line, item := r.Line(i), t.rows[shown[row]]
		c := &d.Chain[item.line]
		switch sub := item.sub; {
		case sub == 0:
			chainLine(f, line, c, item.line == 0)
		case sub < 0:
			f.Text(line.InsetXY(7, 0), reorgText(f, c), f.Theme.Notice)
		default:
			blockDetail(f, line.InsetXY(3, 0), c, sub-1)
		}
		f.Mark(line, row == t.list.At, focused)
		f.Spot(line)
	}
	if len(d.Chain) == 0 {
		f.Empty(r, "only the genesis block so far")
		return ""
	}
	return words.Plural(int(d.Chain[0].Height)+1, "block")
}

// chainLine draws a block: height, mark, hash, transactions, miner, time since its
// parent, fees, and how many nodes have it.
func chainLine(f *kit.Frame, r grid.Rect, c *view.ChainLine, tip bool) {
	th := f.Theme
	mark, miner := th.Glyphs.Main, c.Miner
	switch {
	case c.Invalid != "":
		mark = th.Glyphs.Invalid
	case tip:
		mark = kit.TipMark(f, c.Hash)
	case !c.Main:
		mark = th.Glyphs.Side
	}
	columns := []kit.Column{
		{Width: 5}, {Width: 1}, {Width: 4}, {Width: 6, Right: true}, {Width: max(len("genesis"), kit.WidestName(f.View))}, {Width: 8, Right: true},
		{Width: 14, Right: true, Drop: 1}, {Width: 10 + 2*len(words.Count(len(f.View.Nodes))), Right: true, Drop: 2},
	}
	_, inner := r.SplitLeft(1)
	name, style := kit.NodeName(f, miner)
	for _, p := range kit.Fit(columns, inner.W, 1) {
		if c.Miner < 0 && p.Index > 4 {
			break // nobody found the genesis block, so it took no time and paid no fees
		}
		switch p.Index {
		case 0:
			f.Cell(inner, p, "h"+words.Count(int(c.Height)), th.Text)
		case 1:
			f.Cell(inner, p, string(mark), style)
		case 2:
			f.Cell(inner, p, c.Hash.Short(), style)
		case 3:
			f.Cell(inner, p, words.Count(c.Txs)+" tx", th.Text)
		case 4:
			f.Cell(inner, p, name, style)
		case 5:
			f.Cell(inner, p, words.Seconds(c.Gap), th.Dim)
		case 6:
			f.Cell(inner, p, "fees "+c.Fees.String(), th.Dim)
		case 7:
			f.Cell(inner, p, "at "+words.Count(c.Seen)+"/"+words.Count(len(f.View.Nodes))+" nodes", th.Dim)
		}
	}
}

func reorgText(f *kit.Frame, c *view.ChainLine) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%c reorg at %s:", f.Theme.Glyphs.BottomLeft, words.Seconds(c.At))
	for _, h := range c.Removed {
		b.WriteString(" -" + h.Short())
	}
	return b.String()
}

// blockDetail draws line i of an open block.
func blockDetail(f *kit.Frame, r grid.Rect, c *view.ChainLine, i int) {
	th := f.Theme
	switch {
	case i == 0:
		f.Text(r, "hash "+c.Hash.String(), th.Dim)
	case i == 1:
		f.Text(r, fmt.Sprintf("parent %s  bits %08x  nonce %d  %d bytes", c.Prev.Short(), c.Bits, c.Nonce, c.Size), th.Dim)
	case i-headLines < len(c.TxList):
		f.Grid.Spans(r, kit.TxSpans(f, &c.TxList[i-headLines]))
	default:
		f.Text(r, "and "+words.Plural(c.Txs-len(c.TxList), "more transaction"), th.Dim)
	}
}

// chainText is what a row says: a block with its whole hash and its transactions, so
// that a block is found by what it holds, open or not.
func chainText(f *kit.Frame, c *view.ChainLine, sub int) string {
	name, _ := kit.NodeName(f, c.Miner)
	switch {
	case sub == 0:
		var b strings.Builder
		fmt.Fprintf(&b, "h%d %s %s %d tx fees %s at %d/%d nodes %s", c.Height, c.Hash, name, c.Txs, c.Fees, c.Seen, len(f.View.Nodes), c.Invalid)
		for i := range c.TxList {
			b.WriteString(" " + kit.TxText(f, &c.TxList[i]))
		}
		return b.String()
	case sub < 0:
		return reorgText(f, c)
	case sub > headLines && sub-1-headLines < len(c.TxList):
		return kit.TxText(f, &c.TxList[sub-1-headLines])
	}
	return ""
}

// Copy gives the block's hash, on a transaction its id.
func (t *chainTab) Copy(v *view.View) (what, text string) {
	at := t.list.Item(len(t.rows))
	if at < 0 || t.rows[at].line >= len(v.Focus.Chain) {
		return "", ""
	}
	txs := v.Focus.Chain[t.rows[at].line].TxList
	if i := t.rows[at].sub - 1 - headLines; i >= 0 && i < len(txs) {
		return kit.IDText(txs[i].ID)
	}
	return kit.HashText(t.rows[at].block)
}

func (t *chainTab) Click(x, y int) (enter bool) {
	_, again := t.list.Choose(t.body, x, y)
	return again
}

func (t *chainTab) Filter(*view.View) *kit.Filter { return &t.list.Find }

func (t *chainTab) Key(h kit.Host, msg keymap.Msg) bool {
	if !keymap.Pressed(msg, h.Keys().Enter) {
		return t.list.Handle(h.Keys(), msg)
	}
	if s, ok := t.Under(h.View()); ok && s.Tx {
		h.Inspect(s, false)
		return true
	}
	if at := t.list.Item(len(t.rows)); at >= 0 {
		block := rowKey{t.rows[at].block, 0}
		if t.open[block] {
			delete(t.open, block)
		} else {
			t.open[block] = true
		}
	}
	return true
}

func (t *chainTab) Under(v *view.View) (view.Subject, bool) {
	at := t.list.Item(len(t.rows))
	if at < 0 || t.rows[at].line >= len(v.Focus.Chain) {
		return view.Subject{}, false
	}
	row := t.rows[at]
	c := &v.Focus.Chain[row.line]
	if tx := row.sub - 1 - headLines; tx >= 0 && tx < len(c.TxList) {
		return kit.ToTx(c.TxList[tx].ID), true
	}
	return kit.ToBlock(c.Hash), true
}

func (t *chainTab) keys(k *keymap.Map) []kit.Key {
	folds := func(open bool) func(h kit.Host) bool {
		return func(h kit.Host) bool {
			s, any := t.Under(h.View())
			return any && !s.Tx && t.open[rowKey{t.rows[t.list.Item(len(t.rows))].block, 0}] == open
		}
	}
	return []kit.Key{
		{Binding: &k.Enter, Does: "unfold the block", Word: "unfold", When: folds(false)},
		{Binding: &k.Enter, Does: "fold the block", Word: "fold", When: folds(true)},
	}
}

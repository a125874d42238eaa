package field

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/theme"
)

// Tips are told apart by what they are to the best one.
type kind int

const (
	best   kind = iota
	behind      // on its chain
	away        // on another branch
	frozen      // whatever it follows
	crashed
)

// tip is how nodes that follow a block look.
type tip struct {
	hash  chain.Hash
	kind  kind
	mark  rune
	s     grid.Style
	nodes int
}

// looks are the looks of all nodes.
type looks struct {
	tips            []tip
	th              *theme.Theme
	last            int // the tip of the node before
	crashed, frozen int
}

// kind is what a node is to the best tip, or what is wrong with it.
func (l *looks) kind(n *view.Node) kind {
	switch n.State {
	case view.Crashed:
		return crashed
	case view.Frozen:
		return frozen
	}
	return l.tips[l.find(n.Tip)].kind
}

// looksOf counts the nodes by their looks.
func looksOf(v *view.View, th *theme.Theme) *looks {
	l := &looks{th: th}
	for i := range v.Tips {
		l.tips = append(l.tips, tipOf(v, v.Tips[i].Hash, th))
	}
	for i := range v.Nodes {
		n := &v.Nodes[i]
		switch n.State {
		case view.Crashed:
			l.crashed++
		case view.Frozen:
			l.frozen++
		default:
			if l.find(n.Tip) < 0 {
				l.tips = append(l.tips, tipOf(v, n.Tip, th))
			}
			l.tips[l.find(n.Tip)].nodes++
		}
	}
	return l
}

// find is the place of a tip; most nodes have that of the node before.
func (l *looks) find(hash chain.Hash) int {
	if l.last < len(l.tips) && l.tips[l.last].hash == hash {
		return l.last
	}
	for i := range l.tips {
		if l.tips[i].hash == hash {
			l.last = i
			return i
		}
	}
	return -1
}

// tipOf tells what a tip is. One that is too old to be in the tree is behind.
func tipOf(v *view.View, hash chain.Hash, th *theme.Theme) tip {
	t := tip{hash: hash, kind: behind, s: th.Dim}
	for i := len(v.Tree) - 1; i >= 0; i-- {
		if b := &v.Tree[i]; b.Hash == hash {
			t.s = th.Node(b.Miner)
			if !b.Main {
				t.kind = away
			}
			break
		}
	}
	if len(v.Tips) > 0 && v.Tips[0].Hash == hash {
		t.kind = best
	}
	gl := &th.Glyphs
	t.mark = [...]rune{best: gl.Block, behind: gl.Inv, away: gl.Away}[t.kind]
	return t
}

// node is how a node looks.
func (l *looks) node(n *view.Node) (rune, grid.Style) {
	switch n.State {
	case view.Crashed:
		return l.th.Glyphs.Invalid, l.th.Bad
	case view.Frozen:
		return l.th.Glyphs.Pause, l.th.Dim
	}
	t := &l.tips[l.find(n.Tip)]
	return t.mark, t.s
}

package narrate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/words"
)

func nobody(v *view.View) Story {
	if len(v.Nodes) == 0 {
		return tell("No node", "The world is empty.")
	}
	return tell("No node runs", "All have crashed; each comes back with the chain that it had.")
}

func tell(head string, sentences ...string) Story {
	return Story{head, slices.DeleteFunc(sentences, func(s string) bool { return s == "" })}
}

func refused(v *view.View, b *view.Block) Story {
	if b.Split {
		return tell("Split",
			fmt.Sprintf("%s found block %d (%s), which breaks the rule %s of some nodes.", v.Name(b.Miner), b.Height, b.Hash.Short(), b.Invalid),
			"They refuse it and all that is built on it; the others do not.")
	}
	return tell("Invalid",
		fmt.Sprintf("%s found block %d (%s), which breaks the rule %s.", v.Name(b.Miner), b.Height, b.Hash.Short(), b.Invalid),
		"Nodes that check it refuse the block.")
}

func reorganised(t tree, r *view.Reorg, w Words) Story {
	var nodes []int
	for _, m := range r.Moves {
		nodes = append(nodes, m.Node)
	}
	off, stale := r.Off[0].Short(), "What was taken off is stale now"
	if len(r.Off) > 1 {
		off = words.Plural(len(r.Off), "block")
	}
	if t.pays(r.Off) {
		stale += "; the payments in it that the new branch lacks wait in the mempools again"
	}
	if len(r.On) == 0 {
		return tell("Judged anew", fmt.Sprintf("%s took %s off: other rules hold there now, or its operator has said so.", list(t.View, nodes), off), stale+".")
	}
	return tell("Reorganisation",
		fmt.Sprintf("%s took %s off and put %s on, since the other branch has more work.", list(t.View, nodes), off, words.Plural(len(r.On), "block")),
		stale+".", w.key(w.Reorg, "%s tells all."))
}

func kept(v *view.View, n *view.Node) Story {
	where, them := "on a dashed line", "it makes"
	if n.Private > 1 {
		where, them = "on dashed lines", "they make"
	}
	first := fmt.Sprintf("%s keeps back %s, %s.", n.Name, words.Plural(n.Private, "block"), where)
	stands := fmt.Sprintf("Its branch is ahead by %s: published in time, %s the work of others stale.", words.Plural(n.Lead, "block"), them)
	switch {
	case n.Lead == 0:
		stands = "Its branch is as long as that of the others, who do not know of it."
	case n.Lead < 0:
		stands = fmt.Sprintf("Its branch is behind by %s.", words.Plural(-n.Lead, "block"))
	}
	tied := ""
	if n.Tied {
		tied = "A block of its own that is published stands against one as high, and the honest miners are split."
	}
	return tell("Kept back", first, stands, tied)
}

// key is a sentence about a key; none without the key.
func (Words) key(key, sentence string) string {
	if key == "" {
		return ""
	}
	return fmt.Sprintf(sentence, key)
}

// pays says whether one of the blocks has payments in it.
func (t tree) pays(blocks []chain.Hash) bool {
	return slices.ContainsFunc(blocks, func(h chain.Hash) bool {
		b := t.find(h)
		return b != nil && b.Txs > 1
	})
}

func (s *sides) tell(t tree, w Words) Story {
	for _, side := range s.sides {
		if side.tip.Height != s.fork.Height+1 {
			return s.split(t, w)
		}
	}
	return s.race(t)
}

// disputed says which block of one side others refuse for good; "" if there is none.
func (s *sides) disputed(t tree) string {
	for _, side := range s.sides {
		for b := side.tip; b != nil && b.Height > s.fork.Height; b = t.find(b.Prev) {
			if b.Split {
				return fmt.Sprintf("Some nodes refuse block %d (%s), which breaks their rule %s, and never follow its branch.", b.Height, b.Hash.Short(), b.Invalid)
			}
		}
	}
	return ""
}

// most is how many sides are told one by one.
const most = 3

// race tells of rivals for one height.
func (s *sides) race(t tree) Story {
	v := t.View
	var rivals []*view.Block
	var follow []string
	for i, side := range s.sides {
		b := side.tip
		rivals = append(rivals, b)
		verb := "on"
		if i == 0 {
			verb = "build" + third(len(side.nodes)) + " on"
		}
		follow = append(follow, list(v, side.nodes)+" "+verb+" "+b.Hash.Short())
	}
	slices.SortFunc(rivals, func(a, b *view.Block) int { return cmp.Compare(a.Found, b.Found) })
	height, apart := s.fork.Height+1, interval(rivals[len(rivals)-1].Found-rivals[0].Found)
	var miners []int
	for _, b := range rivals {
		miners = append(miners, b.Miner)
	}
	found := fmt.Sprintf("%s found block %d %s.", and(v, miners), height, apart)
	if slices.Sort(miners); len(follow) > most || len(slices.Compact(miners)) < len(follow) {
		found = fmt.Sprintf("%d blocks of height %d were found %s.", len(follow), height, apart)
	}
	sides := ""
	if len(follow) <= most {
		sides = strings.Join(follow, "; ") + "."
	}
	end := cmp.Or(s.disputed(t), fmt.Sprintf("Whoever finds block %d decides.", height+1))
	return tell("Fork", found, sides, end, s.unaware(v))
}

// split tells of branches of which one at least is longer than a block.
func (s *sides) split(t tree, w Words) Story {
	v := t.View
	var parts []string
	for i, side := range s.sides {
		if i == most {
			parts = append(parts, fmt.Sprintf("others are on %s more", words.Plural(len(s.sides)-most, "tip")))
			break
		}
		n := int(side.tip.Height - s.fork.Height)
		nodes, late := side.followers(), ""
		if len(side.late) > 0 {
			late = fmt.Sprintf(" (%s lag%s behind)", list(v, side.late), third(len(side.late)))
		}
		parts = append(parts, fmt.Sprintf("%s follow%s %s, %s long%s", list(v, nodes), third(len(nodes)), side.tip.Hash.Short(), words.Plural(n, "block"), late))
	}
	end := "When they hear of each other, the branch with the most work wins."
	switch disputed := s.disputed(t); {
	case disputed != "":
		end = disputed
	case len(v.Groups) > 0:
		end = "No news passes the wall between them; " + w.key(w.Heal, "%s takes it down: ") + "then the branch with the most work wins."
	}
	return tell("Split", fmt.Sprintf("Since block %d, %s.", s.fork.Height, strings.Join(parts, "; ")), end, s.unaware(v))
}

// interval says how far apart blocks were found: a tenth of a second is much between some nodes.
func interval(apart netsim.Time) string {
	switch {
	case apart < netsim.Millisecond:
		return "at the same moment"
	case apart < netsim.Second/10:
		return "within " + words.Millis(apart-apart%netsim.Millisecond) + " of each other"
	}
	return "within " + words.Seconds(apart) + " of each other"
}

// unaware names those who have heard of no side yet.
func (s *sides) unaware(v *view.View) string {
	none := "none"
	if len(s.sides) == 2 {
		none = "neither"
	}
	switch len(s.behind) {
	case 0:
		return ""
	case 1:
		return list(v, s.behind) + " has heard of " + none + " yet."
	}
	return list(v, s.behind) + " have heard of " + none + " yet."
}

func spreading(v *view.View, b *view.Block) Story {
	found, on := fmt.Sprintf("%s found block %d (%s)", v.Name(b.Miner), b.Height, b.Hash.Short()), ""
	if have := len(v.Tips[0].Nodes); have == 1 {
		found += ", and nobody else has heard of it."
	} else {
		found += fmt.Sprintf("; %d of %d nodes have it.", have, running(v))
	}
	if miners(v) > 1 {
		on = fmt.Sprintf("Until the news comes, the others go on looking for a block %d of their own: that is how forks begin.", b.Height)
	}
	return tell("News", found, on)
}

func agreed(t tree, w Words) Story {
	v, tip := t.View, t.Tips[0]
	head, who := "Agreement", "All nodes have"
	switch n := running(v); {
	case n == 1:
		who = list(v, tip.Nodes) + " has"
		head = "Alone"
	case n < len(v.Nodes):
		who = fmt.Sprintf("All %d nodes that run have", n)
	}
	what := "nothing but the genesis block."
	if b := t.find(tip.Hash); b != nil && b.Miner >= 0 {
		what = fmt.Sprintf("block %d (%s), found by %s, as %s.", tip.Height, tip.Hash.Short(), v.Name(b.Miner), tipOrTips(running(v)))
	}
	wall := ""
	if len(v.Groups) > 0 {
		head, wall = "Partition", "No news passes the wall through the network."
	}
	next := fmt.Sprintf("%d nodes race to find block %d.", miners(v), tip.Height+1)
	switch miners(v) {
	case 0:
		next = "Nobody mines." + w.key(w.Mine, " %s lets the selected node find a block.")
	case 1:
		next = fmt.Sprintf("One node mines block %d.", tip.Height+1)
	}
	return tell(head, who+" "+what, next, wall)
}

func tipOrTips(n int) string {
	if n == 1 {
		return "its tip"
	}
	return "their tip"
}

func running(v *view.View) int {
	n := 0
	for _, t := range v.Tips {
		n += len(t.Nodes)
	}
	return n
}

func miners(v *view.View) int {
	n := 0
	for i := range v.Nodes {
		if v.Nodes[i].State == view.Mining {
			n++
		}
	}
	return n
}

// longest is how wide a list of nodes may be before it becomes their number.
const longest = 20

func list(v *view.View, ids []int) string {
	if s := v.List(ids); len(s) <= longest {
		return s
	}
	return words.Plural(len(ids), "node")
}

// third is the ending of a verb.
func third(n int) string {
	if n == 1 {
		return "s"
	}
	return ""
}

// and names nodes as a sentence does: "n1, n2 and n3".
func and(v *view.View, ids []int) string {
	var b strings.Builder
	for i, id := range ids {
		switch {
		case i > 0 && i == len(ids)-1:
			b.WriteString(" and ")
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(v.Name(id))
	}
	return b.String()
}

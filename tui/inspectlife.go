package tui

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

func blockLifePage(f *frame, o *inspector, r grid.Rect) inspectPage {
	b := o.block(f.v)
	head := "Everybody has the genesis block from the start."
	if b.Miner >= 0 {
		head = "Found by " + f.v.Name(b.Miner) + " at " + stamp(b.Found) + " s."
	}
	return f.lifePage(o, head, b.Life, r.W)
}

func txLifePage(f *frame, o *inspector, r grid.Rect) inspectPage {
	t := o.tx(f.v)
	head := "Made " + f.madeBy(t) + "."
	for i := range t.Places {
		p := &t.Places[i]
		if p.Miner < 0 {
			head += " Everybody has its block from the start."
			continue
		}
		head += fmt.Sprintf(" In block %s at height %d, which %s found at %s s.", p.Block.Short(), p.Height, f.v.Name(p.Miner), stamp(p.Found))
	}
	return f.lifePage(o, head, t.Life, r.W)
}

// lifePage has a row for each node: when it came there, and what has become of it.
func (f *frame) lifePage(o *inspector, head string, lives []view.Life, w int) inspectPage {
	columns := []column{
		{title: "node", width: 8},
		{title: "first seen", width: 10, right: true},
		{title: "from", width: 6, drop: 2},
		{title: "now", width: 22},
		{title: "height", width: 6, right: true, drop: 3},
		{title: "conf.", width: 5, right: true},
		{title: "what happened", width: 14, drop: 1, grow: true},
	}
	places := fit(columns, w, 2)
	page := inspectPage{list: true, head: f.prose(head+" "+tally(lives), w, f.th.Text)}
	page.head = append(page.head, inspectRow{draw: func(f *frame, r grid.Rect) { f.header(r, columns, places) }})
	page.rows = make([]inspectRow, 0, len(lives))
	for i := range lives {
		l := &lives[i]
		text := func() string { return f.lifeText(l) }
		page.rows = append(page.rows, inspectRow{text: text, life: true, node: l.Node, draw: func(f *frame, r grid.Rect) {
			for _, p := range places {
				text, style := f.lifeCell(l, p.index)
				f.cell(r, p, text, style)
			}
		}})
		if l.Node == o.opened {
			for _, row := range f.lifeEvents(l) {
				row.text = text
				page.rows = append(page.rows, row)
			}
		}
	}
	return page
}

// lifeText is by what a node's row is found.
func (f *frame) lifeText(l *view.Life) string {
	text := f.v.Name(l.Node) + " " + f.lifeStatus(l) + " " + f.lifeStory(l)
	if l.Timed {
		text += " " + f.v.Name(l.From)
	}
	return text
}

// tally counts nodes by where the block or transaction stands.
func tally(lives []view.Life) string {
	var counts [view.LifeLost + 1]int
	for i := range lives {
		counts[lives[i].Status]++
	}
	var parts []string
	for _, s := range []view.LifeStatus{view.LifeOnChain, view.LifePooled, view.LifeAside, view.LifeOrphaned, view.LifeRefused, view.LifeLost, view.LifeUnseen} {
		if counts[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[s], s))
		}
	}
	return "Nodes: " + strings.Join(parts, ", ") + "."
}

func (f *frame) lifeCell(l *view.Life, col int) (string, grid.Style) {
	th := f.th
	switch col {
	case 0:
		return f.node(l.Node)
	case 1:
		if !l.Timed {
			return "-", th.Dim
		}
		return stamp(l.Seen), th.Text
	case 2:
		switch {
		case !l.Timed:
			return "", th.Dim
		case l.From == l.Node:
			return "itself", th.Dim
		}
		return f.node(l.From)
	case 3:
		return f.lifeStatus(l), f.lifeStyle(l)
	case 4:
		if l.Status == view.LifeOnChain {
			return "h" + count(int(l.Height)), th.Text
		}
	case 5:
		if l.Status == view.LifeOnChain {
			return count(l.Confirmations), th.Text
		}
	default:
		return f.lifeStory(l), th.Dim
	}
	return "", th.Dim
}

// lifeStatus is where it stands, and that the node is down if it is.
func (f *frame) lifeStatus(l *view.Life) string {
	if l.State == view.Crashed {
		return "crashed, " + l.Status.String()
	}
	return l.Status.String()
}

func (f *frame) lifeStyle(l *view.Life) grid.Style {
	switch {
	case l.State == view.Crashed, l.Status == view.LifeRefused, l.Status == view.LifeLost:
		return f.th.Bad
	case l.Status == view.LifeOnChain:
		return f.th.Good
	case l.Status == view.LifeUnseen:
		return f.th.Dim
	}
	return f.th.Notice
}

// lifeStory is what happened after it was seen, in one line: the latest first, since that
// is what a narrow window has room for.
func (f *frame) lifeStory(l *view.Life) string {
	var parts []string
	if l.Status == view.LifePooled {
		parts = append(parts, "waits for "+seconds(f.v.Now-l.Since))
	}
	for i := len(l.Events) - 1; i >= 0; i-- {
		e := &l.Events[i]
		if e.Verb == view.LifeSaw || e.Verb == view.LifeMade || e.Verb == view.LifeTakes && e.At == l.Seen {
			continue
		}
		parts = append(parts, f.lifeShort(e)+" "+stamp(e.At))
	}
	return strings.Join(parts, "; ")
}

// lifeShort tells an event in as few words as can be.
func (f *frame) lifeShort(e *view.LifeEvent) string {
	switch e.Verb {
	case view.LifeTakes:
		return "on by " + e.On.Short()
	case view.LifeTakesOff:
		return "off with " + e.On.Short()
	}
	return f.lifeWords(e)
}

// lifeWords tells an event.
func (f *frame) lifeWords(e *view.LifeEvent) string {
	switch e.Verb {
	case view.LifeSaw:
		if !e.On.IsZero() {
			return "seen in block " + e.On.Short() + ", from " + f.v.Name(e.From)
		}
		return "seen, from " + f.v.Name(e.From)
	case view.LifeMade:
		return "made here"
	case view.LifeAgain:
		return "seen again, from " + f.v.Name(e.From)
	case view.LifeWaits:
		return "waits for its parent"
	case view.LifeRefuses:
		return "refused: " + e.Why
	case view.LifeDrops:
		return "dropped: " + e.Why
	case view.LifeTakes:
		return "on its chain, block " + e.On.Short()
	case view.LifeTakesOff:
		return "off by a reorg, block " + e.On.Short()
	default:
		return "back in the mempool"
	}
}

// lifeEvents tell all that happened at a node, a line each.
func (f *frame) lifeEvents(l *view.Life) []inspectRow {
	var rows []inspectRow
	for i := range l.Events {
		e := &l.Events[i]
		rows = append(rows, inspectRow{spans: []grid.Span{
			{Text: padded("", 9), Style: f.th.Text}, {Text: fmt.Sprintf("%10s  ", stamp(e.At)), Style: f.th.Dim}, {Text: f.lifeWords(e), Style: f.th.Text},
		}})
	}
	if len(rows) == 0 {
		rows = append(rows, inspectRow{spans: []grid.Span{{Text: padded("", 21) + "nothing that is kept happened here", Style: f.th.Dim}}})
	}
	return rows
}

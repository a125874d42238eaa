package inspect

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

func blockLifePage(f *kit.Frame, o *Inspector, r grid.Rect) page {
	b := o.block(f.View)
	if b.Edited != nil {
		return nobodys(f, r)
	}
	head := "Everybody has the genesis block from the start."
	if b.Miner >= 0 {
		head = "Found by " + f.View.Name(b.Miner) + " at " + words.Stamp(b.Found) + " s."
	}
	return lifeTable(f, o, head, b.Life, r.W)
}

func txLifePage(f *kit.Frame, o *Inspector, r grid.Rect) page {
	t := o.tx(f.View)
	head := "Made " + madeBy(f, t) + "."
	for i := range t.Places {
		p := &t.Places[i]
		if p.Miner < 0 {
			head += " Everybody has its block from the start."
			continue
		}
		head += fmt.Sprintf(" In block %s at height %d, which %s found at %s s.", p.Block.Short(), p.Height, f.View.Name(p.Miner), words.Stamp(p.Found))
	}
	return lifeTable(f, o, head, t.Life, r.W)
}

// lifeTable has a row for each node: when it came there, and what has become of it.
func lifeTable(f *kit.Frame, o *Inspector, head string, lives []view.Life, w int) page {
	columns := []kit.Column{
		{Title: "node", Width: 8},
		{Title: "first seen", Width: 10, Right: true},
		{Title: "from", Width: 6, Drop: 2},
		{Title: "now", Width: 22},
		{Title: "height", Width: 6, Right: true, Drop: 3},
		{Title: "conf.", Width: 5, Right: true},
		{Title: "what happened", Width: 14, Drop: 1, Grow: true},
	}
	places := kit.Fit(columns, w, 2)
	made := page{list: true, head: prose(f, head+" "+tally(lives), w, f.Theme.Text)}
	made.head = append(made.head, pageRow{draw: func(f *kit.Frame, r grid.Rect) { f.Header(r, columns, places) }})
	made.rows = make([]pageRow, 0, len(lives))
	for i := range lives {
		l := &lives[i]
		text := func() string { return lifeText(f, l) }
		made.rows = append(made.rows, pageRow{text: text, life: true, node: l.Node, draw: func(f *kit.Frame, r grid.Rect) {
			for _, p := range places {
				text, style := lifeCell(f, l, p.Index)
				f.Cell(r, p, text, style)
			}
		}})
		if l.Node == o.opened {
			for _, row := range lifeEvents(f, l) {
				row.text = text
				made.rows = append(made.rows, row)
			}
		}
	}
	return made
}

// lifeText is by what a node's row is found.
func lifeText(f *kit.Frame, l *view.Life) string {
	text := f.View.Name(l.Node) + " " + lifeStatus(f, l) + " " + lifeStory(f, l)
	if l.Timed {
		text += " " + f.View.Name(l.From)
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

func lifeCell(f *kit.Frame, l *view.Life, col int) (string, grid.Style) {
	th := f.Theme
	switch col {
	case 0:
		return kit.NodeName(f, l.Node)
	case 1:
		if !l.Timed {
			return "-", th.Dim
		}
		return words.Stamp(l.Seen), th.Text
	case 2:
		switch {
		case !l.Timed:
			return "", th.Dim
		case l.From == l.Node:
			return "itself", th.Dim
		}
		return kit.NodeName(f, l.From)
	case 3:
		return lifeStatus(f, l), lifeStyle(f, l)
	case 4:
		if l.Status == view.LifeOnChain {
			return "h" + words.Count(int(l.Height)), th.Text
		}
	case 5:
		if l.Status == view.LifeOnChain {
			return words.Count(l.Confirmations), th.Text
		}
	default:
		return lifeStory(f, l), th.Dim
	}
	return "", th.Dim
}

// lifeStatus is where it stands, and that the node is down if it is.
func lifeStatus(f *kit.Frame, l *view.Life) string {
	if l.State == view.Crashed {
		return "crashed, " + l.Status.String()
	}
	return l.Status.String()
}

func lifeStyle(f *kit.Frame, l *view.Life) grid.Style {
	switch {
	case l.State == view.Crashed, l.Status == view.LifeRefused, l.Status == view.LifeLost:
		return f.Theme.Bad
	case l.Status == view.LifeOnChain:
		return f.Theme.Good
	case l.Status == view.LifeUnseen:
		return f.Theme.Dim
	}
	return f.Theme.Notice
}

// lifeStory is what happened after it was seen, in one line: the latest first, since that
// is what a narrow window has room for.
func lifeStory(f *kit.Frame, l *view.Life) string {
	var parts []string
	if l.Status == view.LifePooled {
		parts = append(parts, "waits for "+words.Seconds(f.View.Now-l.Since))
	}
	for i := len(l.Events) - 1; i >= 0; i-- {
		e := &l.Events[i]
		if e.Verb == view.LifeSaw || e.Verb == view.LifeMade || e.Verb == view.LifeTakes && e.At == l.Seen {
			continue
		}
		parts = append(parts, lifeShort(f, e)+" "+words.Stamp(e.At))
	}
	return strings.Join(parts, "; ")
}

// lifeShort tells an event in as few words as can be.
func lifeShort(f *kit.Frame, e *view.LifeEvent) string {
	switch e.Verb {
	case view.LifeTakes:
		return "on by " + e.On.Short()
	case view.LifeTakesOff:
		return "off with " + e.On.Short()
	}
	return lifeWords(f, e)
}

// lifeWords tells an event.
func lifeWords(f *kit.Frame, e *view.LifeEvent) string {
	switch e.Verb {
	case view.LifeSaw:
		if !e.On.IsZero() {
			return "seen in block " + e.On.Short() + ", from " + f.View.Name(e.From)
		}
		return "seen, from " + f.View.Name(e.From)
	case view.LifeMade:
		return "made here"
	case view.LifeAgain:
		return "seen again, from " + f.View.Name(e.From)
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
func lifeEvents(f *kit.Frame, l *view.Life) []pageRow {
	var rows []pageRow
	for i := range l.Events {
		e := &l.Events[i]
		rows = append(rows, pageRow{spans: []grid.Span{
			{Text: kit.Padded("", 9), Style: f.Theme.Text}, {Text: fmt.Sprintf("%10s  ", words.Stamp(e.At)), Style: f.Theme.Dim}, {Text: lifeWords(f, e), Style: f.Theme.Text},
		}})
	}
	if len(rows) == 0 {
		rows = append(rows, pageRow{spans: []grid.Span{{Text: kit.Padded("", 21) + "nothing that is kept happened here", Style: f.Theme.Dim}}})
	}
	return rows
}

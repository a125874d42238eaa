package node

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
	"example.com/sosocoin/tui/keymap"
	"example.com/sosocoin/tui/kit"
	"example.com/sosocoin/tui/words"
)

// minerTab shows what the node's miner works on: its figures, then the transactions of
// its template.
type minerTab struct {
	list kit.List[string]
	rows []minerRow // kept from frame to frame
	body grid.Rect

	parent chain.Hash // of the block that is worked on
}

// minerRow is a figure with its name, or a transaction.
type minerRow struct {
	label string
	spans []grid.Span
	tx    *view.Tx // then label is its id
}

// nextBlock names the row that tells of the block that is worked on, and of its parent.
const nextBlock = "next block"

// minerLabel is how many columns the names of the figures take.
const minerLabel = 11

func (t *minerTab) Draw(f *kit.Frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	t.body = r
	t.parent = d.Miner.Parent
	t.rows = minerRows(f, t.rows[:0], d)
	shown := t.list.Pick(len(t.rows), func(i int) string { return minerText(f, &t.rows[i]) })
	t.list.Settle(len(shown), r.H, func(row int) string { return t.rows[shown[row]].label })
	for i := range min(r.H, len(shown)-t.list.Top) {
		row, line := &t.rows[shown[t.list.Top+i]], r.Line(i)
		_, inner := line.SplitLeft(2)
		if row.tx != nil {
			f.Grid.Spans(inner, kit.TxSpans(f, row.tx))
		} else {
			label, value := inner.SplitLeft(minerLabel)
			f.Text(label, row.label, f.Theme.Dim)
			f.Grid.Spans(value, row.spans)
		}
		f.Mark(line, t.list.Top+i == t.list.At, focused)
		f.Spot(line)
	}
	m := &d.Miner
	switch {
	case m.Why != "":
		return "does not mine"
	case !m.Template:
		return "a try every " + words.Seconds(netsim.Time(float64(netsim.Second)/m.Rate))
	}
	return "h" + words.Count(int(m.Height)) + ", " + words.Count(int(m.Tries)) + " tries"
}

func minerText(f *kit.Frame, row *minerRow) string {
	if row.tx != nil {
		return kit.TxText(f, row.tx)
	}
	return row.label + " " + kit.SpansText(row.spans)
}

// minerRows lists the figures, the most telling first.
func minerRows(f *kit.Frame, rows []minerRow, d *view.NodeDetail) []minerRow {
	th, m := f.Theme, &d.Miner
	row := func(label string, spans ...grid.Span) { rows = append(rows, minerRow{label: label, spans: spans}) }
	text := func(s string) grid.Span { return grid.Span{Text: s, Style: th.Text} }
	dim := func(s string) grid.Span { return grid.Span{Text: s, Style: th.Dim} }
	row("state", minerState(f, d)...)
	for _, r := range attackRows(f, d) {
		row(r.label, r.spans...)
	}
	row(nextBlock, text("height "+words.Count(int(m.Height))), dim(" after "), grid.Span{Text: m.Parent.Short(), Style: th.Accent})
	row("hash rate", rateSpans(f, m)...)
	if m.Template {
		row("tries", grid.Span{Text: words.Count(int(m.Tries)), Style: th.Strong}, dim(" on this template in "), text(words.Seconds(max(f.View.Now-m.Began, 0))))
	} else {
		row("tries", dim("none: no template yet"))
	}
	row("expected", expected(f, m)...)
	row("", networkExpected(f)...)
	row("found", foundSpans(f, d)...)
	row("difficulty", text(strings.TrimSpace(m.Difficulty.Text(words.Scaled))), dim(" hashes a block, on average"))
	row("bits", text(fmt.Sprintf("%08x", m.Bits)), dim("  target "), text(shortTarget(m.Target[:])))
	if !m.Template {
		return rows
	}
	row("block", text(words.Plural(m.TxCount+1, "transaction")), dim(", "+words.Scaled(float64(m.Size))+"B, reward "), text(m.Reward.String()), dim(" with fees "), text(m.Fees.String()))
	for i := range m.Txs {
		rows = append(rows, minerRow{label: m.Txs[i].ID.String(), tx: &m.Txs[i]})
	}
	if more := m.TxCount - len(m.Txs); more > 0 {
		row("and", text(words.Plural(more, "more transaction")))
	}
	return rows
}

// minerState says whether the node mines, or why not and what would make it.
func minerState(f *kit.Frame, d *view.NodeDetail) []grid.Span {
	th, m := f.Theme, &d.Miner
	name := f.View.Name(d.ID)
	switch {
	case m.Why == "" && m.Once:
		return []grid.Span{{Text: "mining", Style: th.Good}, {Text: " until it has found one block", Style: th.Dim}}
	case m.Why == "":
		return []grid.Span{{Text: "mining", Style: th.Good}}
	}
	remedy := "m, M"
	switch state := nodeState(f, d.ID); {
	case state == view.Crashed:
		remedy = ":restart " + name
	case state == view.Frozen:
		remedy = ":thaw " + name
	case m.Rate == 0:
		remedy = ":hashrate " + name + " 100"
	}
	return []grid.Span{{Text: "idle", Style: th.Notice}, {Text: ": " + m.Why + " ", Style: th.Text}, {Text: "(" + remedy + ")", Style: th.Dim}}
}

func nodeState(f *kit.Frame, id int) view.NodeState {
	if id < len(f.View.Nodes) {
		return f.View.Nodes[id].State
	}
	return view.Idle
}

func rateSpans(f *kit.Frame, m *view.Miner) []grid.Span {
	th := f.Theme
	spans := []grid.Span{{Text: words.Scaled(m.Rate) + "H/s", Style: th.Text}}
	if all := f.View.Figures.Float("hashrate"); all > 0 && m.Why == "" {
		spans = append(spans, grid.Span{Text: ", " + words.Percent(m.Rate/all) + " of all that mine", Style: th.Dim})
	}
	return spans
}

// expected is the mean time that a block takes the node. Tries have no memory: it is the
// same however long the node has tried.
func expected(f *kit.Frame, m *view.Miner) []grid.Span {
	th := f.Theme
	if m.Rate == 0 {
		return []grid.Span{{Text: "no block without hash rate", Style: th.Dim}}
	}
	spans := []grid.Span{{Text: m.Difficulty.Map(func(hashes float64) float64 { return hashes / m.Rate }).Text(about), Style: th.Strong}, {Text: " to a block of its own, on average", Style: th.Dim}}
	if m.Why != "" {
		spans[1].Text = " to a block if it mined, on average"
	}
	return spans
}

func networkExpected(f *kit.Frame) []grid.Span {
	th, rate := f.Theme, f.View.Figures.Float("hashrate")
	if rate == 0 {
		return []grid.Span{{Text: "no block in the network: no node mines", Style: th.Dim}}
	}
	return []grid.Span{{Text: f.View.Figures.Of("difficulty").Map(func(hashes float64) float64 { return hashes / rate }).Text(about), Style: th.Text}, {Text: " to a block in the network, on average", Style: th.Dim}}
}

func foundSpans(f *kit.Frame, d *view.NodeDetail) []grid.Span {
	th := f.Theme
	if d.ID >= len(f.View.Nodes) || f.View.Nodes[d.ID].Mined == 0 {
		return []grid.Span{{Text: "no block yet", Style: th.Dim}}
	}
	n := &f.View.Nodes[d.ID]
	spans := []grid.Span{{Text: words.Plural(n.Mined, "block"), Style: th.Text}}
	if stale := n.Mined - n.Main; stale > 0 {
		return append(spans, grid.Span{Text: ", " + words.Count(stale) + " stale (" + n.StaleRate().Text(words.Percent) + ")", Style: th.Notice})
	}
	return append(spans, grid.Span{Text: ", none stale", Style: th.Dim})
}

// about writes a length of time in seconds, or in minutes, hours and days where seconds
// tell nobody anything.
func about(seconds float64) string {
	for _, u := range [...]struct {
		least, unit float64
		name        string
	}{{365 * 86400, 365.25 * 86400, "years"}, {2 * 86400, 86400, "days"}, {2 * 3600, 3600, "hours"}, {300, 60, "minutes"}} {
		if seconds >= u.least {
			return words.Scaled(seconds/u.unit) + u.name
		}
	}
	return words.ThreeDigits(seconds) + " s"
}

// shortTarget writes as much of a target as tells it: its zeros and what follows them.
func shortTarget(target []byte) string {
	first := 0
	for first < len(target) && target[first] == 0 {
		first++
	}
	return fmt.Sprintf("%x…", target[:min(first+3, len(target))])
}

// Copy gives the id of a transaction, or the hash of the block that is built on.
func (t *minerTab) Copy(v *view.View) (what, text string) {
	s, ok := t.Under(v)
	switch {
	case !ok:
		return "", ""
	case s.Tx:
		return kit.IDText(s.Hash)
	}
	return kit.HashText(s.Hash)
}

func (t *minerTab) Filter(*view.View) *kit.Filter { return &t.list.Find }

func (t *minerTab) Key(h kit.Host, msg keymap.Msg) bool { return t.list.Handle(h.Keys(), msg) }

func (t *minerTab) Click(x, y int) (enter bool) {
	_, again := t.list.Choose(t.body, x, y)
	return again
}

func (t *minerTab) Under(*view.View) (view.Subject, bool) {
	switch at := t.list.Item(len(t.rows)); {
	case at < 0:
	case t.rows[at].tx != nil:
		return kit.ToTx(t.rows[at].tx.ID), true
	case t.rows[at].label == nextBlock:
		return kit.ToBlock(t.parent), true
	}
	return view.Subject{}, false
}

package tui

import (
	"fmt"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/grid"
)

// minerTab shows what the node's miner works on: its figures, then the transactions of
// its template.
type minerTab struct {
	list list[string]
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

func (t *minerTab) Draw(f *frame, r grid.Rect, d *view.NodeDetail, focused bool) string {
	t.body = r
	t.parent = d.Miner.Parent
	t.rows = f.minerRows(t.rows[:0], d)
	shown := t.list.pick(len(t.rows), func(i int) string { return f.minerText(&t.rows[i]) })
	t.list.settle(len(shown), r.H, func(row int) string { return t.rows[shown[row]].label })
	for i := range min(r.H, len(shown)-t.list.top) {
		row, line := &t.rows[shown[t.list.top+i]], r.Line(i)
		_, inner := line.SplitLeft(2)
		if row.tx != nil {
			f.g.Spans(inner, f.txSpans(row.tx))
		} else {
			label, value := inner.SplitLeft(minerLabel)
			f.text(label, row.label, f.th.Dim)
			f.g.Spans(value, row.spans)
		}
		f.mark(line, t.list.top+i == t.list.at, focused)
	}
	m := &d.Miner
	switch {
	case m.Why != "":
		return "does not mine"
	case !m.Template:
		return "a try every " + seconds(netsim.Time(float64(netsim.Second)/m.Rate))
	}
	return "h" + count(int(m.Height)) + ", " + count(int(m.Tries)) + " tries"
}

func (f *frame) minerText(row *minerRow) string {
	if row.tx != nil {
		return f.txText(row.tx)
	}
	return row.label + " " + spansText(row.spans)
}

// minerRows lists the figures, the most telling first.
func (f *frame) minerRows(rows []minerRow, d *view.NodeDetail) []minerRow {
	th, m := f.th, &d.Miner
	row := func(label string, spans ...grid.Span) { rows = append(rows, minerRow{label: label, spans: spans}) }
	text := func(s string) grid.Span { return grid.Span{Text: s, Style: th.Text} }
	dim := func(s string) grid.Span { return grid.Span{Text: s, Style: th.Dim} }
	row("state", f.minerState(d)...)
	row(nextBlock, text("height "+count(int(m.Height))), dim(" after "), grid.Span{Text: m.Parent.Short(), Style: th.Accent})
	row("hash rate", f.rateSpans(m)...)
	if m.Template {
		row("tries", grid.Span{Text: count(int(m.Tries)), Style: th.Strong}, dim(" on this template in "), text(seconds(max(f.v.Now-m.Began, 0))))
	} else {
		row("tries", dim("none: no template yet"))
	}
	row("expected", f.expected(m)...)
	row("", f.networkExpected()...)
	row("found", f.foundSpans(d)...)
	row("difficulty", text(strings.TrimSpace(m.Difficulty.Text(scaled))), dim(" hashes a block, on average"))
	row("bits", text(fmt.Sprintf("%08x", m.Bits)), dim("  target "), text(shortTarget(m.Target[:])))
	if !m.Template {
		return rows
	}
	row("block", text(plural(m.TxCount+1, "transaction")), dim(", "+scaled(float64(m.Size))+"B, reward "), text(m.Reward.String()), dim(" with fees "), text(m.Fees.String()))
	for i := range m.Txs {
		rows = append(rows, minerRow{label: m.Txs[i].ID.String(), tx: &m.Txs[i]})
	}
	if more := m.TxCount - len(m.Txs); more > 0 {
		row("and", text(plural(more, "more transaction")))
	}
	return rows
}

// minerState says whether the node mines, or why not and what would make it.
func (f *frame) minerState(d *view.NodeDetail) []grid.Span {
	th, m := f.th, &d.Miner
	name := f.v.Name(d.ID)
	switch {
	case m.Why == "" && m.Once:
		return []grid.Span{{Text: "mining", Style: th.Good}, {Text: " until it has found one block", Style: th.Dim}}
	case m.Why == "":
		return []grid.Span{{Text: "mining", Style: th.Good}}
	}
	remedy := "m, M"
	switch state := f.stateOf(d.ID); {
	case state == view.Crashed:
		remedy = ":restart " + name
	case state == view.Frozen:
		remedy = ":thaw " + name
	case m.Rate == 0:
		remedy = ":hashrate " + name + " 100"
	}
	return []grid.Span{{Text: "idle", Style: th.Notice}, {Text: ": " + m.Why + " ", Style: th.Text}, {Text: "(" + remedy + ")", Style: th.Dim}}
}

func (f *frame) stateOf(id int) view.NodeState {
	if id < len(f.v.Nodes) {
		return f.v.Nodes[id].State
	}
	return view.Idle
}

func (f *frame) rateSpans(m *view.Miner) []grid.Span {
	th := f.th
	spans := []grid.Span{{Text: scaled(m.Rate) + "H/s", Style: th.Text}}
	if all := f.v.Metrics.HashRate; all > 0 && m.Why == "" {
		spans = append(spans, grid.Span{Text: ", " + percent(m.Rate/all) + " of all that mine", Style: th.Dim})
	}
	return spans
}

// expected is the mean time that a block takes the node. Tries have no memory: it is the
// same however long the node has tried.
func (f *frame) expected(m *view.Miner) []grid.Span {
	th := f.th
	if m.Rate == 0 {
		return []grid.Span{{Text: "no block without hash rate", Style: th.Dim}}
	}
	spans := []grid.Span{{Text: m.Difficulty.Map(func(hashes float64) float64 { return hashes / m.Rate }).Text(about), Style: th.Strong}, {Text: " to a block of its own, on average", Style: th.Dim}}
	if m.Why != "" {
		spans[1].Text = " to a block if it mined, on average"
	}
	return spans
}

func (f *frame) networkExpected() []grid.Span {
	th, m := f.th, &f.v.Metrics
	if m.HashRate == 0 {
		return []grid.Span{{Text: "no block in the network: no node mines", Style: th.Dim}}
	}
	return []grid.Span{{Text: m.Difficulty.Map(func(hashes float64) float64 { return hashes / m.HashRate }).Text(about), Style: th.Text}, {Text: " to a block in the network, on average", Style: th.Dim}}
}

func (f *frame) foundSpans(d *view.NodeDetail) []grid.Span {
	th := f.th
	if d.ID >= len(f.v.Nodes) || f.v.Nodes[d.ID].Mined == 0 {
		return []grid.Span{{Text: "no block yet", Style: th.Dim}}
	}
	n := &f.v.Nodes[d.ID]
	spans := []grid.Span{{Text: plural(n.Mined, "block"), Style: th.Text}}
	if stale := n.Mined - n.Main; stale > 0 {
		return append(spans, grid.Span{Text: ", " + count(stale) + " stale (" + n.StaleRate().Text(percent) + ")", Style: th.Notice})
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
			return scaled(seconds/u.unit) + u.name
		}
	}
	return threeDigits(seconds) + " s"
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
		return idText(s.Hash)
	}
	return hashText(s.Hash)
}

func (t *minerTab) filter(*view.View) *filter { return &t.list.find }

func (t *minerTab) Key(a *App, msg keyMsg) bool { return t.list.handle(&a.keys, msg) }

func (t *minerTab) Click(x, y int) (enter bool) {
	_, again := t.list.click(t.body, x, y)
	return again
}

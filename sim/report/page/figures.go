package page

import (
	"fmt"

	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/plain"
)

// cards are the numbers that sum a run up.
func cards(r *outcome.Report) []card {
	say := func(sentence string) string { return r.Figures.Say(style, sentence) }
	list := []card{
		{"height of the best chain", say("{height}"), agreement(r.Figures)},
		{"blocks found", say("{blocks.mined}"), say("{blocks.main} on the best chain")},
		{"stale blocks", say("{stale.rate}"), say("{blocks.stale} of those found")},
		{"mean interval", say("{interval}"), say("of {blocks.main block}; {difficulty} hashes for the next")},
		{"half of the nodes have a block", say("{propagation.50}"), say("mean of {#propagation.50 block}; " +
			"90 % after {propagation.90} (of {#propagation.90}), 99 % after {propagation.99} (of {#propagation.99})")},
		{"reorganisations", say("{reorgs}"), say("the deepest took {reorg.depth block} off")},
		{"messages", say("{messages.sent}"), say("{messages.delivered} delivered, {messages.dropped} lost, {messages.underway} under way")},
		{"payments", say("{txs.created}"), say("{txs.confirmed} confirmed, {txs.pending} pending, {txs.lost} lost") + notMade(r)},
	}
	if r.Compact != nil {
		list = append(list, compact(r.Compact))
	}
	for _, f := range r.Figures.Own(figure.Page) {
		list = append(list, card{f.Title(), f.Text(style), f.Doc})
	}
	return list
}

// compact says what compact blocks spared.
func compact(c *outcome.CompactReport) card {
	if c.Full == 0 {
		return card{"compact blocks saved", measured.None, "no block went in compact form"}
	}
	name, saved := "compact blocks saved", c.Saved()
	if saved < 0 {
		name, saved = "compact blocks cost", -saved
	}
	note := fmt.Sprintf("of %s that the blocks are as a whole; %s asked for", plain.Bytes(float64(c.Full)), plain.Count(int(c.Asked), "transaction"))
	if c.Payloads > 0 {
		note += fmt.Sprintf(", and parts of %s", plain.Count(int(c.Payloads), "payload"))
	}
	return card{name, plain.Bytes(saved), note}
}

// style is that of figures on the page: of a number it has three digits at least.
func style(u figure.Unit, x float64) string {
	if u == figure.Count {
		return plain.ThreeDigits(x)
	}
	return u.Text(x)
}

// agreement says whether the nodes follow one tip.
func agreement(f figure.Values) string {
	switch one, known := f.Of("converged").Value(); {
	case !known:
		return "no node runs"
	case one == 0:
		return f.Say(style, "{tips} tips: the nodes disagree")
	}
	return "all running nodes agree"
}

func seconds(s float64) string { return figure.Span.Text(s) }

// tail is the last digits of a hash: the first ones are zeros.
func tail(hash string) string { return hash[max(len(hash)-4, 0):] }

func notMade(r *outcome.Report) (note string) {
	for _, not := range r.NotMade {
		note += fmt.Sprintf("; %d not made: %s", not.Payments, not.Reason)
	}
	return note
}

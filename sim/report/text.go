package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/plain"
)

// nodesShown is how many nodes the readable report lists; the JSON one has all.
const nodesShown = 40

// Text writes a report for reading on a terminal.
func Text(out io.Writer, r *outcome.Report) error {
	var b strings.Builder
	title(&b, r)
	figures(&b, r)
	nodes(&b, r)
	pools(&b, r)
	closing(&b, r)
	_, err := io.WriteString(out, b.String())
	return err
}

func title(b *strings.Builder, r *outcome.Report) {
	fmt.Fprintf(b, "sosocoin: %d nodes, seed %d, %s virtual time", r.Nodes, r.Seed, figure.Span.Text(r.Seconds()))
	if r.Interrupted {
		b.WriteString("  (interrupted)")
	}
	b.WriteString("\n\n")
}

// figures tells of the figures, those together that belong together.
func figures(b *strings.Builder, r *outcome.Report) {
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	line := func(name, text string) { fmt.Fprintf(t, "%s\t%s\n", name, text) }
	say := func(sentence string) string { return r.Figures.Say(figure.Unit.Text, sentence) }
	line("height", say("{height}, ")+agreement(r.Figures))
	line("blocks", say("{blocks.mined} found, {blocks.main} on the best chain, {blocks.stale} stale ({stale.rate})"))
	if r.KeptFrom > 0 {
		line("", fmt.Sprintf("those below height %d are forgotten (--keep); figures count the whole run", r.KeptFrom))
	}
	line("reorgs", say("{reorgs}, the deepest took {reorg.depth} blocks off"))
	line("interval", say("{interval} (mean of {blocks.main block}); the next block takes {difficulty} hashes (expected)"))
	line("propagation", say("50 % of the nodes in {propagation.50} (mean of {#propagation.50 block}), "+
		"90 % in {propagation.90} (of {#propagation.90}), 99 % in {propagation.99} (of {#propagation.99})"))
	line("messages", say("{messages.sent} sent = {messages.delivered} delivered + {messages.dropped} dropped + {messages.underway} in flight; ")+
		plain.Bytes(r.Figures.Float("messages.bytes")))
	for _, drop := range r.DroppedBy {
		line("", fmt.Sprintf("%d dropped: %s", drop.Packets, drop.Reason))
	}
	for _, kind := range r.ByKind {
		if kind.Messages > 0 {
			line("", fmt.Sprintf("%d %s, %s", kind.Messages, kind.Kind, plain.Bytes(float64(kind.Bytes))))
		}
	}
	if c := r.Compact; c != nil {
		line("compact", compact(c))
	}
	line("transactions", say("{txs.created} made, {txs.confirmed} confirmed, {txs.pending} pending, {txs.lost} lost"))
	for _, not := range r.NotMade {
		line("", fmt.Sprintf("%d not made: %s", not.Payments, not.Reason))
	}
	line("supply", say("{supply} coins"))
	for _, f := range r.Figures.Own(figure.Text) {
		line(f.Title(), f.Text(figure.Unit.Text)+": "+f.Doc)
	}
	t.Flush()
}

// agreement says whether the nodes follow one tip.
func agreement(f figure.Values) string {
	switch one, known := f.Of("converged").Value(); {
	case !known:
		return "no tip: no node runs"
	case one == 0:
		return f.Say(figure.Unit.Text, "{tips} tips: the nodes disagree")
	}
	return "1 tip: all running nodes agree"
}

func nodes(b *strings.Builder, r *outcome.Report) {
	b.WriteString("\n")
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', tabwriter.AlignRight)
	placed := slices.ContainsFunc(r.PerNode, func(n outcome.NodeReport) bool { return n.Region != "" })
	attacked := slices.ContainsFunc(r.PerNode, func(n outcome.NodeReport) bool { return n.Strategy != "" })
	where := func(region, strategy string) string {
		text := ""
		if placed {
			text += region + "\t"
		}
		if attacked {
			text += strategy + "\t"
		}
		return text
	}
	head, row := "height\ttip\tmined\tmain\thash share\tblock share\tbalance\tpool\tpeers\t", "{mined}\t{main}\t{hash.share}\t{block.share}\t{balance}\t{mempool}\t{peers}\t"
	for _, f := range figure.All() {
		if f.Of == figure.OfNode && f.In(figure.Text) && len(r.PerNode) > 0 && r.PerNode[0].Figures.Has(f.Name) {
			head, row = head+f.Title()+"\t", row+"{"+f.Name+"}\t"
		}
	}
	fmt.Fprintln(t, "node\t"+where("region", "strategy")+head)
	for i, n := range r.PerNode {
		if i == nodesShown {
			break
		}
		say := func(sentence string) string { return n.Figures.Say(figure.Unit.Text, sentence) }
		fmt.Fprintf(t, "%s\t%s%s\t%s\t%s\n", n.Name, where(n.Region, n.Strategy), say("{height}"), n.Tip[60:], say(row))
	}
	t.Flush()
	if hidden := len(r.PerNode) - nodesShown; hidden > 0 {
		fmt.Fprintf(b, "and %d more; --json lists all\n", hidden)
	}
}

// pools tells of nodes that share a private branch.
func pools(b *strings.Builder, r *outcome.Report) {
	percent := func(v measured.Value) string {
		return v.Text(func(x float64) string { return fmt.Sprintf("%.1f %%", 100*x) })
	}
	for _, p := range r.Pools {
		fmt.Fprintf(b, "\npool    %s, led by %s: %s, %s of the hash rate, revenue %s, private lead %d\n", p.Members, p.Leader, p.Strategy, percent(p.HashShare), percent(p.Revenue), p.PrivateLead)
	}
}

func closing(b *strings.Builder, r *outcome.Report) {
	fmt.Fprintf(b, "\nchecks  %d run, %d failed\n", r.Checks.Run, r.Checks.Failed)
	for _, failure := range r.Checks.Failures {
		fmt.Fprintf(b, "  FAILED: %s\n", failure)
	}
	fmt.Fprintf(b, "digest  %s\n", r.Digest)
}

func compact(c *outcome.CompactReport) string {
	if c.Full == 0 {
		return "saved " + measured.None + ": no block went in compact form"
	}
	saved, amount := "saved", c.Saved()
	if amount < 0 {
		saved, amount = "cost", -amount
	}
	text := fmt.Sprintf("%s %s of %s of blocks; %d transactions asked for", saved, plain.Bytes(amount), plain.Bytes(float64(c.Full)), c.Asked)
	if c.Payloads > 0 {
		text += fmt.Sprintf(", and parts of %d payloads", c.Payloads)
	}
	return text
}

package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/measured"
)

// nodesShown is how many nodes the readable report lists; the JSON one has all.
const nodesShown = 40

// Text writes a report for reading on a terminal.
func Text(out io.Writer, r *sim.Report) error {
	var b strings.Builder
	title(&b, r)
	figures(&b, r)
	nodes(&b, r)
	closing(&b, r)
	_, err := io.WriteString(out, b.String())
	return err
}

func title(b *strings.Builder, r *sim.Report) {
	fmt.Fprintf(b, "sosocoin: %d nodes, seed %d, %s virtual time", r.Nodes, r.Seed, seconds(r.VirtualS))
	if r.Interrupted {
		b.WriteString("  (interrupted)")
	}
	b.WriteString("\n\n")
}

func figures(b *strings.Builder, r *sim.Report) {
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	line := func(name, format string, args ...any) {
		fmt.Fprintf(t, "%s\t"+format+"\n", append([]any{name}, args...)...)
	}
	agreement := map[measured.Truth]string{
		measured.Unmeasured: "no tip: no node runs",
		measured.False:      fmt.Sprintf("%d tips: the nodes disagree", r.Tips),
		measured.True:       "1 tip: all running nodes agree",
	}
	line("height", "%d, %s", r.Height, agreement[r.Converged])
	line("blocks", "%d found, %d on the best chain, %d stale (%s)", r.Blocks.Mined, r.Blocks.Main, r.Blocks.Stale, r.Blocks.StaleRate.Text(percent))
	if r.KeptFrom > 0 {
		line("", "those below height %d are forgotten (--keep); figures count the whole run", r.KeptFrom)
	}
	line("reorgs", "%d, the deepest took %d blocks off", r.Blocks.Reorgs, r.Blocks.MaxReorgDepth)
	line("interval", "%s (mean of %s); the next block takes %s hashes (expected)", r.IntervalS.Text(seconds), counted(r.Blocks.Main, "block"), r.Difficulty.Text(whole))
	p, of := r.Propagation, r.Spread
	line("propagation", "50 %% of the nodes in %s (mean of %s), 90 %% in %s (of %d), 99 %% in %s (of %d)",
		p.P50.Text(seconds), counted(of.P50, "block"), p.P90.Text(seconds), of.P90, p.P99.Text(seconds), of.P99)
	line("messages", "%d sent = %d delivered + %d dropped + %d in flight; %s", r.Packets.Sent, r.Packets.Delivered, r.Packets.Dropped, r.Packets.InFlight, bytes(r.BytesSent))
	for _, drop := range r.Packets.Reasons {
		line("", "%d dropped: %s", drop.Packets, drop.Reason)
	}
	for _, kind := range r.ByKind {
		if kind.Messages > 0 {
			line("", "%d %s, %s", kind.Messages, kind.Kind, bytes(kind.Bytes))
		}
	}
	if c := r.Compact; c != nil {
		line("compact", "%s", compact(c))
	}
	line("transactions", "%d made, %d confirmed, %d pending, %d lost", r.Txs.Created, r.Txs.Confirmed, r.Txs.Pending, r.Txs.Lost)
	for _, not := range r.Txs.NotMade {
		line("", "%d not made: %s", not.Payments, not.Reason)
	}
	line("supply", "%s coins", r.Supply)
	t.Flush()
}

func nodes(b *strings.Builder, r *sim.Report) {
	b.WriteString("\n")
	t := tabwriter.NewWriter(b, 0, 0, 2, ' ', tabwriter.AlignRight)
	placed := slices.ContainsFunc(r.PerNode, func(n sim.NodeReport) bool { return n.Region != "" })
	where := func(region string) string {
		if !placed {
			return ""
		}
		return region + "\t"
	}
	fmt.Fprintln(t, "node\t"+where("region")+"height\ttip\tmined\tmain\thash share\tblock share\tbalance\tpool\tpeers\t")
	for i, n := range r.PerNode {
		if i == nodesShown {
			break
		}
		fmt.Fprintf(t, "%s\t%s%d\t%s\t%d\t%d\t%s\t%s\t%s\t%d\t%d\t\n",
			n.Name, where(n.Region), n.Height, n.Tip[60:], n.Mined, n.Main, n.HashShare.Text(percent), n.BlockShare.Text(percent), n.Balance, n.Mempool, n.Peers)
	}
	t.Flush()
	if hidden := len(r.PerNode) - nodesShown; hidden > 0 {
		fmt.Fprintf(b, "and %d more; --json lists all\n", hidden)
	}
}

func closing(b *strings.Builder, r *sim.Report) {
	fmt.Fprintf(b, "\nchecks  %d run, %d failed\n", r.Checks.Run, r.Checks.Failed)
	for _, failure := range r.Checks.Failures {
		fmt.Fprintf(b, "  FAILED: %s\n", failure)
	}
	fmt.Fprintf(b, "digest  %s\n", r.Digest)
}

// seconds writes three digits, or more where whole seconds take more.
func seconds(s float64) string {
	if s >= 100 {
		return fmt.Sprintf("%.0f s", s)
	}
	return fmt.Sprintf("%.3g s", s)
}

// whole writes no digits behind the point.
func whole(x float64) string { return fmt.Sprintf("%.0f", x) }

// counted writes "1 block" and "2 blocks".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func compact(c *sim.CompactReport) string {
	if c.Full == 0 {
		return "saved " + measured.None + ": no block went in compact form"
	}
	saved, amount := "saved", c.Saved()
	if amount < 0 {
		saved, amount = "cost", -amount
	}
	text := fmt.Sprintf("%s %s of %s of blocks; %d transactions asked for", saved, bytes(uint64(amount)), bytes(c.Full), c.Asked)
	if c.Payloads > 0 {
		text += fmt.Sprintf(", and parts of %d payloads", c.Payloads)
	}
	return text
}

func percent(part float64) string { return fmt.Sprintf("%.1f %%", 100*part) }

func bytes(n uint64) string {
	switch {
	case n >= 1e9:
		return fmt.Sprintf("%.2f GB", float64(n)/1e9)
	case n >= 1e6:
		return fmt.Sprintf("%.2f MB", float64(n)/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%d B", n)
}

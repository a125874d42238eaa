package page

import (
	"fmt"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/measured"
)

// figures are the numbers that sum a run up.
func figures(r *sim.Report) []figure {
	agreement := map[measured.Truth]string{
		measured.Unmeasured: "no node runs",
		measured.False:      fmt.Sprintf("%d tips: the nodes disagree", r.Tips),
		measured.True:       "all running nodes agree",
	}
	p, of := r.Propagation, r.Spread
	return []figure{
		{"height of the best chain", fmt.Sprint(r.Height), agreement[r.Converged]},
		{"blocks found", fmt.Sprint(r.Blocks.Mined), fmt.Sprintf("%d on the best chain", r.Blocks.Main)},
		{"stale blocks", r.Blocks.StaleRate.Text(percent), fmt.Sprintf("%d of those found", r.Blocks.Stale)},
		{"mean interval", r.IntervalS.Text(seconds), fmt.Sprintf("of %s; %s hashes for the next", counted(r.Blocks.Main, "block"), r.Difficulty.Text(short))},
		{"half of the nodes have a block", p.P50.Text(seconds), fmt.Sprintf("mean of %s; 90 %% after %s (of %d), 99 %% after %s (of %d)",
			counted(of.P50, "block"), p.P90.Text(seconds), of.P90, p.P99.Text(seconds), of.P99)},
		{"reorganisations", fmt.Sprint(r.Blocks.Reorgs), fmt.Sprintf("the deepest took %s off", counted(r.Blocks.MaxReorgDepth, "block"))},
		{"messages", fmt.Sprint(r.Packets.Sent), fmt.Sprintf("%d delivered, %d lost, %d under way", r.Packets.Delivered, r.Packets.Dropped, r.Packets.InFlight)},
		{"payments", fmt.Sprint(r.Txs.Created), paymentNote(&r.Txs)},
	}
}

func percent(part float64) string { return fmt.Sprintf("%.1f %%", 100*part) }

func seconds(s float64) string { return short(s) + " s" }

// tail is the last digits of a hash: the first ones are zeros.
func tail(hash string) string { return hash[max(len(hash)-4, 0):] }

func paymentNote(t *sim.TxReport) string {
	note := fmt.Sprintf("%d confirmed, %d pending, %d lost", t.Confirmed, t.Pending, t.Lost)
	for _, not := range t.NotMade {
		note += fmt.Sprintf("; %d not made: %s", not.Payments, not.Reason)
	}
	return note
}

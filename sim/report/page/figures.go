package page

import (
	"fmt"

	"example.com/sosocoin/sim"
)

// figures are the numbers that sum a run up.
func figures(r *sim.Report) []figure {
	agreement := fmt.Sprintf("%d tips: the nodes disagree", r.Tips)
	if r.Converged {
		agreement = "all running nodes agree"
	}
	return []figure{
		{"height of the best chain", fmt.Sprint(r.Height), agreement},
		{"blocks found", fmt.Sprint(r.Blocks.Mined), fmt.Sprintf("%d on the best chain", r.Blocks.Main)},
		{"stale blocks", percent(r.Blocks.StaleRate), fmt.Sprintf("%d of those found", r.Blocks.Stale)},
		{"mean interval", seconds(r.IntervalS), short(r.Difficulty) + " hashes for the next block"},
		{"half of the nodes have a block", seconds(r.Propagation.P50), fmt.Sprintf("90 %% after %s, 99 %% after %s", seconds(r.Propagation.P90), seconds(r.Propagation.P99))},
		{"reorganisations", fmt.Sprint(r.Blocks.Reorgs), fmt.Sprintf("the deepest took %s off", counted(r.Blocks.MaxReorgDepth, "block"))},
		{"messages", fmt.Sprint(r.Packets.Sent), fmt.Sprintf("%d delivered, %d lost, %d under way", r.Packets.Delivered, r.Packets.Dropped, r.Packets.InFlight)},
		{"payments", fmt.Sprint(r.Txs.Created), fmt.Sprintf("%d confirmed, %d pending, %d lost", r.Txs.Confirmed, r.Txs.Pending, r.Txs.Lost)},
	}
}

func percent(part float64) string { return fmt.Sprintf("%.1f %%", 100*part) }

func seconds(s float64) string { return short(s) + " s" }

// tail is the last digits of a hash: the first ones are zeros.
func tail(hash string) string { return hash[max(len(hash)-4, 0):] }

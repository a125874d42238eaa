package projection

import "example.com/sosocoin/sim/view"

// tipLines are the ends of the branches that a node has heard of.
func (w *Projection) tipLines(id int) []view.BranchTip {
	tips := w.cluster.Nodes[id].Tips()
	lines := make([]view.BranchTip, len(tips))
	for i, t := range tips {
		block := w.blockView(w.metrics.Record(t.Block))
		lines[i] = view.BranchTip{
			Hash: block.Hash, Height: block.Height, Status: string(t.Status), Length: t.Length,
			Work: t.Block.Work().Float64(), Miner: block.Miner,
		}
	}
	return lines
}

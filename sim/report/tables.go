package report

import (
	"iter"

	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/view"
)

// Tables is all tables of a run.
func Tables() []Table {
	return []Table{blockTable(), nodeTable(), reorgTable(), propagationTable(), paymentTable()}
}

func blockTable() Table {
	type row = outcome.BlockHistory
	return table("blocks.csv", "a block that was found, in that order; genesis is left out",
		func(h *outcome.History) iter.Seq[*row] { return each(h.Blocks) },
		column[row]{"block", "its hash", func(b *row) string { return b.Hash.String() }},
		column[row]{"parent", "the hash of the block before it", func(b *row) string { return b.Parent.String() }},
		column[row]{"height", "its height; genesis has 0", func(b *row) string { return height(b.Height) }},
		column[row]{"miner", "who found it", func(b *row) string { return word(b.Finder) }},
		column[row]{"found_s", "when", func(b *row) string { return exact(b.Found) }},
		column[row]{"gap_s", "time since its parent was found, or since the start", func(b *row) string { return exact(b.Gap) }},
		column[row]{"clock_s", "the time in its header, by its miner's clock", func(b *row) string { return exact(b.Clock) }},
		column[row]{"bits", "its target in compact form, hexadecimal after 0x", func(b *row) string { return compactBits(b.Bits) }},
		column[row]{"difficulty", "the hashes that it takes, in expectation", func(b *row) string { return mean(b.Difficulty) }},
		column[row]{"payments", "transactions in it, without the coinbase", func(b *row) string { return count(b.Payments) }},
		column[row]{"size_bytes", "its size", func(b *row) string { return count(b.Size) }},
		column[row]{"fees", "what its payments leave to its miner", func(b *row) string { return coins(b.Fees) }},
		column[row]{"main", "whether it is on the best chain; true or false", func(b *row) string { return truth(b.Main) }},
		column[row]{"invalid", "the rule that it breaks, if a node refused it", func(b *row) string { return b.Invalid }},
		column[row]{"running", "nodes that ran when it was found, frozen ones too", func(b *row) string { return count(b.Running) }},
		column[row]{"reached", "those of them that got it without a crash since then", func(b *row) string { return count(b.Had()) }},
		column[row]{"nodes", "nodes that have it, with those that came later or crashed before they got it", func(b *row) string { return count(len(b.Arrivals)) }},
		column[row]{"p50_s", "time until half of the nodes that ran when it was found had it; empty if they never did", func(b *row) string { return reached(b, 0.5) }},
		column[row]{"p90_s", "the same, of 90 %", func(b *row) string { return reached(b, 0.9) }},
		column[row]{"p99_s", "the same, of 99 %", func(b *row) string { return reached(b, 0.99) }},
	)
}

func nodeTable() Table {
	type row = outcome.NodeHistory
	figureOf := func(title, summary, name string) column[row] {
		return column[row]{title, summary, func(n *row) string { return known(n.Figures.Get(name)) }}
	}
	columns := []column[row]{
		{"node", "its name, as in all tables: the last that it was given", func(n *row) string { return word(n.Name) }},
		{"id", "its number, which stays whatever its name", func(n *row) string { return count(n.ID) }},
		{"region", "the region that it is in; empty where there are none", func(n *row) string { return word(n.Region) }},
		{"state", "running, frozen or crashed", func(n *row) string { return n.State }},
		figureOf("height", "of its own chain", "height"),
		{"tip", "the hash of that chain's last block", func(n *row) string { return n.Tip }},
		figureOf("hash_rate", "hashes per second while it mines", "hashrate"),
		figureOf("hash_share", "of all nodes' hash rate; empty if they have none", "hash.share"),
		figureOf("mined", "blocks that it has found", "mined"),
		figureOf("main", "those of them that are on the best chain", "main"),
		figureOf("block_share", "of the best chain's blocks; empty if it has none", "block.share"),
		figureOf("balance", "what it holds on its own chain, over all its keys", "balance"),
		figureOf("mempool", "transactions that wait there", "mempool"),
		figureOf("peers", "its links", "peers"),
		{"reorgs", "how often it took blocks off its chain", func(n *row) string { return count(n.Reorgs) }},
		{"max_reorg_depth", "the most blocks that one of them took off", func(n *row) string { return count(n.Deepest) }},
		{"paid", "payments that it has made", func(n *row) string { return count(n.Paid) }},
	}
	for _, f := range figure.All() {
		if f.Of == figure.OfNode && f.In(figure.Tables) && !f.Attack {
			columns = append(columns, figureOf(f.Key, f.Doc, f.Name))
		}
	}
	attacks := []column[row]{
		{"strategy", "what it does with the blocks that it finds; this column and those after it are there only where some node attacks, or did", func(n *row) string { return n.Strategy }},
		{"pool", "who leads the pool that it mines in; empty if it is in none", func(n *row) string { return word(n.Pool) }},
	}
	for _, f := range figure.All() {
		if f.Of == figure.OfNode && f.In(figure.Tables) && f.Attack {
			attacks = append(attacks, figureOf(f.Key, f.Doc, f.Name))
		}
	}
	return widening("nodes.csv", "a node at the end", func(h *outcome.History) iter.Seq[*row] { return each(h.Nodes) }, func(attacked bool) []column[row] {
		if attacked {
			return append(columns, attacks...)
		}
		return columns
	})
}

func reorgTable() Table {
	type row = outcome.ReorgHistory
	return table("reorgs.csv", "a reorganisation of one node, in the order in which they happened",
		func(h *outcome.History) iter.Seq[*row] { return each(h.Reorgs) },
		column[row]{"at_s", "when", func(r *row) string { return exact(r.At) }},
		column[row]{"node", "of whom", func(r *row) string { return word(r.Name) }},
		column[row]{"off", "blocks that left its chain", func(r *row) string { return count(r.BlocksOff) }},
		column[row]{"on", "blocks that came onto it", func(r *row) string { return count(r.BlocksOn) }},
		column[row]{"common", "the hash of the last block that both branches have", func(r *row) string { return r.Common.Hash.String() }},
		column[row]{"common_height", "and its height", func(r *row) string { return height(r.Common.Height) }},
		column[row]{"from", "the hash of the tip before", func(r *row) string { return r.From.Hash.String() }},
		column[row]{"from_height", "and its height", func(r *row) string { return height(r.From.Height) }},
		column[row]{"to", "the hash of the tip after", func(r *row) string { return r.To.Hash.String() }},
		column[row]{"to_height", "and its height", func(r *row) string { return height(r.To.Height) }},
	)
}

// spreading is one block's arrival at one node.
type spreading struct {
	history *outcome.History
	block   *outcome.BlockHistory
	view.Arrival
}

func propagationTable() Table {
	type row = spreading
	rows := func(h *outcome.History) iter.Seq[*row] {
		return func(yield func(*row) bool) {
			for i := range h.Blocks {
				for _, a := range h.Blocks[i].Arrivals {
					if !yield(&row{h, &h.Blocks[i], a}) {
						return
					}
				}
			}
		}
	}
	return table("propagation.csv", "a block and a node that has it: when it had it for the first time; the blocks in the order of blocks.csv, for each the nodes in order of time", rows,
		column[row]{"block", "the block's hash", func(s *row) string { return s.block.Hash.String() }},
		column[row]{"height", "and its height", func(s *row) string { return height(s.block.Height) }},
		column[row]{"node", "the node", func(s *row) string { return word(s.history.Name(s.Node)) }},
		column[row]{"from", "who gave it the block; its finder itself", func(s *row) string { return word(s.history.Name(s.From)) }},
		column[row]{"at_s", "when", func(s *row) string { return exact(s.At) }},
		column[row]{"delay_s", "time since it was found", func(s *row) string { return exact(s.At - s.block.Found) }},
		column[row]{"ran", "whether the node ran all that time: only such nodes count in p50_s, p90_s and p99_s of blocks.csv; true or false", func(s *row) string { return truth(s.Ran) }},
	)
}

func paymentTable() Table {
	type row = outcome.PaymentHistory
	return table("txs.csv", "a payment, in the order in which they were made; coinbases are left out",
		func(h *outcome.History) iter.Seq[*row] { return each(h.Payments) },
		column[row]{"tx", "its id", func(p *row) string { return p.ID.String() }},
		column[row]{"created_s", "when it was made", func(p *row) string { return exact(p.At) }},
		column[row]{"payer", "by whom", func(p *row) string { return word(p.Payer) }},
		column[row]{"payee", "for whom: a node, or an address that is no node's", func(p *row) string { return word(p.To) }},
		column[row]{"amount", "what it pays", func(p *row) string { return coins(p.Amount) }},
		column[row]{"fee", "what it leaves to the miner", func(p *row) string { return coins(p.Fee) }},
		column[row]{"confirmed_height", "the height at which it was confirmed first, on the best chain; empty if it never was", func(p *row) string { return firstOf(p, height(p.FirstHeight)) }},
		column[row]{"confirmed_s", "and when the best chain took that block", func(p *row) string { return firstOf(p, exact(p.FirstAt)) }},
		column[row]{"unconfirmed", "how often the best chain then went on without it", func(p *row) string { return count(p.Unconfirmed) }},
		column[row]{"state", "at the end: confirmed, pending or lost, as the report counts them", func(p *row) string { return p.State.String() }},
		column[row]{"block", "the hash of the block that confirms it at the end; empty if none does", func(p *row) string { return lastOf(p, p.Block.Hash.String()) }},
		column[row]{"height", "and its height", func(p *row) string { return lastOf(p, height(p.Block.Height)) }},
	)
}

func firstOf(p *outcome.PaymentHistory, value string) string {
	if p.Confirmed {
		return value
	}
	return ""
}

func lastOf(p *outcome.PaymentHistory, value string) string {
	if p.State == outcome.PaymentConfirmed {
		return value
	}
	return ""
}

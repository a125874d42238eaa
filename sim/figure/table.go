package figure

import (
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/measured"
)

// All is the table of all figures.
func All() []Figure { return slices.Concat(ofWorld(), ofNodes(), ofWords()) }

// ofWorld are the figures of a whole world.
func ofWorld() []Figure {
	return []Figure{
		{Spec{Name: "time", Unit: Moment, Key: "virtual_s", Not: Texts, Doc: "virtual time"}, number(World.Now)},
		{Spec{Name: "tips", Key: "tips", Not: Texts, Doc: "different tips that the running nodes follow"}, number(World.Tips)},
		{Spec{Name: "converged", Unit: Truth, Key: "converged", Not: Texts, Doc: "whether the running nodes follow one tip; not measured where none runs"}, value(agreement)},
		{Spec{Name: "groups", Not: JSON | Texts, Doc: "parts that a partition splits the network into; 1 without one"}, number(World.Groups)},
		{Spec{Name: "height", Key: "height", Not: Texts, Doc: "height of the best chain"}, number(func(w World) uint32 { return w.BestTip().Height() })},
		{Spec{Name: "blocks.mined", Key: "blocks.mined", Not: Texts, Doc: "all blocks found"}, number(func(w World) int { return w.Blocks().Mined })},
		{Spec{Name: "blocks.main", Key: "blocks.main", Not: Texts, Doc: "blocks on the best chain"}, number(func(w World) int { return w.Blocks().Main })},
		{Spec{Name: "blocks.stale", Key: "blocks.stale", Not: Texts, Doc: "blocks off the best chain"}, number(func(w World) int { return w.Blocks().Stale() })},
		{Spec{Name: "stale.rate", Unit: Rate, Key: "blocks.stale_rate", Not: Texts, Doc: "stale blocks over all blocks found"}, blocks(Blocks.StaleRate)},
		{Spec{Name: "fork.rate", Unit: Rate, Key: "blocks.fork_rate", Doc: "heights with more than one block, over heights"}, blocks(Blocks.ForkRate)},
		{Spec{Name: "reorgs", Key: "blocks.reorgs", Not: Texts, Doc: "how often a node took blocks off its chain"}, number(func(w World) int { return w.Blocks().Reorgs })},
		{Spec{Name: "reorg.depth", Key: "blocks.max_reorg_depth", Not: Texts, Doc: "the most blocks that one of them took off"}, number(func(w World) int { return w.Blocks().Deepest })},
		{Spec{Name: "propagation.50", Unit: Span, Key: "propagation_s.p50", Not: Texts, Doc: "mean time until half of the nodes have a block"}, spread(0)},
		{Spec{Name: "propagation.90", Unit: Span, Key: "propagation_s.p90", Not: Texts, Doc: "mean time until nine in ten have it"}, spread(1)},
		{Spec{Name: "propagation.99", Unit: Span, Key: "propagation_s.p99", Not: Texts, Doc: "mean time until 99 in 100 have it"}, spread(2)},
		{Spec{Name: "interval", Unit: Span, Key: "interval_s", Not: Texts, Doc: "mean time between blocks of the best chain"}, blocks(Blocks.Interval)},
		{Spec{Name: "difficulty", Key: "difficulty", Not: Texts, Doc: "hashes that the next block takes, in expectation"}, value(World.Difficulty)},
		{Spec{Name: "hashrate", Not: Conditions | JSON | Texts, Doc: "hashes per virtual second of the running nodes that mine"}, number(World.MiningRate)},
		{Spec{Name: "miners", Not: JSON | Texts, Doc: "running nodes that mine"}, number(World.Miners)},
		{Spec{Name: "messages.sent", Key: "packets.sent", Not: Conditions | Texts, Doc: "messages that nodes sent"}, number(func(w World) uint64 { return w.Traffic().Sent })},
		{Spec{Name: "messages.delivered", Key: "packets.delivered", Not: Conditions | Texts, Doc: "of them, messages that have arrived"}, number(func(w World) uint64 { return w.Traffic().Delivered })},
		{Spec{Name: "messages.dropped", Key: "packets.dropped", Not: Conditions | Texts, Doc: "of them, messages that never will"}, number(func(w World) uint64 { return w.Traffic().AllDropped() })},
		{Spec{Name: "messages.underway", Key: "packets.in_flight", Not: Conditions | Texts, Doc: "of them, messages that are under way"}, number(func(w World) uint64 { return w.Traffic().InFlight })},
		{Spec{Name: "messages.bytes", Key: "bytes_sent", Not: Conditions | Texts, Doc: "size of all messages sent"}, number(func(w World) uint64 { return w.Traffic().Bytes })},
		{Spec{Name: "txs.created", Key: "txs.created", Not: Texts, Doc: "payments made"}, number(func(w World) int { return w.Payments().Created })},
		{Spec{Name: "txs.confirmed", Key: "txs.confirmed", Not: Texts, Doc: "payments on the best chain"}, number(func(w World) int { return w.Payments().Confirmed })},
		{Spec{Name: "txs.pending", Key: "txs.pending", Not: Texts, Doc: "payments that wait in some mempool"}, number(World.Pending)},
		{Spec{Name: "txs.lost", Key: "txs.lost", Not: Texts, Doc: "payments that are neither"}, number(lost)},
		{Spec{Name: "wait", Unit: Span, Not: JSON | Texts, Doc: "mean time from when a payment was made until the best chain had it for the first time"}, value(func(w World) measured.Value { return w.Payments().Wait })},
		{Spec{Name: "wait.high", Unit: Span, Not: JSON | Texts, Doc: "that of payments whose fee for a byte was no less than the mean of all made until then"}, value(func(w World) measured.Value { return w.Payments().WaitHigh })},
		{Spec{Name: "wait.low", Unit: Span, Not: JSON | Texts, Doc: "that of payments whose fee for a byte was less than it"}, value(func(w World) measured.Value { return w.Payments().WaitLow })},
		{Spec{Name: "supply", Unit: Coins, Key: "supply", Not: Texts, Doc: "all coins that the best chain has minted"}, number(func(w World) chain.Amount { return w.BestTip().Supply() })},
		{Spec{Name: "refused", Not: JSON | Texts, Doc: "how often a node refused a block"}, number(func(w World) int { return w.Refused("") })},
		{Spec{Name: "undone", Key: "txs.undone", Rare: true, Doc: "payments that a node had in its chain, and that are lost: neither on the best chain nor waiting"}, undone(1)},
		{Spec{Name: "undone.3", Key: "txs.undone_3", Rare: true, Doc: "of these, payments that had three confirmations or more"}, undone(3)},
		{Spec{Name: "undone.6", Key: "txs.undone_6", Rare: true, Doc: "of these, payments that had six confirmations or more"}, undone(6)},
		{Spec{Name: "undone.depth", Key: "txs.undone_depth", Rare: true, Doc: "the most confirmations that such a payment had when it was taken off"}, number(undoneDepth)},
		{Spec{Name: "double.spends", Key: "txs.double_spends", Rare: true, Doc: "payments that a reorganisation took off while the new branch spent their coins otherwise; each pair once"}, number(World.DoubleSpends)},
		{Spec{Name: "heal.time", Unit: Span, Key: "heal_s", Rare: true, Doc: "time from the newest heal of a partition, or end of an attack, until all running nodes followed one tip"}, value(World.HealTime)},
		{Spec{Name: "bans", Key: "attack.bans", Rare: true, Doc: "how often a node banned a peer for what it sent"}, number(banned)},
		{Spec{Name: "declined", Key: "attack.declined", Rare: true, Doc: "messages that nodes refused without a look inside: too much in them, or not asked for"}, number(declined)},
		{Spec{Name: "gamma", Unit: Rate, Key: "attack.gamma", Attack: true, Doc: "share of the honest hash rate that mines on the block of a node that kept it back, against one as high; a mean over such ties"}, value(World.Gamma)},
		{Spec{Name: "orphaned", Key: "attack.orphaned", Attack: true, Doc: "blocks of honest nodes that are off the best chain; what is kept back does not count"}, number(orphaned)},
		{Spec{Name: "attack.tries", Key: "attack.tries", Attack: true, Doc: "attempts to spend coins twice: payments whose coins were spent once more on a private branch"}, number(tries)},
		{Spec{Name: "attack.success", Key: "attack.success", Attack: true, Doc: "of these, those that were won: the private branch was published, and the payment void"}, number(won)},
		{Spec{Name: "attack.rate", Unit: Rate, Key: "attack.rate", Attack: true, Doc: "share that was won of those that came to an end"}, value(wonRate)},
	}
}

// ofNodes are the figures of a node.
func ofNodes() []Figure {
	return []Figure{
		{Spec{Name: "height", Of: OfNode, Key: "height", Not: Columns, Doc: "height of a node's own chain"}, ofNode(func(w World, id int) uint32 { return w.Node(id).Chain().Tip().Height() })},
		{Spec{Name: "balance", Of: OfNode, Unit: Coins, Key: "balance", Not: Columns, Doc: "what a node holds on its own chain"}, ofNode(World.Balance)},
		{Spec{Name: "pending", Of: OfNode, Unit: Coins, Not: JSON | Columns, Doc: "by how much that would change if all that waits at the node were confirmed"}, ofNode(World.Incoming)},
		{Spec{Name: "mempool", Of: OfNode, Key: "mempool", Not: Columns, Doc: "transactions that wait at a node"}, ofNode(func(w World, id int) int { return w.Node(id).Pool().Len() })},
		{Spec{Name: "peers", Of: OfNode, Key: "peers", Not: Columns, Doc: "a node's links"}, ofNode(World.Peers)},
		{Spec{Name: "mined", Of: OfNode, Key: "mined", Not: Columns, Doc: "blocks that a node has found"}, ofNode(World.Mined)},
		{Spec{Name: "main", Of: OfNode, Key: "main", Not: Columns, Doc: "of these, blocks on the best chain"}, ofNode(World.Main)},
		{Spec{Name: "hashrate", Of: OfNode, Not: JSON | Columns, Doc: "hashes that a node makes per virtual second when it mines"}, ofNode(hashRate)},
		{Spec{Name: "hash.share", Of: OfNode, Unit: Rate, Key: "hash_share", Not: Conditions | Columns, Doc: "a node's part of all nodes' hash rate"}, hashShare},
		{Spec{Name: "block.share", Of: OfNode, Unit: Rate, Key: "block_share", Not: Conditions | Columns, Doc: "a node's part of the blocks of the best chain"}, blockShare},
		{Spec{Name: "revenue", Of: OfNode, Unit: Rate, Key: "revenue", Attack: true, Doc: "block share, without what is kept back"}, revenue},
		{Spec{Name: "pool.revenue", Of: OfNode, Unit: Rate, Not: JSON | Columns, Attack: true, Doc: "revenue of all who mine in a node's pool together; its own where it is in none"}, poolRevenue},
		{Spec{Name: "income", Of: OfNode, Unit: Rate, Key: "income", Attack: true, Doc: "a node's part of the coins that blocks of the best chain have paid, subsidies and fees"}, income},
		{Spec{Name: "banned", Of: OfNode, Not: JSON | Columns, Doc: "how many of a node's peers have banned it"}, ofNode(bannedBy)},
		{Spec{Name: "private.lead", Of: OfNode, Key: "private_lead", Attack: true, Doc: "blocks that it keeps back of the chain that it follows"}, ofNode(privateLead)},
	}
}

// ofWords are the figures of a payment and of a rule.
func ofWords() []Figure {
	return []Figure{
		{Spec{Name: "confirmations", Of: OfPayment, Doc: "blocks from that of a payment to the tip of the best chain, or of a node's own; 0 while it is in none"}, confirmations},
		{Spec{Name: "waits", Of: OfPayment, Unit: Truth, Doc: "whether a payment waits in some mempool, or in that of a node"}, waiting},
		{Spec{Name: "refused", Of: OfRule, Doc: "how often a node refused a block that broke this rule"}, func(w World, of Subject) measured.Value {
			return measured.Known(float64(w.Refused(chain.RuleName(of.Word))))
		}},
	}
}

// numeric is what counts, amounts and times are.
type numeric interface {
	~int | ~int64 | ~uint32 | ~uint64 | ~float64
}

// reader is how a figure is read.
type reader = func(World, Subject) measured.Value

// value reads what may not have been measured.
func value(read func(World) measured.Value) reader {
	return func(w World, _ Subject) measured.Value { return read(w) }
}

// number reads what there always is.
func number[N numeric](read func(World) N) reader {
	return func(w World, _ Subject) measured.Value { return measured.Known(float64(read(w))) }
}

// ofNode reads a number of a node.
func ofNode[N numeric](read func(World, int) N) reader {
	return func(w World, of Subject) measured.Value { return measured.Known(float64(read(w, of.Node))) }
}

// blocks reads what follows from the number of blocks.
func blocks(read func(Blocks) measured.Value) reader {
	return func(w World, _ Subject) measured.Value { return read(w.Blocks()) }
}

func spread(part int) reader {
	return blocks(func(b Blocks) measured.Value { return b.Spread[part] })
}

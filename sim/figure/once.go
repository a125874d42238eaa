package figure

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// once is a world that counts only once what takes long to count, while all of its figures
// are read.
type once struct {
	World
	pending, tips *int
	settled       *[]int
	rate          *float64
	undone        *[]int
	bannedBy      *map[netsim.NodeID]int
	balances      map[*chain.Entry]map[chain.Address]chain.Amount // by tip
}

func (o *once) Pending() int { return remember(&o.pending, o.World.Pending) }
func (o *once) Tips() int    { return remember(&o.tips, o.World.Tips) }
func (o *once) totalRate() float64 {
	return remember(&o.rate, func() float64 { return totalRate(o.World) })
}

func remember[N any](known **N, count func() N) N {
	if *known == nil {
		n := count()
		*known = &n
	}
	return **known
}

// Balance looks once at all coins of a tip: wallets that nobody has asked since the
// beginning would each look at all blocks.
func (o *once) Balance(id int) (balance chain.Amount) {
	n := o.Node(id)
	tip := n.Chain().Tip()
	if o.balances[tip] == nil {
		if o.balances == nil {
			o.balances = map[*chain.Entry]map[chain.Address]chain.Amount{}
		}
		o.balances[tip] = chain.Balances(tip)
	}
	for _, address := range n.Wallet().Addresses() {
		balance += o.balances[tip][address]
	}
	return balance
}

package chain_test

import (
	"errors"
	"fmt"
	"log"

	"example.com/sosocoin/chain"
)

// A miner builds three blocks on genesis. A node validates each and follows the
// chain with the most work. A fourth block, which claims too easy a target, is refused.
func Example() {
	params := chain.DefaultParams()
	params.StartBits = chain.TargetForZeroBits(8).Bits() // 256 tries on average
	params.Retarget = chain.RetargetNone
	store, err := chain.NewStore(params)
	if err != nil {
		log.Fatal(err)
	}
	miner := chain.NewKey([32]byte{31: 1}).Address()
	node := chain.NewChain(store, chain.AllRules())

	clock := int64(0) // ms
	for range 3 {
		clock += params.Interval.Milliseconds()
		entry, err := store.Add(mine(node.Tip(), miner, clock))
		if err != nil {
			log.Fatal(err)
		}
		if _, err := node.Accept(entry, clock); err != nil {
			log.Fatal(err)
		}
		fmt.Println("height", node.Tip().Height(), "work", node.Tip().Work())
	}
	fmt.Println("the miner owns", chain.BalanceOf(node.Tip(), miner), "coins")

	block := mine(node.Tip(), miner, clock)
	block.Header.Bits = chain.TargetForZeroBits(0).Bits() // claims less work than it has to
	entry, err := store.Add(chain.NewBlock(block.Header, block.Txs))
	if err != nil {
		log.Fatal(err)
	}
	_, err = node.Accept(entry, clock)
	fmt.Println("the fourth breaks rule bits:", errors.Is(err, chain.RuleBits))
	fmt.Println("height", node.Tip().Height())
	// Output:
	// height 1 work 512
	// height 2 work 768
	// height 3 work 1024
	// the miner owns 150 coins
	// the fourth breaks rule bits: true
	// height 3
}

// mine tries nonces until a block on tip has enough work.
func mine(tip *chain.Entry, miner chain.Address, clock int64) *chain.Block {
	template := chain.NewTemplate(tip, nil, miner)
	nonce := uint64(0)
	for !template.Try(nonce, clock) {
		nonce++
	}
	return template.Block(nonce, clock)
}

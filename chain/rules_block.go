package chain

import (
	"fmt"
	"math"
	"time"
)

func checkSize(c *Check) error {
	if size := c.Block.Size(); size > c.Params.MaxBlockSize {
		return c.fail(RuleSize, nil, fmt.Sprintf("at most %d bytes", c.Params.MaxBlockSize), fmt.Sprint(size))
	}
	return nil
}

func checkHeight(c *Check) error {
	if claimed := c.Block.Header.Height; claimed != c.Height {
		return c.fail(RuleHeight, nil, fmt.Sprint(c.Height), fmt.Sprint(claimed))
	}
	return nil
}

func checkBits(c *Check) error {
	if claimed, expected := c.Block.Header.Bits, c.Parent.NextBits(); claimed != expected {
		return c.fail(RuleBits, nil, fmt.Sprintf("%08x", expected), fmt.Sprintf("%08x", claimed))
	}
	return nil
}

func checkWork(c *Check) error {
	target, err := TargetOfBits(c.Block.Header.Bits)
	if err != nil {
		return c.fail(RuleWork, nil, "a positive compact target", fmt.Sprintf("%08x", c.Block.Header.Bits))
	}
	if !target.Reached(c.Block.hash) {
		return c.fail(RuleWork, nil, "a hash of at most "+Hash(target).String(), c.Block.hash.String(), start(target), start(c.Block.hash))
	}
	return nil
}

func checkTimePast(c *Check) error {
	parent, claimed := c.Parent.block.Header.Time, c.Block.Header.Time
	if earliest := addMillis(parent, -c.Params.PastLimit); claimed < earliest {
		return c.fail(RuleTimePast, nil, fmt.Sprintf("a time of at least %d ms", earliest), fmt.Sprintf("%d ms", claimed))
	}
	return nil
}

func checkTimeFuture(c *Check) error {
	if c.Params.tooEarly(c.Block, c.Now) {
		latest := addMillis(c.Now, c.Params.FutureLimit)
		return c.fail(RuleTimeFuture, nil, fmt.Sprintf("a time of at most %d ms", latest), fmt.Sprintf("%d ms", c.Block.Header.Time))
	}
	return nil
}

// tooEarly reports whether a block is from too far ahead of a clock (ms).
func (p *Params) tooEarly(b *Block, now int64) bool {
	return b.Header.Time > addMillis(now, p.FutureLimit)
}

// addMillis returns ms+d, or the end of time on that side: headers may claim any.
func addMillis(ms int64, d time.Duration) int64 {
	sum := ms + d.Milliseconds()
	switch {
	case d > 0 && sum < ms:
		return math.MaxInt64
	case d < 0 && sum > ms:
		return math.MinInt64
	}
	return sum
}

func checkMerkle(c *Check) error {
	if claimed := c.Block.Header.Merkle; claimed != c.Block.root {
		return c.fail(RuleMerkle, nil, "the root "+c.Block.root.String()+" of the transactions", claimed.String(), c.Block.root, claimed)
	}
	return nil
}

func checkCoinbaseAmount(c *Check) error {
	var claimed Amount
	for _, tx := range c.Txs {
		if tx.IsCoinbase() {
			for i := range tx.Out {
				claimed += tx.Out[i].Amount
			}
		}
	}
	if allowed := c.Params.SubsidyAt(c.Height) + c.Fees; claimed > allowed {
		return c.fail(RuleCoinbaseAmount, nil, fmt.Sprintf("at most %s coins", allowed), claimed.String())
	}
	return nil
}

package watch

import (
	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/node"
)

// offer is a payment that is not on the best chain.
type offer struct {
	tx   *chain.Tx
	made netsim.Time
	high bool // it pays no less for a byte than payments do on average
	had  bool // it was on the best chain before, or nobody knows when it was made
}

// waits are how long payments took to come onto the best chain for the first time, by whether they
// pay no less for a byte than all those did on average that were made so far, themselves with them.
type waits struct {
	made  int
	rates float64 // sum of what they pay for a byte
	class [2]struct {
		count int
		sum   float64 // seconds
	}
}

// offered takes note of a payment that was made.
func (w *waits) offered(e *node.Event) offer {
	rate := float64(e.Fee) / float64(e.Tx.Size())
	w.made++
	w.rates += rate
	return offer{tx: e.Tx, made: e.At, high: rate >= w.rates/float64(w.made)}
}

// taken takes note of a payment that came onto the best chain.
func (w *waits) taken(o offer, at netsim.Time) {
	if o.had {
		return
	}
	class := 0
	if o.high {
		class = 1
	}
	w.class[class].count++
	w.class[class].sum += (at - o.made).Seconds()
}

func (w *waits) figures(p *figure.Payments) {
	low, high := w.class[0], w.class[1]
	p.Wait = measured.MeanOf(low.sum+high.sum, low.count+high.count)
	p.WaitLow, p.WaitHigh = measured.MeanOf(low.sum, low.count), measured.MeanOf(high.sum, high.count)
}

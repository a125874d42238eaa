package effect

import (
	"fmt"
	"math"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/settings"
)

func mine(w *cluster.Cluster, c command.Mine) (string, error) {
	ids, err := w.Up(c.Nodes)
	if err != nil {
		return "", err
	}
	for _, id := range ids {
		if c.Mode != command.MineOff && w.Nodes[id].HashRate() == 0 {
			return "", fmt.Errorf("%s has no hash rate; set one with: hashrate %s 100", w.Name(id), w.Name(id))
		}
	}
	busy := 0
	for _, id := range ids {
		w.Call(id, func(env *netsim.Env) {
			if c.Mode != command.MineOne {
				w.Nodes[id].Mine(env, c.Mode == command.MineOn)
			} else if !w.Nodes[id].MineOne(env) {
				busy++
			}
		})
	}
	who := w.List(ids)
	switch {
	case c.Mode == command.MineOff:
		return who + ": mining off", nil
	case c.Mode == command.MineOn:
		return who + ": mining on", nil
	case busy > 0 && busy == len(ids):
		return who + ": mining already; a block will come by itself", nil
	default:
		return who + ": mining one block", nil
	}
}

func hashRate(w *cluster.Cluster, c command.HashRate) (string, error) {
	ids, err := w.Up(c.Nodes)
	if err != nil {
		return "", err
	}
	if c.Times > 0 && all(ids, func(id int) bool { return w.Nodes[id].HashRate() == 0 }) {
		return "", fmt.Errorf("%s: no hash rate to multiply; set one with: hashrate %s 100", w.List(ids), w.Name(ids[0]))
	}
	for _, id := range ids {
		switch rate := rateAfter(w, c, id); {
		case rate > settings.MaxHashRate:
			return "", fmt.Errorf("%v hashes per second is too much; expected at most %.0f: every hash is really computed", rate, float64(settings.MaxHashRate))
		case rate > 0 && rate < quantity.MinRate:
			return "", fmt.Errorf("%s would have %s, which is too little; expected at least %s", w.Name(id), quantity.FormatRate(rate), quantity.FormatRate(quantity.MinRate))
		}
	}
	for _, id := range ids {
		w.Call(id, func(env *netsim.Env) { w.Nodes[id].SetHashRate(env, rateAfter(w, c, id)) })
	}
	if c.Times > 0 {
		return w.List(ids) + ": " + ratesOf(w, ids), nil
	}
	return fmt.Sprintf("%s: %v hashes per second", w.List(ids), c.Rate), nil
}

// rateAfter is what a node's hash rate becomes by a command.
func rateAfter(w *cluster.Cluster, c command.HashRate, id int) float64 {
	if c.Times > 0 {
		return w.Nodes[id].HashRate() * c.Times
	}
	return c.Rate
}

// ratesOf says how fast nodes mine.
func ratesOf(w *cluster.Cluster, ids []int) string {
	least, most := math.Inf(1), 0.0
	for _, id := range ids {
		rate := w.Nodes[id].HashRate()
		least, most = min(least, rate), max(most, rate)
	}
	text := plain.ThreeDigits(least)
	if high := plain.ThreeDigits(most); high != text {
		text += " to " + high
	}
	return text + " hashes per second now"
}

package effect

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
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
	if c.Rate > settings.MaxHashRate {
		return "", fmt.Errorf("%v hashes per second is too much; expected at most %.0f: every hash is really computed", c.Rate, float64(settings.MaxHashRate))
	}
	ids, err := w.Up(c.Nodes)
	if err != nil {
		return "", err
	}
	for _, id := range ids {
		w.Call(id, func(env *netsim.Env) { w.Nodes[id].SetHashRate(env, c.Rate) })
	}
	return fmt.Sprintf("%s: %v hashes per second", w.List(ids), c.Rate), nil
}

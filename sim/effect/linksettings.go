package effect

import (
	"fmt"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
)

func latency(w *cluster.Cluster, c command.Latency) (string, error) {
	return setLinks(w, c.Links, "latency "+c.Delay.String(), toDelay(c))
}

func jitter(w *cluster.Cluster, c command.Jitter) (string, error) {
	return setLinks(w, c.Links, "jitter "+c.Amount.String(), toJitter(c))
}

func loss(w *cluster.Cluster, c command.Loss) (string, error) {
	return setLinks(w, c.Links, fmt.Sprintf("loss %v", c.Probability), toLoss(c))
}

func bandwidth(w *cluster.Cluster, c command.Bandwidth) (string, error) {
	return setLinks(w, c.Links, fmt.Sprintf("bandwidth %v bytes per second", c.BytesPerSecond), toBandwidth(c))
}

func toDelay(c command.Latency) func(*netsim.LinkParams) {
	return func(p *netsim.LinkParams) { p.Delay = netsim.Time(c.Delay) }
}

func toJitter(c command.Jitter) func(*netsim.LinkParams) {
	return func(p *netsim.LinkParams) { p.Jitter.Amount = netsim.Time(c.Amount) }
}

func toLoss(c command.Loss) func(*netsim.LinkParams) {
	return func(p *netsim.LinkParams) { p.Loss = c.Probability }
}

func toBandwidth(c command.Bandwidth) func(*netsim.LinkParams) {
	return func(p *netsim.LinkParams) { p.Bandwidth = c.BytesPerSecond }
}

// setLinks changes a parameter of links, and says which.
func setLinks(w *cluster.Cluster, p nodeset.Pair, what string, change func(*netsim.LinkParams)) (string, error) {
	if err := w.SetLinks(p, change); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s on %s", what, w.Picked(p)), nil
}

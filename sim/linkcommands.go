package sim

import (
	"fmt"
	"math"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/settings"
)

// changeLinks carries out a command that changes links.
func (w *World) changeLinks(c command.Command) (string, error) {
	switch c := c.(type) {
	case command.Link:
		return w.makeLink(c)
	case command.Unlink:
		return w.disconnect(c)
	case command.Latency:
		return w.setLinks(c.Links, "latency "+c.Delay.String(), func(p *netsim.LinkParams) { p.Delay = netsim.Time(c.Delay) })
	case command.Jitter:
		return w.setLinks(c.Links, "jitter "+c.Amount.String(), func(p *netsim.LinkParams) { p.Jitter.Amount = netsim.Time(c.Amount) })
	case command.Loss:
		return w.setLinks(c.Links, fmt.Sprintf("loss %v", c.Probability), func(p *netsim.LinkParams) { p.Loss = c.Probability })
	case command.Bandwidth:
		return w.setLinks(c.Links, fmt.Sprintf("bandwidth %v bytes per second", c.BytesPerSecond), func(p *netsim.LinkParams) { p.Bandwidth = c.BytesPerSecond })
	case command.Partition:
		return w.partition(c)
	case command.Heal:
		w.network.Heal()
		return "the network is whole again", nil
	case command.Cut:
		return w.eachLink(c.Links, "cut", "already cut", func(l netsim.Link) bool { return !l.Cut }, w.network.Cut)
	case command.Restore:
		return w.eachLink(c.Links, "restored", "not cut", func(l netsim.Link) bool { return l.Cut }, w.network.Restore)
	case command.Hold:
		return w.eachLink(c.Links, "holding back messages", "already holding back messages", func(l netsim.Link) bool { return !l.Held }, w.network.Hold)
	case command.Release:
		return w.eachLink(c.Links, "released", "not holding back messages", func(l netsim.Link) bool { return l.Held }, w.network.Release)
	}
	panic(fmt.Sprintf("sim: no world command %T", c))
}

// ends resolves the two ends of a link.
func (w *World) ends(a, b command.Node) (netsim.NodeID, netsim.NodeID, error) {
	from, err := w.id(a)
	if err != nil {
		return 0, 0, err
	}
	to, err := w.id(b)
	if err == nil && from == to {
		err = fmt.Errorf("%s cannot be linked with itself", w.Name(from))
	}
	return netsim.NodeID(from), netsim.NodeID(to), err
}

func (w *World) makeLink(c command.Link) (string, error) {
	a, b, err := w.ends(c.A, c.B)
	if err != nil {
		return "", err
	}
	if _, linked := w.network.LinkOf(a, b); linked {
		return "", fmt.Errorf("%s and %s are linked already", w.Name(int(a)), w.Name(int(b)))
	}
	w.connect(a, b)
	return fmt.Sprintf("%s and %s are linked; both list each other", w.Name(int(a)), w.Name(int(b))), nil
}

func (w *World) disconnect(c command.Unlink) (string, error) {
	a, b, err := w.linked(c.A, c.B)
	if err != nil {
		return "", err
	}
	if err := w.network.Unlink(a, b); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s and %s are no longer linked", w.Name(int(a)), w.Name(int(b))), nil
}

// linked resolves the two ends of a link that must exist.
func (w *World) linked(a, b command.Node) (netsim.NodeID, netsim.NodeID, error) {
	from, to, err := w.ends(a, b)
	if err != nil {
		return 0, 0, err
	}
	if _, linked := w.network.LinkOf(from, to); !linked {
		return 0, 0, fmt.Errorf("%s and %s are not linked; %s has %s", w.Name(int(from)), w.Name(int(to)), w.Name(int(from)), w.peerNames(from))
	}
	return from, to, nil
}

func (w *World) peerNames(id netsim.NodeID) string {
	var names []int
	for _, peer := range w.network.Peers(id) {
		names = append(names, int(peer))
	}
	if len(names) == 0 {
		return "no peers"
	}
	return "the peers " + w.names(names)
}

// setLinks changes a parameter of links; of all links, or those of regions, also of those
// made later.
func (w *World) setLinks(p command.Pair, what string, change func(*netsim.LinkParams)) (string, error) {
	directions, err := w.directions(p)
	if err != nil {
		return "", err
	}
	links := make([]netsim.LinkParams, len(directions))
	for i, d := range directions {
		link, _ := w.network.LinkOf(d.from, d.to)
		links[i] = link.LinkParams
		change(&links[i])
		if err := links[i].Validate(); err != nil {
			return "", err
		}
	}
	if err := w.setLater(p, change); err != nil {
		return "", err
	}
	for i, d := range directions {
		must(w.network.SetLink(d.from, d.to, links[i]))
	}
	return fmt.Sprintf("%s on %s", what, w.picked(p)), nil
}

// setLater changes a parameter of the links that will be made.
func (w *World) setLater(p command.Pair, change func(*netsim.LinkParams)) error {
	link := w.link
	if p.All {
		change(&link)
		if err := link.Validate(); err != nil {
			return err
		}
	}
	within := func(list command.NodeList, region int) bool {
		return slices.Contains(list.Regions, w.config.Regions[region].Name)
	}
	between, err := w.between.changed(func(from, to int) bool {
		return p.All || within(p.A, from) && within(p.B, to) || !p.OneWay && within(p.B, from) && within(p.A, to)
	}, change)
	if err != nil {
		return err
	}
	if p.All {
		w.link = link
	}
	w.between = between
	return nil
}

// eachLink does something to the picked directions that are fit for it, and is
// refused where none is.
func (w *World) eachLink(p command.Pair, done, unfit string, fit func(netsim.Link) bool, do func(from, to netsim.NodeID) error) (string, error) {
	directions, err := w.directions(p)
	if err != nil {
		return "", err
	}
	directions = slices.DeleteFunc(directions, func(d direction) bool {
		link, _ := w.network.LinkOf(d.from, d.to)
		return !fit(link)
	})
	if len(directions) == 0 {
		return "", fmt.Errorf("%s: %s", w.picked(p), unfit)
	}
	for _, d := range directions {
		must(do(d.from, d.to))
	}
	return fmt.Sprintf("%s: %s", w.picked(p), done), nil
}

// add adds a node with links, by default as its topology would.
func (w *World) add(c command.Add) (string, error) {
	peers, err := w.resolve(c.Peers)
	if err != nil {
		return "", err
	}
	if len(w.nodes) >= settings.MaxNodes {
		return "", fmt.Errorf("there are %d nodes already, expected at most %d", len(w.nodes), settings.MaxNodes)
	}
	if c.Links > len(w.nodes) {
		return "", fmt.Errorf("links=%d with %d nodes to link to", c.Links, len(w.nodes))
	}
	if c.Peers.IsEmpty() {
		peers = w.choosePeers(c.Links)
	}
	if w.config.Regions != nil {
		w.region = append(w.region[:len(w.region):len(w.region)], w.config.Regions.Pick(w.random.Float64()))
	}
	id := w.addNode()
	if w.compact() {
		w.nodes[id].SetCompact(w.config.Compact.Pick(w.random))
	}
	for _, peer := range peers {
		w.connect(netsim.NodeID(id), netsim.NodeID(peer))
	}
	w.call(id, func(env *netsim.Env) { w.nodes[id].SetHashRate(env, w.config.HashRate) })
	w.spreadPayments()
	where := ""
	if region := w.Region(id); region != "" {
		where = " in " + region
	}
	return fmt.Sprintf("%s added%s, linked with %s; it does not mine yet%s", w.Name(id), where, w.names(peers), w.beginning()), nil
}

// choosePeers picks the peers of a new node: so many random ones, or, for 0, those that the
// topology suggests.
func (w *World) choosePeers(links int) []int {
	last := len(w.nodes) - 1
	if links == 0 {
		switch w.config.Topology {
		case "none":
			return nil
		case "full":
			links = len(w.nodes)
		case "star":
			return []int{0}
		case "line":
			return []int{last}
		case "ring":
			return []int{0, last}
		default:
			degree, err := netsim.TopologyDegree(w.config.Topology)
			must(err)
			links = int(math.Round(min(degree, settings.MaxNodes)))
		}
	}
	return w.random.Perm(len(w.nodes))[:min(max(links, 1), len(w.nodes))]
}

package effect

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/cluster"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/plain"
)

// now brings a situation about. All that it needs is looked at first, so that one that cannot be
// had leaves everything as it was.
func now(w *cluster.Cluster, c command.Now) (string, error) {
	switch c.What {
	case command.RaceNow:
		return findNow(w, c.Who, 1, 1)
	case command.ReorgNow:
		return findNow(w, c.Who, 2, 3)
	case command.LossNow:
		return loseNow(w, c.Who)
	case command.ConflictNow:
		return conflictNow(w, c.Who)
	case command.HalvesNow:
		return halvesNow(w)
	default:
		return findNow(w, c.Who, 1)
	}
}

// cast are the nodes of a situation: those that were named, and then the first ones that run, and
// that mine on one block where there are enough of them.
func cast(w *cluster.Cluster, named []nodeset.Node, size int) ([]int, error) {
	ids := make([]int, len(named))
	for i, n := range named {
		var err error
		if ids[i], err = w.UpNode(n); err != nil {
			return nil, err
		}
	}
	up, err := w.Up(nodeset.List{All: true})
	if err != nil {
		return nil, err
	}
	for _, fits := range []func(id int) bool{likeFirst(w, ids, up, size), func(int) bool { return true }} {
		for _, id := range up {
			if len(ids) < size && !slices.Contains(ids, id) && fits(id) {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) < size {
		return nil, fmt.Errorf("it takes %d nodes that run, found %d", size, len(ids))
	}
	return ids, nil
}

// likeFirst says who mines on the block on which the first of the nodes does, or where none is
// named, the first of those of whom there are enough.
func likeFirst(w *cluster.Cluster, ids, up []int, size int) func(id int) bool {
	together := map[*chain.Entry]int{}
	for _, id := range up {
		together[w.Nodes[id].Parent()]++
	}
	leads := func(id int) bool { return together[w.Nodes[id].Parent()] >= size }
	if len(ids) > 0 {
		leads = func(id int) bool { return id == ids[0] }
	}
	first := slices.IndexFunc(up, leads)
	if first < 0 {
		return func(int) bool { return false }
	}
	on := w.Nodes[up[first]].Parent()
	return func(id int) bool { return w.Nodes[id].Parent() == on }
}

// findNow has nodes find so many blocks each at once, on the block that they all mine on. None
// hears of another's before all are found.
func findNow(w *cluster.Cluster, named []nodeset.Node, counts ...int) (string, error) {
	ids, err := cast(w, named, len(counts))
	if err != nil {
		return "", err
	}
	for _, id := range ids[1:] {
		if a, b := w.Nodes[ids[0]].Parent(), w.Nodes[id].Parent(); a != b {
			return "", fmt.Errorf("%s mines on %s and %s on %s; wait until they agree", w.Name(ids[0]), a.Hash().Short(), w.Name(id), b.Hash().Short())
		}
	}
	said := make([]string, len(ids))
	for i, id := range ids {
		found, tries := make([]string, counts[i]), uint64(0)
		for k := range found {
			e, more, err := foundNow(w, id)
			if err != nil && i+k > 0 { // a later block may be harder to find
				return strings.Join(append(said[:i], found[:k]...), "; ") + ": " + err.Error(), nil
			}
			if err != nil {
				return "", err
			}
			found[k], tries = e.Hash().Short(), tries+more
		}
		said[i] = fmt.Sprintf("%s finds %s (%s), with %s", w.Name(id), plain.Count(counts[i], "block"), strings.Join(found, ", "), hashes(tries))
	}
	return strings.Join(said, "; "), nil
}

// foundNow has a node find the block that it would mine, by its own rules, at once.
func foundNow(w *cluster.Cluster, id int) (*chain.Entry, uint64, error) {
	n := w.Nodes[id]
	parent, pool := n.Parent(), n.Pool()
	if parent != n.Chain().Tip() {
		pool = nil // it is of the tip's chain
	}
	template := chain.NewTemplateBy(parent, pool, n.Chain().Rules().Wish(n.Wallet().Addresses()[0], parent.Height()+1))
	target, err := chain.TargetOfBits(template.Header().Bits)
	if err != nil {
		return nil, 0, err
	}
	if expected := target.Work().Float64(); expected > forge.MostTries {
		return nil, 0, &forge.TriesError{Expected: expected}
	}
	first, at := w.Made<<40, clock(w, id) // no two nodes find the same block
	nonce := first
	for !template.Try(nonce, at) {
		nonce++
	}
	e, err := w.Shared.Store.AddOn(parent, template.Block(nonce, at))
	if err != nil {
		return nil, 0, err
	}
	sendBlock(w, id, e, nil)
	return e, nonce - first + 1, nil
}

// loseNow has a node find a block of which a neighbour hears nothing from it.
func loseNow(w *cluster.Cluster, named []nodeset.Node) (string, error) {
	ids, err := cast(w, named, 2)
	if err != nil {
		return "", err
	}
	from, to := netsim.NodeID(ids[0]), netsim.NodeID(ids[1])
	if len(named) < 2 { // any neighbour will do
		peers := w.Network.Peers(from)
		if len(peers) == 0 {
			return "", fmt.Errorf("%s has no neighbour that it could tell anything", w.Name(ids[0]))
		}
		to = peers[0]
	} else if _, _, err := w.Linked(named[0], named[1]); err != nil {
		return "", err
	}
	e, tries, err := foundNow(w, ids[0])
	if err != nil {
		return "", err
	}
	var lost []uint64
	for p := range w.Network.InFlight() {
		if p.Src == from && p.Dst == to && p.Msg.(node.Message).About().Block == e {
			lost = append(lost, p.Seq)
		}
	}
	for _, seq := range lost {
		err = errors.Join(err, w.Network.Discard(from, seq))
	}
	if err != nil || len(lost) == 0 {
		return fmt.Sprintf("%s finds block %s, with %s; nothing about it was under way to %s", w.Name(ids[0]), e.Hash().Short(), hashes(tries), w.Name(int(to))), nil
	}
	return fmt.Sprintf("%s finds block %s, with %s; what it tells %s of it is lost", w.Name(ids[0]), e.Hash().Short(), hashes(tries), w.Name(int(to))), nil
}

// conflictNow has a node pay another, and half of the rest hear of a rival payment. Nobody has
// heard of either before.
func conflictNow(w *cluster.Cluster, named []nodeset.Node) (string, error) {
	payer, err := payerOf(w, named)
	if err != nil {
		return "", err
	}
	ids, err := cast(w, append([]nodeset.Node{nodeset.Node(payer)}, named[min(1, len(named)):]...), 2)
	if err != nil {
		return "", err
	}
	up, err := w.Up(nodeset.List{All: true})
	if err != nil {
		return "", err
	}
	tip := w.Nodes[payer].Chain().Tip()
	rest := slices.DeleteFunc(up, func(id int) bool { return slices.Contains(ids, id) || w.Nodes[id].Chain().Tip() != tip })
	if len(rest) == 0 {
		return "", fmt.Errorf("it takes a third node that follows the same tip as %s; wait until they agree, or add one", w.Name(payer))
	}
	via := rest[len(rest)/2:]
	to := func(id int) command.Recipient { return command.Recipient{IsNode: true, Node: nodeset.Node(id)} }
	goods := free(w, "goods")
	paid, err := send(w, command.Send{From: nodeset.Node(payer), To: to(ids[1]), Amount: chain.Coin, As: goods})
	if err != nil {
		return "", err
	}
	rival, err := respend(w, command.Respend{Payment: goods, To: to(via[0]), Via: nodeset.List{Nodes: via}, As: free(w, "rival")})
	if err != nil {
		return fmt.Sprintf("%s; no rival: %v", paid, err), nil
	}
	return paid + "; " + rival, nil
}

// payerOf is the node that was named first, or the first one that runs and can pay.
func payerOf(w *cluster.Cluster, named []nodeset.Node) (int, error) {
	if len(named) > 0 {
		return w.UpNode(named[0])
	}
	up, err := w.Up(nodeset.List{All: true})
	if err != nil {
		return 0, err
	}
	for _, id := range up {
		n := w.Nodes[id]
		if n.Wallet().Balance(n.Chain().Tip(), n.Pool()).Spendable >= 2*chain.Coin {
			return id, nil
		}
	}
	return 0, errors.New("no node that runs has a coin to spend; let one find a block, and wait until its reward can be spent")
}

// free is a word for a payment that no other payment has.
func free(w *cluster.Cluster, word string) string {
	for i := 2; w.Paid.Free(word) != nil; i++ {
		word = fmt.Sprintf("%s%d", strings.TrimRight(word, "0123456789"), i)
	}
	return word
}

// halvesNow parts the nodes that run into two halves, by their numbers.
func halvesNow(w *cluster.Cluster) (string, error) {
	if len(w.Nodes) < 2 {
		return "", errors.New("one node alone cannot be parted")
	}
	half := len(w.Nodes) / 2
	var sides [2][]int
	for id := range w.Nodes {
		side := 0
		if id >= half {
			side = 1
		}
		sides[side] = append(sides[side], id)
	}
	return partition(w, command.Partition{Groups: nodeset.Groups{{Nodes: sides[0]}, {Nodes: sides[1]}}})
}

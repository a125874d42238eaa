package node

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Topic is what one node may ask another about: a row of Topics, which takes its answer
// from a file of its own, topic_NAME.go, where that is longer.
type Topic struct {
	Name   string
	Whose  bool                 // the question may name an address
	answer func(a asked) Answer // nil: only the node's own operator may have it
}

// asked is a question that a node has to answer to a neighbour, as far as that one may hear
// of what it has.
type asked struct {
	*Node
	env     *netsim.Env
	by      netsim.NodeID
	address *chain.Address
}

func (a asked) tip() *chain.Entry    { return a.tipFor(a.by) }
func (a asked) pool() *chain.Mempool { return a.poolFor(a.by) }

// Topics are all topics. In the seed everybody could call everything (seeds.md, fault 12);
// here the last two are refused.
func Topics() []Topic {
	return []Topic{
		{"chain", false, func(a asked) Answer {
			return inWords("height %d, tip %s, work %.0f hashes", a.tip().Height(), a.tip().Hash().Short(), a.tip().Work().Float64())
		}},
		{"utxo", false, func(a asked) Answer {
			return inWords("%d unspent outputs, %s coins", a.tip().UTXO().Len(), a.tip().Supply())
		}},
		{"mempool", false, func(a asked) Answer {
			return inWords("%d transactions, %d bytes", a.pool().Len(), a.pool().Bytes())
		}},
		{"peers", false, func(a asked) Answer {
			return Answer{Text: describePeers(a.env.Peers(), numbered), Peers: slices.Clone(a.env.Peers())}
		}},
		{"balance", true, func(a asked) Answer {
			address := a.wallet.Addresses()[0]
			if a.address != nil {
				address = *a.address
			}
			return inWords("%s coins at %s", chain.BalanceOf(a.tip(), address), address)
		}},
		{"tips", false, tipsAnswer},
		{Name: "key"},
		{Name: "spend"},
	}
}

// Private reports whether the answer belongs to the node's own operator.
func (t *Topic) Private() bool { return t.answer == nil }

// ErrPrivate refuses what only a node's own operator may have.
var ErrPrivate = errors.New("refused: a key, and the power to spend, answer only their own node's operator")

func inWords(format string, values ...any) Answer {
	return Answer{Text: fmt.Sprintf(format, values...)}
}

// In is the answer with nodes called as name says.
func (m *Answer) In(name func(netsim.NodeID) string) string {
	if m.Peers == nil {
		return m.Text
	}
	return describePeers(m.Peers, name)
}

func describePeers(peers []netsim.NodeID, name func(netsim.NodeID) string) string {
	names := make([]string, len(peers))
	for i, peer := range peers {
		names[i] = name(peer)
	}
	return fmt.Sprintf("%d peers: %s", len(peers), strings.Join(names, ", "))
}

// numbered is how nodes call each other.
func numbered(id netsim.NodeID) string { return fmt.Sprintf("n%d", id) }

package query

import (
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Question is what is asked: about what, by a Topic's name, and, for a balance, whose.
type Question struct {
	Topic   string
	Address *chain.Address // nil: the asked node's first address
}

// Answer is what is answered. Nodes know each other by number; for people, In calls them by
// their names.
type Answer struct {
	Text  string
	Peers []netsim.NodeID // that Text lists
}

// Shown is what an asked node shows to the one that asks.
type Shown interface {
	Tip() *chain.Entry
	Pool() *chain.Mempool
	Tips() []BranchTip
	Peers() []netsim.NodeID
	Address() chain.Address // its first
}

// Topic is what one node may ask another about: a row of Topics.
type Topic struct {
	Name   string
	Whose  bool                             // the question may name an address
	answer func(q Question, s Shown) Answer // nil: only the node's own operator may have it
}

// Topics are all topics. In the seed everybody could call everything (seeds.md, fault 12);
// here the last two are refused.
func Topics() []Topic {
	return []Topic{
		{"chain", false, func(_ Question, s Shown) Answer {
			tip := s.Tip()
			return inWords("height %d, tip %s, work %.0f hashes", tip.Height(), tip.Hash().Short(), tip.Work().Float64())
		}},
		{"utxo", false, func(_ Question, s Shown) Answer {
			tip := s.Tip()
			return inWords("%d unspent outputs, %s coins", tip.UTXO().Len(), tip.Supply())
		}},
		{"mempool", false, func(_ Question, s Shown) Answer {
			pool := s.Pool()
			return inWords("%d transactions, %d bytes", pool.Len(), pool.Bytes())
		}},
		{"peers", false, func(_ Question, s Shown) Answer {
			peers := slices.Clone(s.Peers())
			return Answer{Text: describePeers(peers, numbered), Peers: peers}
		}},
		{"balance", true, func(q Question, s Shown) Answer {
			address := s.Address()
			if q.Address != nil {
				address = *q.Address
			}
			return inWords("%s coins at %s", chain.BalanceOf(s.Tip(), address), address)
		}},
		{"tips", false, tipsAnswer},
		{Name: "key"},
		{Name: "spend"},
	}
}

// Private reports whether the answer belongs to the node's own operator.
func (t *Topic) Private() bool { return t.answer == nil }

// Answer answers a question out of what is shown; ok is false where the answer is private, or
// nothing is called so.
func (q Question) Answer(s Shown) (a Answer, ok bool) {
	for _, topic := range Topics() {
		if topic.Name == q.Topic && !topic.Private() {
			return topic.answer(q, s), true
		}
	}
	return Answer{}, false
}

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

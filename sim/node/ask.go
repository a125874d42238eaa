package node

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Topic is what a question is about.
type Topic uint8

// What a stranger may ask about, and, the last two, what only a node's own
// operator may: in the seed everybody could call everything (seeds.md, fault 12).
const (
	ChainTopic Topic = iota
	UTXOTopic
	MempoolTopic
	PeersTopic
	BalanceTopic
	KeyTopic
	SpendTopic
)

// ErrPrivate refuses what only a node's own operator may have.
var ErrPrivate = errors.New("refused: a key, and the power to spend, answer only their own node's operator")

// Question is what is asked: about what and, for a balance, whose.
type Question struct {
	Topic   Topic
	Address *chain.Address // nil: the asked node's first address
}

// question is one that waits for its answer.
type question struct {
	id uint64
	of netsim.NodeID
}

// asking is what a node has asked others.
type asking struct {
	open []question
	last uint64 // numbers them, so that late answers are told apart
}

// take takes out a question, and reports whether it still waited.
func (a *asking) take(q question) bool {
	i := slices.Index(a.open, q)
	if i >= 0 {
		a.open = slices.Delete(a.open, i, i+1)
	}
	return i >= 0
}

func (a *asking) clone() asking { return asking{slices.Clone(a.open), a.last} }

// Ask puts a question to a neighbour; the answer comes as an Answered event.
func (n *Node) Ask(env *netsim.Env, of netsim.NodeID, q Question) {
	n.asking.last++
	asked := question{n.asking.last, of}
	n.asking.open = append(n.asking.open, asked)
	n.send(env, of, Ask{Question: q, Request: asked.id})
	env.After(n.config.RequestTimeout, askExpired{asked})
}

// answer tells a stranger what is public.
func (n *Node) answer(env *netsim.Env, from netsim.NodeID, q Question) (string, error) {
	tip, pool := n.tipFor(from), n.poolFor(from)
	switch q.Topic {
	case ChainTopic:
		return fmt.Sprintf("height %d, tip %s, work %.0f hashes", tip.Height(), tip.Hash().Short(), tip.Work().Float64()), nil
	case UTXOTopic:
		return fmt.Sprintf("%d unspent outputs, %s coins", tip.UTXO().Len(), tip.Supply()), nil
	case MempoolTopic:
		return fmt.Sprintf("%d transactions, %d bytes", pool.Len(), pool.Bytes()), nil
	case PeersTopic:
		return describePeers(env.Peers(), numbered), nil
	case BalanceTopic:
		address := n.wallet.Addresses()[0]
		if q.Address != nil {
			address = *q.Address
		}
		return fmt.Sprintf("%s coins at %s", chain.BalanceOf(tip, address), address), nil
	default:
		return "", ErrPrivate
	}
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

// askExpired fires when the answer to a question did not come.
type askExpired struct{ question }

func (x askExpired) fire(n *Node, env *netsim.Env) {
	if n.asking.take(x.question) {
		n.tell(env, Event{Verb: Answered, Peer: x.of, Err: ErrNoAnswer})
	}
}

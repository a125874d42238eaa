package node

import (
	"errors"
	"strings"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/node/compact"
	"example.com/sosocoin/sim/node/query"
	"example.com/sosocoin/sim/node/wire"
)

func (l *lab) ask(of netsim.NodeID, q query.Question) {
	l.as(func(env *netsim.Env) { l.n.Ask(env, of, q) })
}

// What is public is answered, by n1 to n0, and what is not is refused.
func TestAsk(t *testing.T) {
	l := newLab(t, "none", 0)
	l.addNode()
	l.link(0, 1)
	l.give(1, l.branch(l.genesis(), 1, 3)...)
	other := labKey(0).Address()
	for _, c := range []struct {
		question query.Question
		text     string
		err      error
	}{
		{query.Question{Topic: "chain"}, "height 3, tip ", nil},
		{query.Question{Topic: "utxo"}, "4 unspent outputs, 200 coins", nil},
		{query.Question{Topic: "mempool"}, "0 transactions, 0 bytes", nil},
		{query.Question{Topic: "peers"}, "1 peers: n0", nil},
		{query.Question{Topic: "balance"}, "150 coins at " + labKey(1).Address().String(), nil},
		{query.Question{Topic: "balance", Address: &other}, "50 coins at " + other.String(), nil},
		{query.Question{Topic: "key"}, "", wire.ErrPrivate},
		{query.Question{Topic: "spend"}, "", wire.ErrPrivate},
		{query.Question{Topic: "secrets"}, "", wire.ErrPrivate},
	} {
		l.ask(1, c.question)
		l.run(second)
		answers := l.told(Answered)
		if len(answers) != 1 || answers[0].Peer != 1 || !strings.HasPrefix(answers[0].Answer.Text, c.text) || !errors.Is(answers[0].Err, c.err) {
			t.Errorf("question %+v: events %+v", c.question, answers)
		}
		for _, key := range l.Handler(1).(*Node).Wallet().Keys() {
			if len(answers) == 1 && strings.Contains(answers[0].Answer.Text, key.Hex()) {
				t.Errorf("question %+v got the private key", c.question)
			}
		}
	}
	l.run(100 * second)
	if late := l.told(Answered); len(late) != 0 {
		t.Errorf("answered questions were told of again: %+v", late)
	}
}

// Silence is told of once; answers that are late, or of somebody else, are not.
func TestNoAnswer(t *testing.T) {
	l := newLab(t, "none", 2)
	l.ask(1, query.Question{Topic: "chain"})
	l.run(second)
	l.hears(1, "ask")
	l.hears(2)
	l.says(2, Answer{Answer: query.Answer{Text: "not mine to answer"}, Request: l.n.asking.Last})
	l.run(timeout)
	answers := l.told(Answered)
	if len(answers) != 1 || answers[0].Peer != 1 || !errors.Is(answers[0].Err, ErrNoAnswer) {
		t.Errorf("events %+v", answers)
	}
	l.says(1, Answer{Answer: query.Answer{Text: "late"}, Request: l.n.asking.Last})
	if late := l.n.Events(); len(late) != 0 {
		t.Errorf("a late answer was told: %+v", late)
	}
}

func TestMessagesHaveASize(t *testing.T) {
	l := newLab(t, "none", 0)
	tx, blocks := l.payments(1)[0], l.branch(l.genesis(), 1, 2)
	size := blocks[0].Block().Size()
	seen := map[netsim.Kind]bool{}
	for _, c := range []struct {
		message netsim.Message
		size    int
	}{
		{Inv{}, 61}, {GetData{}, 61}, {Tip{}, 61},
		{BlockMessage{Block: blocks[0]}, 24 + size}, {TxMessage{Tx: tx}, 24 + len(tx.Encode())},
		{Blocks{}, 28}, {Blocks{Blocks: blocks}, 28 + 2*size},
		{CompactBlock{Form: compact.Form{Block: blocks[0], Coinbase: tx}}, 24 + 88 + 8 + 1 + 2 + len(tx.Encode())},
		{CompactBlock{Form: compact.Form{Block: blocks[0], Coinbase: tx, ShortIDs: make([]uint64, 253), Payload: 1000}}, 24 + 88 + 8 + 3 + 253*6 + 2 + len(tx.Encode()) + 1000},
		{GetBlockTxn{Block: blocks[0], Payload: true}, 24 + 32 + 1},
		{GetBlockTxn{Block: blocks[0], Indexes: []int{1, 254, 70_000}}, 24 + 32 + 1 + 1 + 1 + 5},
		{BlockTxn{Block: blocks[0], Txs: []*chain.Tx{tx, tx}, Payload: 9}, 24 + 32 + 1 + 2*len(tx.Encode()) + 9},
		{GetBlocks{Locator: make([]chain.Hash, 3)}, 24 + 5 + 96},
		{GetHeaders{Locator: make([]chain.Hash, 3)}, 24 + 4 + 1 + 96 + 32}, {Headers{Blocks: blocks}, 24 + 1 + 2*(88+1)},
		{PoolMessage{}, 25}, {PoolMessage{Parent: blocks[0], Open: blocks[1], Blocks: blocks}, 24 + 1 + 74 + 2*size},
		{Ask{}, 64}, {Answer{Answer: query.Answer{Text: "yes"}}, 27},
	} {
		if c.message.Size() != c.size {
			t.Errorf("%T has size %d, expected %d", c.message, c.message.Size(), c.size)
		}
		seen[c.message.Kind()] = true
	}
	names := map[string]bool{}
	all := wire.Messages()
	for _, mode := range RelayModes() {
		all = append(all, mode.Own...)
	}
	all = append(all, wire.PoolMessages()...)
	for i, m := range all {
		if !seen[m.Kind()] || int(m.Kind()) != i || names[m.Spec().Name] {
			t.Errorf("message %d, %T, has kind %d and the name %s", i, m, m.Kind(), m.Spec().Name)
		}
		names[m.Spec().Name] = true
	}
	if len(seen) != len(names) {
		t.Errorf("%d kinds of messages have %d names", len(seen), len(names))
	}
}

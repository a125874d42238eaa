package sentences_test

import (
	"fmt"
	"testing"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/sentences"
	"example.com/sosocoin/sim/view"
)

// Each kind of line has its sentence. A new kind needs one here.
func TestEachKindIsASentence(t *testing.T) {
	blocks := []chain.Hash{{30: 0x9d, 31: 0x0a}, {30: 0x57, 31: 0x75}, {30: 0x2d, 31: 0xea}}
	tx := chain.Hash{30: 0x4f, 31: 0x1a}
	cases := []struct {
		line view.LogLine
		want string
	}{
		{view.LogLine{Kind: view.OtherLine, Node: 3, Verb: "relay", Text: "of something"}, "n3: relay of something."},
		{view.LogLine{Kind: view.MinedLine, Node: 3, Blocks: blocks[:1], Height: 5, Count: 2}, "n3 found block 5 (9d0a), 2 transactions."},
		{view.LogLine{Kind: view.MinedLine, Node: 3, Blocks: blocks[:1], Height: 5, Count: 1, Fees: chain.Coin / 2}, "n3 found block 5 (9d0a), 1 transaction, with fees of 0.5."},
		{view.LogLine{Kind: view.AcceptedLine, Node: 4, Peer: 3, Blocks: blocks[:2]}, "n4 took block 9d0a from n3; it follows block 5775."},
		{view.LogLine{Kind: view.ReorgLine, Node: 0, Blocks: blocks, Off: 1, On: 2}, "n0 reorganised its chain after block 9d0a: 1 block off and 2 on; its tip was block 5775 and is block 2dea."},
		{view.LogLine{Kind: view.RejectedLine, Node: 1, Peer: 2, Blocks: blocks[:1], Height: 7, Why: "too much work"}, "n1 refused block 7 (9d0a) from n2: too much work."},
		{view.LogLine{Kind: view.OrphanedLine, Node: 1, Peer: 2, Blocks: blocks[:1]}, "n1 keeps block 9d0a from n2 until its parent comes."},
		{view.LogLine{Kind: view.PublishedLine, Node: 1, Blocks: blocks[:1], Height: 7, Count: 1}, "n1 published 1 block that it had kept back, up to block 7 (9d0a)."},
		{view.LogLine{Kind: view.PublishedLine, Node: 1, Blocks: blocks[:1], Height: 7, Count: 2}, "n1 published 2 blocks that it had kept back, up to block 7 (9d0a)."},
		{view.LogLine{Kind: view.ForgedLine, Node: 1, Blocks: blocks[:1], Height: 7, Why: "it is empty, against the rule structure"}, "n1 forged block 7 (9d0a): it is empty, against the rule structure."},
		{view.LogLine{Kind: view.ForgedLine, Node: 1, Tx: tx, Why: "it pays nobody, against the rule structure"}, "n1 forged transaction 4f1a: it pays nobody, against the rule structure."},
		{view.LogLine{Kind: view.StayedLine, Node: 1, Height: 7, Count: 8, Blocks: blocks[:1]}, "n1 does not follow block 7 (9d0a), which has more work: it would have to take off 8 blocks."},
		{view.LogLine{Kind: view.DeclinedLine, Node: 1, Peer: 2, Count: 1, Why: "expected at most 200 blocks in a message, found 201"}, "n1 declined a message from n2: expected at most 200 blocks in a message, found 201."},
		{view.LogLine{Kind: view.BannedLine, Node: 1, Peer: 2, Says: "24h", Why: "too little work"}, "n1 banned n2 for 24h: too little work."},
		{view.LogLine{Kind: view.UnbannedLine, Node: 1, Peer: 2}, "n1 hears n2 again."},
		{view.LogLine{Kind: view.TriedLine, Node: 1, Tx: tx, Says: "stands: the private branch is given up"}, "The payment of n1 in transaction 4f1a stands: the private branch is given up."},
		{view.LogLine{Kind: view.PaidLine, Node: 1, Tx: tx, In: 1, Out: 2}, "n1 made transaction 4f1a, with 1 input and 2 outputs."},
		{view.LogLine{Kind: view.TxRefusedLine, Node: 1, Peer: 2, Tx: tx, Why: "spent"}, "n1 refused transaction 4f1a from n2: spent."},
		{view.LogLine{Kind: view.TxDroppedLine, Node: 1, Tx: tx, Why: "spent"}, "Transaction 4f1a left the mempool of n1: spent."},
		{view.LogLine{Kind: view.SyncedLine, Node: 1, Peer: 2}, "n1 asked n2 for blocks; there was nothing new."},
		{view.LogLine{Kind: view.SyncedLine, Node: 1, Peer: 2, Count: 3}, "n1 got 3 new blocks from n2."},
		{view.LogLine{Kind: view.SyncedLine, Node: 1, Peer: 2, Count: 1, Why: "no answer"}, "n1 got 1 new block from n2, and then it broke off: no answer."},
		{view.LogLine{Kind: view.AnsweredLine, Node: 1, Peer: 2, Says: "height 4"}, "n2 answered n1: height 4."},
		{view.LogLine{Kind: view.AnsweredLine, Node: 1, Peer: 2, Why: "that is private"}, "n1 asked n2 and got no answer: that is private."},
		{view.LogLine{Kind: view.LostLine, Node: 1, Peer: 2, Message: "block 9d0a", Why: "partition"}, "A message from n1 to n2 was lost: block 9d0a (partition)."},
		{view.LogLine{Kind: view.CommandLine, Node: -1, Command: command.Heal{}}, "Command: heal."},
		{view.LogLine{Kind: view.AskedLine, Node: 1, Says: "GET /startMining", Message: "curl at 127.0.0.1"}, "n1 was asked GET /startMining by curl at 127.0.0.1."},
		{view.LogLine{Kind: view.AskedLine, Node: 1, Says: "GET /keypair", Message: "a page", Count: 2, Why: "not its own page"}, "n1 was asked GET /keypair by a page, and 2 requests like it; refused: not its own page."},
		{view.LogLine{Kind: view.RemarkLine, Node: -1, Says: "random:9 is full"}, "Note: random:9 is full."},
	}
	said := map[view.LogKind]bool{}
	for _, c := range cases {
		said[c.line.Kind] = true
		if got := sentences.Of(&c.line, func(id int) string { return fmt.Sprintf("n%d", id) }); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	for k := range view.LogKinds {
		if !said[view.LogKind(k)] {
			t.Errorf("kind %d of the log's lines is in no sentence", k)
		}
	}
}

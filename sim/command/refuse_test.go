package command

import (
	"errors"
	"strings"
	"testing"

	"example.com/sosocoin/sim/lex"
)

// Each refusal names the column, what is there and what should be.
func TestParseRefuses(t *testing.T) {
	long := strings.Repeat("x", 10_000)
	badAddress := strings.Repeat("f", 66)
	for _, c := range []struct {
		line   string
		column int
		says   string
	}{
		// commands
		{"mien n0", 1, `found "mien", expected a command; did you mean "mine"?`},
		{"  pratition n0", 3, `did you mean "partition"?`},
		{"Mine n0", 1, `did you mean "mine"?`},
		{"pay n0 n1 2", 1, `did you mean "send"?`},
		{"frobnicate", 1, `"help" lists them`},
		{"m n0", 1, `"help" lists them`},
		{long, 1, "expected a command"},
		{"|", 1, `found "|", expected a command`},
		{"mine n0\nmine n1", 8, "one command a line"},
		{"# a\nmine n1", 4, "one command a line"},
		// too few, too many
		{"mine", 5, "found nothing, expected nodes such as n0, n0-n4,n7 or all; usage: mine NODES [one|on|off]"},
		{"mine   # whom?", 5, "found nothing"},
		{"send n0 n1", 11, "found nothing, expected an amount"},
		{"heal now", 6, `found "now", expected the end of the line`},
		{"link n0 n1 n2", 12, "the end of the line"},
		{"cut", 4, "two nodes such as n0 n1, or all"},
		{"cut n0", 7, "a node such as n0"},
		{"cut all oneway", 9, "the end of the line"},
		{"latency", 8, "a duration such as"},
		{"ask n0 n1", 10, "chain, utxo, mempool, peers, balance, tips, key or spend"},
		{"ask n0 n1 utxo n2", 16, "the end of the line"},
		// options
		{"send n0 n1 1 fe=2", 14, "did you mean fee=?"},
		{"send n0 n1 1 colour=2", 14, "expected the option fee= or as=; usage: send"},
		{"send n0 n1 1 fee=2 --fee 3", 20, "the option fee only once"},
		{"send n0 n1 1 --fee", 19, "found nothing, expected an amount"},
		{"send n0 n1 1 fee=", 18, "found nothing, expected an amount"},
		{"heal fee=1", 6, "no option here"},
		{"heal --", 6, "no option here"},
		{"add links=3 peers=n0", 13, "one option only"},
		{"add links=0", 11, "at least one link"},
		{"add links=-1", 11, "a number of links"},
		{"add links=1e9", 11, "a number of links"},
		{"add links=999999999999999999999", 11, "too much"},
		{"add peers=none", 11, "at least one node"},
		// nodes
		{"mine n0-n4,n9x on", 12, `found "n9x", expected nodes such as`},
		{"mine n1,n0-n4", 9, "n1 is named twice"},
		{"mine n4-n0", 6, "n4-n0 runs backwards, write n0-n4"},
		{"mine none", 6, "at least one node"},
		{"mine all,n0", 6, `found "all", expected nodes`},
		{"mine n0,", 9, "found nothing, expected nodes"},
		{"mine n0-", 6, "expected nodes"},
		{"mine n-1", 6, "expected nodes"},
		{"mine n0-n2-n4", 6, "expected nodes"},
		{"mine n0-n4000000000000", 6, "n4000000000000 is too high a number: the highest is n99999"},
		{"mine n0-n100000", 6, "too high a number"},
		{"mine node", 6, "expected nodes"},
		{"keys N0", 6, "a node such as n0"},
		{"mine ｎ0 on", 6, "expected nodes"},
		{"mine n0 onn", 9, "expected one, on or off; did you mean"},
		{"link n3 3", 9, "another node than n3"},
		{"unlink n3 3", 11, "another node than n3"},
		{"cut n3 3", 8, "a link has two ends"},
		{"latency 1s n1 n1", 15, "a link has two ends"},
		{"ask n1 n1 chain", 8, "another node than n1"},
		{"inspect", 8, "found nothing, expected a hash, or at least 4 hex digits"},
		{"inspect 9d", 9, `found "9d", expected a hash, or at least 4 hex digits of its beginning or its end; it has 2 characters`},
		{"inspect 9d0g", 9, "character 4 is no hex digit"},
		{"inspect " + strings.Repeat("a", 65), 9, "it has 65 characters"},
		{"inspect off 9d0a", 13, "the end of the line"},
		// partitions
		{"partition", 10, "a group of nodes"},
		{"partition n0 |", 15, "a group of nodes"},
		{"partition | n0", 11, `found "|"`},
		{"partition all | n0", 11, "a group has some of the nodes"},
		{"partition none", 11, "a group has some of the nodes"},
		{"partition n0 n1", 14, "| or > between groups"},
		{"partition n0-n2|n5,n1", 17, "n1 is in group 1 too"},
		{"partition n0 | n1 > n2", 19, "either one-way or not"},
		{"partition n0 > n1 > n2", 19, "two groups around a >"},
		// money
		{"send n0 n0 1", 9, "a payment to oneself moves nothing"},
		{"send n0 n1 0", 12, "an amount above 0"},
		{"send n0 n1 -1", 12, "an amount of coins"},
		{"send n0 n1 1.123456789", 12, "at most 8"},
		{"send n0 n1 1e3", 12, "an amount of coins"},
		{"send n0 n1 99999999999999", 12, "more than 92233720368.54775807 coins"},
		{"send n0 n1 92233720368 fee=1", 28, "overflows"},
		{"send n0 n1 1 fee=-1", 18, "an amount of coins"},
		{"send n0 junk 1", 9, "a node such as n0 or an address of 66 hex digits"},
		{"send n0 02ab 1", 9, "a node such as n0 or an address of 66 hex digits"},
		{"send n0 " + badAddress + " 1", 9, "not a compressed public key"},
		{"balance " + strings.Repeat("g", 66), 9, "not hexadecimal"},
		{"ask n0 n1 balance n2", 19, "an address of 66 hex digits"},
		// numbers with units
		{"latency -5s", 9, "zero or more"},
		{"latency 200", 9, "200 has no unit"},
		{"latency 5S", 9, "a duration such as"},
		{"latency NaN", 9, "a duration such as"},
		{"latency 200001h", 9, "too much: the most is 200000h"},
		{"latency 99999999999999999999h", 9, "a duration such as"},
		{"skew n0 -200001h", 9, "too much"},
		{"loss 1.5", 6, "a probability from 0 to 1"},
		{"loss 101%", 6, "a probability from 0 to 1"},
		{"loss -0.1", 6, "a probability from 0 to 1"},
		{"loss NaN", 6, "a probability from 0 to 1"},
		{"bandwidth Inf", 11, "a number of bytes"},
		{"bandwidth 64KB", 11, "a number of bytes"},
		{"bandwidth 0.5", 11, "too little: the least is 1B"},
		{"bandwidth 1e16", 11, "too much"},
		{"hashrate n0 1e-9", 13, "too little: the least is 1e-8H/s"},
		{"hashrate n0 -1", 13, "a hash rate"},
		{"hashrate n0 2KH/s", 13, "a hash rate"},
		{"hashrate n0 1e400", 13, "too much: the most is 1GH/s"},
		{"policy n0", 10, "default, or one such as max-reorg=6"},
		{"policy n0 max-reorg=-1", 21, "a number of blocks, 0 for any"},
		{"policy n0 fork-choice=longst", 23, `did you mean "longest"?`},
		{"policy n0 max-rorg=1", 11, "did you mean max-reorg=?"},
		{"policy n0 max-reorg=1 max-reorg=2", 23, "only once"},
		{"hashrate n0 x0", 13, "too little: the least is x1e-9"},
		{"hashrate n0 x-1", 13, "or a factor such as x1.1"},
		{"hashrate n0 x1e400", 13, "too much: the most is x1000000000"},
		{"hashrate n0 1.1x", 13, "a factor begins with x: x1.1"},
		{"hashrate n0 x", 13, "a hash rate such as 100, 2kH/s or 1.5MH/s, or a factor"},
		{"workload -1", 10, "a number per second"},
		{"workload 1e7", 10, "too much"},
		{"workload 1 spread=normal", 19, "uniform, fixed or exponential"},
		{"respend rent n2", 16, "via= and the nodes"},
		{"respend 3 n2 via=n1", 9, "the name of a payment, which send gave it"},
		{"name n1 n2", 9, "a meaning of its own"},
		{"name n1 all", 9, "a meaning of its own"},
		{"name n1 3alice", 9, "begins with a letter"},
		{"name n1 al:ice", 9, "a word of at most"},
		{"name n1 abcdefghi", 9, "a word of at most"},
		{"send n0 n1 1 as=one", 17, "a meaning of its own"},
		{"rules n0", 9, "full, +RULE, -RULE"},
		{"rules n0 maturity", 10, `did you mean "-maturity" or "+maturity"?`},
		{"rules n0 -maturty", 10, `did you mean "-maturity"?`},
		{"rules n0 -xyz", 10, "the rules are size, height"},
		{"rules n0 -size full", 16, "full comes first"},
		{"rules n0 -size +size", 16, "each rule once"},
		{"rules n0 block-size=10", 21, "a number of bytes from"},
		{"rules n0 maturity=0", 19, "a number of blocks above 0"},
		{"rules n0 subsidy=0", 18, "an amount of coins such as 2.5, above 0"},
		{"rules n0 full from=block", 25, "the height of a block"},
		{"rules n0 full from=-1", 20, "block and a height"},
		{"rules n0 full 100", 15, "+ or - and the name of a rule"},
		{"invalidate n0", 14, "tip, a height such as h12"},
		{"invalidate n0 hx", 15, "tip, a height such as h12"},
		{"invalidate n0 abc", 15, "it has 3 characters"},
		{"reconsider n0 tip", 15, "all, a height such as h12"},
		{"speed 0", 7, "a speed such as"},
		{"speed 1/0", 7, "too fast"},
		{"speed 0/0", 7, "a speed such as"},
		{"speed Max", 7, "a speed such as"},
		{"step blok", 6, `did you mean "block"?`},
		{"help mien", 6, `did you mean "mine"?`},
	} {
		command, err := Parse(c.line)
		var refused *lex.Error
		if !errors.As(err, &refused) {
			t.Errorf("%.60q: got %v and error %v, expected a refusal", c.line, command, err)
			continue
		}
		if refused.Column != c.column || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%.60q:\n got: %v\nwant: column %d: ...%s", c.line, err, c.column, c.says)
		}
		if len(err.Error()) > 300 {
			t.Errorf("%.60q: the message has %d characters", c.line, len(err.Error()))
		}
	}
}

func TestErrorMessage(t *testing.T) {
	_, err := Parse("balance n0 at=n9x")
	want := `column 15: found "n9x", expected a node such as n0`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

package command

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
)

func at(n nodeset.Node) *nodeset.Node { return &n }

func nodes(list ...int) nodeset.List { return nodeset.List{Nodes: list} }

func toNode(n nodeset.Node) Recipient { return Recipient{IsNode: true, Node: n} }

func TestParseReadsEveryForm(t *testing.T) {
	address := chain.NewKey([32]byte{1}).Address()
	hex := address.String()
	everywhere := nodeset.Pair{All: true}
	for line, want := range map[string]Command{
		"mine n0":                           Mine{nodes(0), MineOne},
		"mine 0 one":                        Mine{nodes(0), MineOne},
		"  mine\tn0-n2,n5   on  # for good": Mine{nodes(0, 1, 2, 5), MineOn},
		"mine all off":                      Mine{nodeset.List{All: true}, MineOff},
		"mine 0,2-4 on":                     Mine{nodes(0, 2, 3, 4), MineOn},
		"mine 5,0-1 on\r\n":                 Mine{nodes(0, 1, 5), MineOn},

		"send n0 n3 2.5":                         Send{0, toNode(3), 250_000_000, 0, ""},
		"send 0 3 2.5 fee=0.1":                   Send{0, toNode(3), 250_000_000, 10_000_000, ""},
		"send n0 n3 2.5 --fee 0.1":               Send{0, toNode(3), 250_000_000, 10_000_000, ""},
		"send n0 --fee=0.1 n3 2.5":               Send{0, toNode(3), 250_000_000, 10_000_000, ""},
		"send fee=0 n0 n3 0.00000001":            Send{0, toNode(3), 1, 0, ""},
		"send n0 n3 2.5 as=rent fee=0.1":         Send{0, toNode(3), 250_000_000, 10_000_000, "rent"},
		"send n0 " + hex + " 1":                  Send{0, Recipient{Address: address}, chain.Coin, 0, ""},
		"send n0 " + strings.ToUpper(hex) + " 1": Send{0, Recipient{Address: address}, chain.Coin, 0, ""},

		"link n0 n1":                 Link{0, 1},
		"unlink 1 0":                 Unlink{1, 0},
		"sync n1":                    Sync{nodes(1)},
		"latency 200ms":              Latency{200 * time.Millisecond, everywhere},
		"latency 200ms all":          Latency{200 * time.Millisecond, everywhere},
		"latency 0 n0 n1":            Latency{0, nodeset.Pair{A: nodes(0), B: nodes(1)}},
		"latency 1h30m n1 n0 oneway": Latency{90 * time.Minute, nodeset.Pair{A: nodes(1), B: nodes(0), OneWay: true}},
		"jitter 50us":                Jitter{50 * time.Microsecond, everywhere},
		"jitter 50µs":                Jitter{50 * time.Microsecond, everywhere},
		"loss 10% n0 n1 oneway":      Loss{0.1, nodeset.Pair{A: nodes(0), B: nodes(1), OneWay: true}},
		"loss 0.1":                   Loss{0.1, everywhere},
		"bandwidth 64kB":             Bandwidth{64_000, everywhere},
		"bandwidth 0 n0 n1":          Bandwidth{0, nodeset.Pair{A: nodes(0), B: nodes(1)}},
		"partition n0-n3 | n4-n7":    Partition{[]nodeset.List{nodes(0, 1, 2, 3), nodes(4, 5, 6, 7)}, false},
		"partition n0-n1|n2 | n3":    Partition{[]nodeset.List{nodes(0, 1), nodes(2), nodes(3)}, false},
		"partition n0":               Partition{[]nodeset.List{nodes(0)}, false},
		"partition n0 > n1-n3":       Partition{[]nodeset.List{nodes(0), nodes(1, 2, 3)}, true},
		"partition 0>1-3":            Partition{[]nodeset.List{nodes(0), nodes(1, 2, 3)}, true},
		"heal":                       Heal{},
		"cut n0 n1":                  Cut{nodeset.Pair{A: nodes(0), B: nodes(1)}},
		"restore all":                Restore{everywhere},
		"hold n0 n1 oneway":          Hold{nodeset.Pair{A: nodes(0), B: nodes(1), OneWay: true}},
		"release all":                Release{everywhere},
		"drop n0 17":                 Drop{Message{From: 0, Number: 17}},
		"drop 3 c2":                  Drop{Message{From: 3, Number: quantity.FirstCopy + 1}},
		"delay n0 17 1.5s":           Delay{Message{From: 0, Number: 17}, 1500 * time.Millisecond},
		"duplicate n0 0":             Duplicate{Message: Message{From: 0, Number: 0}},
		"duplicate n0 c1 after=10ms": Duplicate{Message{From: 0, Number: quantity.FirstCopy}, 10 * time.Millisecond},
		"crash n2,n3":                Crash{nodes(2, 3)},
		"restart all":                Restart{nodeset.List{All: true}},
		"freeze n1":                  Freeze{nodes(1)},
		"thaw n1":                    Thaw{nodes(1)},
		"skew n0 -5s":                Skew{nodes(0), -5 * time.Second},
		"skew n0 +90s":               Skew{nodes(0), 90 * time.Second},
		"hashrate n0 2kH/s":          HashRate{nodes(0), 2000},
		"hashrate n0 0":              HashRate{nodes(0), 0},
		"hashrate all 100":           HashRate{nodeset.List{All: true}, 100},
		"workload 0.5":               Workload{PerSecond: 0.5},
		"workload 2 amount=1.5 fee=0.1 spread=fixed": Workload{2, chain.Coin * 3 / 2, chain.Coin / 10, SpreadFixed},
		"respend rent n2 via=n3,n1 fee=1":            Respend{Payment: "rent", To: Recipient{IsNode: true, Node: 2}, Via: nodeset.List{Nodes: []int{1, 3}}, Fee: chain.Coin},
		"name 3 merchant":                            Name{3, "merchant"},
		"add":                                        Add{},
		"add links=3":                                Add{Links: 3},
		"add --links 3":                              Add{Links: 3},
		"add peers=n0,n4":                            Add{Peers: nodes(0, 4)},
		"add peers=all":                              Add{Peers: nodeset.List{All: true}},
		"newkey n0":                                  NewKey{0},
		"ask n0 n1 utxo":                             Ask{From: 0, Of: 1, What: "utxo"},
		"ask n0 n1 key":                              Ask{From: 0, Of: 1, What: "key"},
		"ask n0 n1 balance":                          Ask{From: 0, Of: 1, What: "balance"},
		"ask n0 n1 balance " + hex:                   Ask{From: 0, Of: 1, What: "balance", Address: &address},
		"settle":                                     Settle{},
		"balance n0":                                 Balance{Of: toNode(0)},
		"balance n0 at=n1":                           Balance{Of: toNode(0), At: at(1)},
		"balance at=n1 " + hex:                       Balance{Of: Recipient{Address: address}, At: at(1)},
		"keys 2":                                     Keys{2},
		"help":                                       Help{},
		"help mine":                                  Help{"mine"},
		"pause":                                      Pause{},
		"resume":                                     Resume{},
		"speed 4":                                    Speed{4},
		"speed 1/8":                                  Speed{0.125},
		"speed 4x":                                   Speed{4},
		"speed max":                                  Speed{math.Inf(1)},
		"step":                                       Step{StepPacket},
		"step window":                                Step{StepWindow},
		"step block":                                 Step{StepBlock},
		"focus 3":                                    Focus{3},
		"inspect 9d0a":                               Inspect{"9d0a"},
		"inspect 00FF00aa":                           Inspect{"00ff00aa"},
		"inspect off":                                Inspect{},
		"quit":                                       Quit{},
		"theme":                                      Theme{},
		"theme light":                                Theme{"light"},
		"panel Charts":                               Panel{"Charts"},
		"mouse off":                                  Mouse{},
		"mouse on":                                   Mouse{true},
		"picture":                                    Picture{},
		"picture a.svg":                              Picture{"a.svg"},
		"layout":                                     Layout{},
		"layout race":                                Layout{Name: "race"},
		"layout swap charts":                         Layout{Name: "swap", Panel: "charts"},
		"toasts on":                                  Toasts{true},
		"toasts off":                                 Toasts{},
	} {
		got, err := Parse(line)
		if err != nil {
			t.Errorf("%q: %v", line, err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", line, diff)
		}
	}
}

func TestParseSkipsBlankLinesAndComments(t *testing.T) {
	for _, line := range []string{"", "   ", "\t\n", "# two halves", "   #", "#mine n0"} {
		if c, err := Parse(line); c != nil || err != nil {
			t.Errorf("Parse(%q) = %v, %v; expected nil, nil", line, c, err)
		}
	}
}

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

// What a command prints is read back as the same command, and so is what people are told.
func TestRoundTrip(t *testing.T) {
	named := places()
	named.Names = nodeset.Names{"a-lice": 0, "b_ob": 3, "c-1": 4, "d-1": nodeset.MaxNodes - 1}
	all := generators()
	for _, spec := range Specs() {
		g := all[spec.Name]
		if g == nil {
			t.Errorf("no generator for %s", spec.Name)
			continue
		}
		t.Run(spec.Name, rapid.MakeCheck(func(t *rapid.T) {
			want := g.Draw(t, "command")
			for _, line := range []string{want.String(), Say(want, func(n int) string { return named.Names.Of(nodeset.Node(n)) })} {
				got, err := ParseWith(line, named)
				if err != nil {
					t.Fatalf("%s: %v", line, err)
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("%s (-want +got):\n%s", line, diff)
				}
			}
			if name, _, _ := strings.Cut(want.String(), " "); name != spec.Name {
				t.Fatalf("%s is printed as %s", spec.Name, want)
			}
			if KindOf(want) != spec.Kind {
				t.Fatalf("%s: kind %v, table says %v", want, KindOf(want), spec.Kind)
			}
		}))
	}
	if len(all) != len(Specs()) {
		t.Errorf("%d generators for %d commands", len(all), len(Specs()))
	}
}

func TestCanonicalForm(t *testing.T) {
	for line, want := range map[string]string{
		"mine 0,1,2,5":             "mine n0-n2,n5 one",
		"mine 0,1":                 "mine n0,n1 one",
		"send 0 3 2.50 --fee 0.10": "send n0 n3 2.5 fee=0.1",
		"send 0 3 2.50 fee=0":      "send n0 n3 2.5",
		"latency 0.2s all":         "latency 200ms",
		"latency 120s 0 1":         "latency 2m n0 n1",
		"latency 60m":              "latency 1h",
		"latency 0":                "latency 0s",
		"jitter 1500ns":            "jitter 1.5us",
		"skew 0 -90s":              "skew n0 -1m30s",
		"loss 0.125":               "loss 12.5%",
		"bandwidth 64000":          "bandwidth 64kB",
		"bandwidth 0B":             "bandwidth 0",
		"hashrate 0 1500":          "hashrate n0 1.5kH/s",
		"workload 1e-3":            "workload 0.001",
		"speed 1/8":                "speed 0.125",
		"partition 0-3|7,5,4,6":    "partition n0-n3 | n4-n7",
		"partition 0>1":            "partition n0 > n1",
		"cut all":                  "cut all",
		"step":                     "step packet",
	} {
		c, err := Parse(line)
		if got := fmt.Sprint(c); err != nil || got != want {
			t.Errorf("%q prints as %q (%v), want %q", line, got, err, want)
		}
	}
}

// A strategy is a word, or an option that says more, and only the optimum has options of its own.
func TestStrategyLines(t *testing.T) {
	for line, want := range map[string]string{
		"strategy n0,n3 selfish":                  "strategy n0,n3 selfish",
		"strategy all honest":                     "strategy all honest",
		"strategy n0 stubborn=LFT":                "strategy n0 stubborn=LFT1",
		"strategy n0 stubborn=T9":                 "strategy n0 stubborn=T9",
		"strategy n0 policy=a.policy":             "strategy n0 policy=a.policy",
		"strategy n0 optimal gamma=0.5 alpha=0.4": "strategy n0 optimal alpha=40% gamma=50%",
		"strategy n0":                             `!column 12: found nothing, expected honest, selfish or optimal, or stubborn= or policy=`,
		"strategy n0 selfsh":                      `!column 13: found "selfsh", expected honest, selfish or optimal; did you mean "selfish"?`,
		"strategy n0 stubborn=LL":                 `!column 22: found "LL", expected some of the letters L, F and T1 to T9`,
		"strategy n0 stubborn=T0":                 `!column 22: found "T0"`,
		"strategy n0 stubborn=":                   `!column 22: found`,
		"strategy n0 optimal alpha=50%":           `!column 27: found "50%", expected a share of the hash rate above 0 and below 50%`,
		"strategy n0 optimal alpha=0":             `!column 27: found "0"`,
		"strategy n0 selfish alpha=0.4":           `!column 21: found "alpha=0.4", expected no such option with these words`,
		"strategy n0 stubborn=L policy=a":         `!column 24: found "policy=a"`,
		"strategy n0 selfish policy=a":            `!column 13: found "selfish", expected the end of the line`,
		"strategy n0 alpha=40%":                   `!column 22: found nothing, expected optimal`,
		"strategy n0 optimal lead=1":              `!column 21: found "lead=1", expected the option stubborn= or policy= or alpha= or gamma=`,
	} {
		c, err := Parse(line)
		want, refused := strings.CutPrefix(want, "!")
		switch {
		case refused && (err == nil || !strings.HasPrefix(err.Error(), want)):
			t.Errorf("%s: %v %v, want the refusal %q", line, c, err, want)
		case !refused && (err != nil || c.String() != want):
			t.Errorf("%s: got %v %v, want %s", line, c, err, want)
		}
	}
}

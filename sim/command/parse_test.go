package command

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/policy"
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
		"hashrate n0 2kH/s":          HashRate{nodes(0), argument.RateChange{Rate: 2000}},
		"hashrate n0 0":              HashRate{nodes(0), argument.RateChange{}},
		"hashrate all 100":           HashRate{nodeset.List{All: true}, argument.RateChange{Rate: 100}},
		"policy n0 max-reorg=6":      Policy{nodes(0), policy.Changes{Named: 2, To: node.Policies{Following: chain.Following{MaxReorg: 6}}}},
		"policy n0 default":          Policy{nodes(0), policy.Changes{Default: true}},
		"hashrate all x1.1":          HashRate{nodeset.List{All: true}, argument.RateChange{Times: 1.1}},
		"workload 0.5":               Workload{PerSecond: 0.5},
		"workload 2 amount=1.5 fee=0.1 spread=fixed": Workload{2, chain.Coin * 3 / 2, chain.Coin / 10, SpreadFixed},
		"respend rent n2 via=n3,n1 fee=1":            Respend{Payment: "rent", To: Recipient{IsNode: true, Node: 2}, Via: nodeset.List{Nodes: []int{1, 3}}, Fee: chain.Coin},
		"name 3 merchant":                            Name{3, "merchant"},
		"add":                                        Add{},
		"add links=3":                                Add{Links: 3},
		"add --links 3":                              Add{Links: 3},
		"add peers=n0,n4":                            Add{Peers: nodes(0, 4)},
		"add peers=all":                              Add{Peers: nodeset.List{All: true}},
		"rules n0-n2 +signal from=block 100":         Rules{Nodes: nodes(0, 1, 2), Add: []chain.RuleName{chain.RuleSignal}, From: 100},
		"rules n0 from=100 +signal":                  Rules{Nodes: nodes(0), Add: []chain.RuleName{chain.RuleSignal}, From: 100},
		"rules n0 from=block +signal 100":            Rules{Nodes: nodes(0), Add: []chain.RuleName{chain.RuleSignal}, From: 100},
		"rules all full":                             Rules{Nodes: nodeset.List{All: true}, Full: true},
		"rules n1 full -maturity block-size=400 subsidy=12.5 maturity=7": Rules{Nodes: nodes(1), Full: true, Remove: []chain.RuleName{chain.RuleMaturity}, Limits: chain.Limits{BlockSize: 400, Subsidy: 25 * chain.Coin / 2, Maturity: 7}},
		"invalidate n0 tip":        Invalidate{0, grammar.BlockOf{Tip: true}},
		"invalidate n0 h12":        Invalidate{0, grammar.BlockOf{Height: 12}},
		"invalidate n0 BEEF":       Invalidate{0, grammar.BlockOf{ID: "beef"}},
		"reconsider n0 all":        Reconsider{Node: 0, All: true},
		"reconsider n0 h12":        Reconsider{Node: 0, Block: grammar.BlockOf{Height: 12}},
		"newkey n0":                NewKey{0},
		"ask n0 n1 utxo":           Ask{From: 0, Of: 1, What: "utxo"},
		"ask n0 n1 key":            Ask{From: 0, Of: 1, What: "key"},
		"ask n0 n1 balance":        Ask{From: 0, Of: 1, What: "balance"},
		"ask n0 n1 balance " + hex: Ask{From: 0, Of: 1, What: "balance", Address: &address},
		"settle":                   Settle{},
		"balance n0":               Balance{Of: toNode(0)},
		"balance n0 at=n1":         Balance{Of: toNode(0), At: at(1)},
		"balance at=n1 " + hex:     Balance{Of: Recipient{Address: address}, At: at(1)},
		"keys 2":                   Keys{2},
		"help":                     Help{},
		"help mine":                Help{"mine"},
		"pause":                    Pause{},
		"resume":                   Resume{},
		"speed 4":                  Speed{4},
		"speed 1/8":                Speed{0.125},
		"speed 4x":                 Speed{4},
		"speed max":                Speed{math.Inf(1)},
		"step":                     Step{StepPacket},
		"step window":              Step{StepWindow},
		"step block":               Step{StepBlock},
		"focus 3":                  Focus{3},
		"inspect 9d0a":             Inspect{"9d0a"},
		"inspect 00FF00aa":         Inspect{"00ff00aa"},
		"inspect off":              Inspect{},
		"quit":                     Quit{},
		"theme":                    Theme{},
		"theme light":              Theme{"light"},
		"panel Charts":             Panel{"Charts"},
		"mouse off":                Mouse{},
		"mouse on":                 Mouse{true},
		"picture":                  Picture{},
		"picture a.svg":            Picture{"a.svg"},
		"layout":                   Layout{},
		"layout race":              Layout{Name: "race"},
		"layout swap charts":       Layout{Name: "swap", Panel: "charts"},
		"layout save mine":         Layout{Name: "save", As: "mine"},
		"toasts on":                Toasts{true},
		"toasts off":               Toasts{},
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
		"policy 0 max-reorg=06 fork-choice=ghost": "policy n0 fork-choice=ghost max-reorg=6",
		"hashrate 0 ×1.10":                        "hashrate n0 x1.1",
		"workload 1e-3":                           "workload 0.001",
		"speed 1/8":                               "speed 0.125",
		"partition 0-3|7,5,4,6":                   "partition n0-n3 | n4-n7",
		"partition 0>1":                           "partition n0 > n1",
		"cut all":                                 "cut all",
		"step":                                    "step packet",
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
		"strategy n0 eclipse pay=2.5 victim=n3":   "strategy n0 eclipse victim=n3 pay=2.5",
		"strategy n0 eclipse victim=n3 delay=90s": "strategy n0 eclipse victim=n3 delay=1m30s",
		"strategy n0 timewarp lasts=5m":           "strategy n0 timewarp lasts=5m",
		"strategy n0 hopper price=500":            "strategy n0 hopper price=500",
		"strategy n0 spammer rate=2/s":            "strategy n0 spammer rate=2",
		"strategy n0 withholder":                  "strategy n0 withholder",
		"strategy n0 undercut":                    "strategy n0 undercut",
		"strategy n0 petty":                       "strategy n0 petty",
		"strategy n0 eclipse":                     `!column 20: found nothing, expected victim=, a node such as n0`,
		"strategy n0 eclipse victim=n3 pay=0":     `!column 35: found "0", expected an amount of coins above 0`,
		"strategy n0 hopper":                      `!column 19: found nothing, expected price=, a number of hashes above 0`,
		"strategy n0 hopper price=0":              `!column 26: found "0", expected a number of hashes above 0`,
		"strategy n0 spammer rate=0":              `!column 26: found "0", expected payments per second`,
		"strategy n0 timewarp lasts=0s":           `!column 28: found "0s", expected a time above 0`,
		"strategy n0":                             `!column 12: found nothing, expected honest, selfish, optimal, withholder, eclipse, timewarp, hopper, petty, undercut, spammer, flooder, double-spend or fifty-one, or stubborn= or policy=`,
		"strategy n0 selfsh":                      `!column 13: found "selfsh", expected honest, selfish, optimal, withholder, eclipse, timewarp, hopper, petty, undercut, spammer, flooder, double-spend or fifty-one; did you mean "selfish"?`,
		"strategy n0 stubborn=LL":                 `!column 22: found "LL", expected some of the letters L, F and T1 to T9`,
		"strategy n0 stubborn=T0":                 `!column 22: found "T0"`,
		"strategy n0 stubborn=":                   `!column 22: found`,
		"strategy n0 optimal alpha=50%":           `!column 27: found "50%", expected a share of the hash rate above 0 and below 50%`,
		"strategy n0 optimal alpha=0":             `!column 27: found "0"`,
		"strategy n0 selfish alpha=0.4":           `!column 21: found "alpha=0.4", expected no such option with these words`,
		"strategy n0 stubborn=L policy=a":         `!column 24: found "policy=a"`,
		"strategy n0 selfish policy=a":            `!column 13: found "selfish", expected the end of the line`,
		"strategy n0 alpha=40%":                   `!column 22: found nothing, expected optimal`,
		"strategy n0 fifty-one":                   "strategy n0 fifty-one margin=6",
		"strategy n0 double-spend merchant=n2":    "strategy n0 double-spend merchant=n2 amount=1 z=6 giveup=10",
		"strategy n0 double-spend z=2 merchant=n1 amount=0.5 giveup=4 head-start": "strategy n0 double-spend merchant=n1 amount=0.5 z=2 giveup=4 head-start",
		"strategy n0 double-spend":                 `!column 25: found nothing, expected merchant=, a node such as n0`,
		"strategy n0 double-spend merchant=n1 z=0": `!column 40: found "0", expected a number of confirmations from 1 to 100`,
		"strategy n0 fifty-one margin=0":           `!column 30: found "0", expected a number of blocks from 1 to 1000`,
		"strategy n0 optimal lead=1":               `!column 21: found "lead=1", expected the option stubborn= or policy= or alpha= or gamma= or victim= or delay= or pay= or lasts= or price= or rate= or every= or sends= or merchant= or amount= or z= or giveup= or margin=`,
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

package command

import (
	"math"
	"time"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/strategy"
	"example.com/sosocoin/sim/withhold"
)

// of draws the commands that make builds from what g draws.
func of[T any, C Command](g *rapid.Generator[T], build func(T) C) *rapid.Generator[Command] {
	return rapid.Map(g, func(v T) Command { return build(v) })
}

// setting draws a value and links.
func setting[T any, C Command](g *rapid.Generator[T], build func(T, nodeset.Pair) C) *rapid.Generator[Command] {
	return rapid.Custom(func(t *rapid.T) Command { return build(g.Draw(t, "value"), anyPair().Draw(t, "links")) })
}

// perNodes draws nodes and a value for them.
func perNodes[T any, C Command](g *rapid.Generator[T], build func(nodeset.List, T) C) *rapid.Generator[Command] {
	return rapid.Custom(func(t *rapid.T) Command { return build(anyList().Draw(t, "nodes"), g.Draw(t, "value")) })
}

// mustParse reads a line that is right.
func mustParse(line string) Command {
	c, err := Parse(line)
	if err != nil {
		panic(err)
	}
	return c
}

// generators has one generator for each command of the table.
func generators() map[string]*rapid.Generator[Command] {
	modes := rapid.Map(rapid.IntRange(int(MineOne), int(MineOff)), func(m int) MineMode { return MineMode(m) })
	steps := rapid.Map(rapid.IntRange(int(StepPacket), int(StepBlock)), func(w int) StepWhat { return StepWhat(w) })
	return map[string]*rapid.Generator[Command]{
		"mine":  perNodes(modes, func(l nodeset.List, m MineMode) Mine { return Mine{l, m} }),
		"send":  of(anySend(), func(c Send) Send { return c }),
		"sync":  of(anyList(), func(l nodeset.List) Sync { return Sync{l} }),
		"rules": anyRules(),
		"policy": of(rapid.SampledFrom([]string{
			"n0 default", "all max-reorg=6", "n1,n3 default fork-choice=ghost", "n0-n2 fork-choice=uniform max-reorg=0",
			"n1 min-fee-rate=3 replace-by-fee=on pool-size=4000", "n0 spend-unconfirmed=all block-size=900 template-delay=1.5s",
			"all ban=on", "n1 ban=strict ban-time=1h", "n2 ban=off ban-time=0s",
		}), func(rest string) Policy { return mustParse("policy " + rest).(Policy) }),
		"invalidate": rapid.Custom(func(t *rapid.T) Command {
			return Invalidate{anyNode().Draw(t, "node"), anyBlockOf(rapid.Bool().Draw(t, "tip")).Draw(t, "block")}
		}),
		"reconsider": rapid.Custom(func(t *rapid.T) Command {
			c := Reconsider{Node: anyNode().Draw(t, "node"), All: rapid.Bool().Draw(t, "all")}
			if !c.All {
				c.Block = anyBlockOf(false).Draw(t, "block")
			}
			return c
		}),
		"newkey":   of(anyNode(), func(n nodeset.Node) NewKey { return NewKey{n} }),
		"workload": anyWorkload(),
		"respend":  of(anyRespend(), func(c Respend) Respend { return c }),
		"tx":       anyTx(),
		"block":    anyBlock(),
		"edit":     of(anyEdit(), func(e forge.Edit) Edit { return Edit{"h3", e} }),
		"submit": rapid.Custom(func(t *rapid.T) Command {
			return Submit{anyNode().Draw(t, "node"), anyBlockName().Draw(t, "block"), rapid.OneOf(rapid.Just(forge.Edit{}), anyEdit()).Draw(t, "edit")}
		}),
		"forge": rapid.Custom(func(t *rapid.T) Command {
			return Forge{anyNode().Draw(t, "node"), chain.RuleName(rapid.SampledFrom(ruleNames()).Draw(t, "rule")), rapid.Bool().Draw(t, "tx")}
		}),
		"now": rapid.Custom(func(t *rapid.T) Command {
			c := Now{What: Situation(rapid.IntRange(0, len(Situations())-1).Draw(t, "what"))}
			both, most := ends().Draw(t, "who"), 2
			switch c.What {
			case BlockNow:
				most = 1
			case HalvesNow:
				most = 0
			}
			if count := rapid.IntRange(0, most).Draw(t, "count"); count > 0 {
				c.Who = both[:count]
			}
			return c
		}),
		"name": rapid.Custom(func(t *rapid.T) Command {
			return Name{anyNode().Draw(t, "node"), anyWord(false).Filter(func(s string) bool { return places().CheckName(0, s) == nil }).Draw(t, "name")}
		}),
		"ask":       of(anyAsk(), func(c Ask) Ask { return c }),
		"link":      of(ends(), func(p [2]nodeset.Node) Link { return Link{p[0], p[1]} }),
		"unlink":    of(ends(), func(p [2]nodeset.Node) Unlink { return Unlink{p[0], p[1]} }),
		"latency":   setting(anyDuration(), func(d time.Duration, p nodeset.Pair) Latency { return Latency{d, p} }),
		"jitter":    setting(anyDuration(), func(d time.Duration, p nodeset.Pair) Jitter { return Jitter{d, p} }),
		"loss":      setting(anyFloat(0, 1), func(v float64, p nodeset.Pair) Loss { return Loss{v, p} }),
		"bandwidth": setting(rapid.OneOf(rapid.Just(0.0), anyFloat(1, quantity.MaxBytes)), func(v float64, p nodeset.Pair) Bandwidth { return Bandwidth{v, p} }),
		"partition": of(anyPartition(), func(c Partition) Partition { return c }),
		"heal":      rapid.Just(Command(Heal{})),
		"cut":       of(anyPair(), func(p nodeset.Pair) Cut { return Cut{p} }),
		"restore":   of(anyPair(), func(p nodeset.Pair) Restore { return Restore{p} }),
		"hold":      of(anyPair(), func(p nodeset.Pair) Hold { return Hold{p} }),
		"release":   of(anyPair(), func(p nodeset.Pair) Release { return Release{p} }),
		"drop":      of(anyMessage(), func(m Message) Drop { return Drop{m} }),
		"delay": rapid.Custom(func(t *rapid.T) Command {
			return Delay{anyMessage().Draw(t, "message"), max(1, anyDuration().Draw(t, "by"))}
		}),
		"duplicate": rapid.Custom(func(t *rapid.T) Command {
			return Duplicate{anyMessage().Draw(t, "message"), anyDuration().Draw(t, "after")}
		}),
		"crash":   of(anyList(), func(l nodeset.List) Crash { return Crash{l} }),
		"restart": of(anyList(), func(l nodeset.List) Restart { return Restart{l} }),
		"freeze":  of(anyList(), func(l nodeset.List) Freeze { return Freeze{l} }),
		"thaw":    of(anyList(), func(l nodeset.List) Thaw { return Thaw{l} }),
		"skew":    perNodes(durationFrom(-quantity.MaxDuration), func(l nodeset.List, d time.Duration) Skew { return Skew{l, d} }),
		"hashrate": rapid.OneOf(
			perNodes(rapid.OneOf(rapid.Just(0.0), anyFloat(quantity.MinRate, quantity.MaxRate)), func(l nodeset.List, v float64) HashRate { return HashRate{l, argument.RateChange{Rate: v}} }),
			perNodes(anyFloat(quantity.MinFactor, quantity.MaxFactor), func(l nodeset.List, v float64) HashRate { return HashRate{l, argument.RateChange{Times: v}} }),
		),
		"strategy": rapid.Custom(func(t *rapid.T) Command {
			return Strategy{Nodes: anyList().Draw(t, "nodes"), Way: anyWay().Draw(t, "way"), Each: rapid.Bool().Draw(t, "each")}
		}),
		"add":     of(anyAdd(), func(c Add) Add { return c }),
		"settle":  rapid.Just(Command(Settle{})),
		"balance": of(anyBalance(), func(c Balance) Balance { return c }),
		"keys":    of(anyNode(), func(n nodeset.Node) Keys { return Keys{n} }),
		"help":    of(anyHelp(), func(c Help) Help { return c }),
		"pause":   rapid.Just(Command(Pause{})),
		"resume":  rapid.Just(Command(Resume{})),
		"speed":   of(rapid.OneOf(rapid.Just(math.Inf(1)), anyFloat(quantity.MinSpeed, quantity.MaxSpeed)), func(v float64) Speed { return Speed{v} }),
		"step":    of(steps, func(w StepWhat) Step { return Step{w} }),
		"focus":   of(anyNode(), func(n nodeset.Node) Focus { return Focus{n} }),
		"inspect": of(rapid.StringMatching(`([0-9a-f]{4,64})?`), func(id string) Inspect { return Inspect{id} }),
		"quit":    rapid.Just(Command(Quit{})),
		"theme":   of(rapid.SampledFrom(append(ThemeNames(), "")), func(s string) Theme { return Theme{s} }),
		"panel":   of(rapid.SampledFrom([]string{"charts", "Net", "é"}), func(s string) Panel { return Panel{s} }),
		"layout": rapid.Custom(func(t *rapid.T) Command {
			c := Layout{Name: rapid.SampledFrom([]string{"", "race", "grow", "é", "swap"}).Draw(t, "name")}
			if c.Name == SwapPanels {
				c.Panel = rapid.SampledFrom([]string{"", "charts"}).Draw(t, "panel")
			}
			return c
		}),
		"picture": of(rapid.SampledFrom([]string{"", "a.svg", "../x/ü"}), func(s string) Picture { return Picture{s} }),
		"museum":  of(rapid.SampledFrom(append(exhibited(), "")), func(s string) Museum { return Museum{s} }),
		"toasts":  of(rapid.Bool(), func(on bool) Toasts { return Toasts{on} }),
		"mouse":   of(rapid.Bool(), func(on bool) Mouse { return Mouse{on} }),
		"seek": rapid.OneOf(
			of(anyDuration(), func(d time.Duration) Seek { return Seek{Time: d} }),
			of(rapid.Uint32Range(0, math.MaxInt32), func(h uint32) Seek { return Seek{To: SeekBlock, Height: h} }),
			rapid.Just(Command(Seek{To: SeekStart})), rapid.Just(Command(Seek{To: SeekEnd})),
		),
		"back":    of(anyDuration(), func(d time.Duration) Back { return Back{d} }),
		"forward": of(anyDuration(), func(d time.Duration) Forward { return Forward{d} }),
		"undo":    rapid.Just(Command(Undo{})),
		"share":   rapid.Just(Command(Share{})),
		"branch":  of(rapid.IntRange(0, math.MaxInt32), func(n int) Branch { return Branch{n} }),
		"compare": of(rapid.IntRange(0, math.MaxInt32), func(n int) Compare { return Compare{n, min(n, n%2)} }),
		"save":    of(rapid.SampledFrom([]string{"a.scenario", "../x/y", "ü#.s"}), func(s string) Save { return Save{s} }),
		"new": of(rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"nodes=20", "jitter=pareto:5ms", "shares=3,1", "seed="}), 0, 3, rapid.ID[string]), func(list []string) New {
			if len(list) == 0 {
				list = nil
			}
			return New{list}
		}),
		"play":     of(rapid.SampledFrom([]string{"fork", "./a.scenario"}), func(s string) Play { return Play{s} }),
		"next":     rapid.Just(Command(Next{})),
		"previous": rapid.Just(Command(Previous{})),
		"show":     rapid.Just(Command(Show{})),
	}
}

func anyWay() *rapid.Generator[strategy.Way] {
	return rapid.Custom(func(t *rapid.T) strategy.Way {
		switch rapid.IntRange(0, 7).Draw(t, "way") {
		case 0:
			return strategy.Selfish{}
		case 1:
			return strategy.Stubborn{Stubbornness: rapid.Custom(func(t *rapid.T) withhold.Stubbornness {
				return withhold.Stubbornness{Lead: rapid.Bool().Draw(t, "L"), Fork: rapid.Bool().Draw(t, "F"), Trail: rapid.IntRange(0, withhold.MaxTrail).Draw(t, "T")}
			}).Filter(func(s withhold.Stubbornness) bool { return s != withhold.Stubbornness{} }).Draw(t, "ways")}
		case 2:
			return strategy.FromFile{File: rapid.SampledFrom([]string{"a.policy", "../x/y", "ü#.s"}).Draw(t, "file")}
		case 3:
			return strategy.FiftyOne{Margin: rapid.IntRange(1, 1000).Draw(t, "margin")}
		case 4:
			return strategy.DoubleSpend{
				Merchant: anyNode().Draw(t, "merchant"), Amount: anyAmount(1, chain.MaxAmount).Draw(t, "amount"), Z: rapid.IntRange(1, 100).Draw(t, "z"),
				GiveUp: rapid.IntRange(1, 1000).Draw(t, "giveup"), Head: rapid.Bool().Draw(t, "head"),
			}
		case 6:
			return strategy.Flooder{Every: time.Duration(rapid.IntRange(0, 100).Draw(t, "every")) * time.Second, Sends: rapid.SampledFrom([]strategy.Junk{strategy.AllJunk, strategy.UnaskedJunk, strategy.ExcessJunk, strategy.WorthlessJunk}).Draw(t, "sends")}
		case 5:
			return strategy.Optimal{Alpha: anyFloat(0, 0.4999).Draw(t, "alpha"), Gamma: anyFloat(0, 1).Draw(t, "gamma")}
		}
		return strategy.Honest{}
	})
}

func anyMessage() *rapid.Generator[Message] {
	return rapid.Custom(func(t *rapid.T) Message {
		number := rapid.OneOf(rapid.Uint64Range(0, 1<<62-1), rapid.Uint64Range(quantity.FirstCopy, quantity.FirstCopy+1000)).Draw(t, "number")
		return Message{From: anyNode().Draw(t, "from"), Number: number}
	})
}

func anyBlockOf(tip bool) *rapid.Generator[grammar.BlockOf] {
	if tip {
		return rapid.Just(grammar.BlockOf{Tip: true})
	}
	return rapid.OneOf(
		rapid.Map(rapid.StringMatching("[0-9a-f]{4,64}"), func(id string) grammar.BlockOf { return grammar.BlockOf{ID: id} }),
		rapid.Map(rapid.Uint32Range(0, grammar.MaxHeight), func(h uint32) grammar.BlockOf { return grammar.BlockOf{Height: h} }),
	)
}

func anyRules() *rapid.Generator[Command] {
	return rapid.Custom(func(t *rapid.T) Command {
		c := Rules{Nodes: anyList().Draw(t, "nodes"), Full: rapid.Bool().Draw(t, "full")}
		for _, name := range chain.RuleNames() {
			switch rapid.IntRange(0, 6).Draw(t, name) {
			case 0:
				c.Add = append(c.Add, chain.RuleName(name))
			case 1:
				c.Remove = append(c.Remove, chain.RuleName(name))
			}
		}
		if rapid.Bool().Draw(t, "limits") {
			c.Limits = chain.Limits{
				BlockSize: rapid.IntRange(chain.MinBlockSize, grammar.MaxHeight).Draw(t, "block size"),
				Maturity:  rapid.Uint32Range(1, grammar.MaxHeight).Draw(t, "maturity"),
				Subsidy:   chain.Amount(rapid.Int64Range(1, 1e15).Draw(t, "subsidy")),
			}
		}
		if !c.Full && c.Add == nil && c.Remove == nil && c.Limits == (chain.Limits{}) {
			c.Full = true
		}
		c.From = rapid.Uint32Range(0, grammar.MaxHeight).Draw(t, "from")
		return c
	})
}

package command

import (
	"math"
	"slices"
	"time"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/strategy"
	"example.com/sosocoin/sim/withhold"
)

// The generators below draw every command that can be written.

func anyNode() *rapid.Generator[nodeset.Node] {
	return rapid.Map(rapid.IntRange(0, nodeset.MaxNodes-1), func(n int) nodeset.Node { return nodeset.Node(n) })
}

func anyList() *rapid.Generator[nodeset.List] {
	return rapid.Custom(func(t *rapid.T) nodeset.List {
		if rapid.Bool().Draw(t, "all") {
			return nodeset.List{All: true}
		}
		return anySet().Draw(t, "nodes")
	})
}

// places is a world with regions, some of whose names are like other words.
func places() Known {
	return Known{Called: nodeset.Called{Regions: []string{"europe", "america", "us-east-1", "4g", "n"}}}
}

// anySet draws nodes, regions, or both.
func anySet() *rapid.Generator[nodeset.List] {
	return rapid.Custom(func(t *rapid.T) nodeset.List {
		list := nodeset.List{Regions: rapid.SliceOfNDistinct(rapid.SampledFrom(places().Regions), 0, 3, rapid.ID).Draw(t, "regions")}
		slices.Sort(list.Regions)
		if len(list.Regions) == 0 {
			list.Regions = nil
		}
		if list.Regions == nil || rapid.Bool().Draw(t, "mixed") {
			list.Nodes = someNodes().Draw(t, "nodes").Nodes
		}
		return list
	})
}

func someNodes() *rapid.Generator[nodeset.List] {
	return rapid.Custom(func(t *rapid.T) nodeset.List {
		highest := rapid.SampledFrom([]int{5, 20, nodeset.MaxNodes - 1}).Draw(t, "highest")
		nodes := rapid.SliceOfNDistinct(rapid.IntRange(0, highest), 1, 6, rapid.ID).Draw(t, "list")
		slices.Sort(nodes)
		return nodeset.List{Nodes: nodes}
	})
}

// otherThan draws a node that is not n.
func otherThan(n nodeset.Node) *rapid.Generator[nodeset.Node] {
	return anyNode().Filter(func(m nodeset.Node) bool { return m != n })
}

func anyPair() *rapid.Generator[nodeset.Pair] {
	return rapid.Custom(func(t *rapid.T) nodeset.Pair {
		if rapid.Bool().Draw(t, "all links") {
			return nodeset.Pair{All: true}
		}
		a := anySet().Draw(t, "a")
		other := anySet().Filter(func(b nodeset.List) bool {
			from, _ := a.Single()
			to, single := b.Single()
			return !single || from != to
		})
		return nodeset.Pair{A: a, B: other.Draw(t, "b"), OneWay: rapid.Bool().Draw(t, "oneway")}
	})
}

func anyAddress() *rapid.Generator[chain.Address] {
	return rapid.Map(rapid.Byte(), func(b byte) chain.Address { return chain.NewKey([32]byte{b}).Address() })
}

func anyRecipient(but nodeset.Node) *rapid.Generator[Recipient] {
	return rapid.Custom(func(t *rapid.T) Recipient {
		if rapid.Bool().Draw(t, "to node") {
			return Recipient{IsNode: true, Node: otherThan(but).Draw(t, "node")}
		}
		return Recipient{Address: anyAddress().Draw(t, "address")}
	})
}

func anyDuration() *rapid.Generator[time.Duration] { return durationFrom(0) }

func durationFrom(lowest time.Duration) *rapid.Generator[time.Duration] {
	units := []time.Duration{1, time.Microsecond, time.Millisecond, time.Second, time.Minute, time.Hour}
	return rapid.Custom(func(t *rapid.T) time.Duration {
		unit := rapid.SampledFrom(units).Draw(t, "unit")
		return unit * time.Duration(rapid.Int64Range(int64(lowest/unit), int64(quantity.MaxDuration/unit)).Draw(t, "count"))
	})
}

func anyFloat(lowest, highest float64) *rapid.Generator[float64] {
	return rapid.OneOf(rapid.Float64Range(lowest, highest), rapid.SampledFrom([]float64{lowest, highest, min(highest, max(lowest, 0.1))}))
}

func anyPartition() *rapid.Generator[Partition] {
	return rapid.Custom(func(t *rapid.T) Partition {
		nodes := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 70, 99_999}).Draw(t, "nodes")
		p := Partition{OneWay: rapid.Bool().Draw(t, "oneway")}
		count := 2
		if !p.OneWay {
			count = rapid.IntRange(1, 4).Draw(t, "groups")
		}
		regions := rapid.Permutation(places().Regions).Draw(t, "regions")
		for range count {
			var group nodeset.List
			if rapid.Bool().Draw(t, "region") {
				group.Regions, regions = regions[:1:1], regions[1:]
			}
			if size := rapid.IntRange(0, 3).Draw(t, "size"); size > 0 || group.Regions == nil {
				group.Nodes = slices.Sorted(slices.Values(nodes[:max(size, 1)]))
				nodes = nodes[max(size, 1):]
			}
			p.Groups = append(p.Groups, group)
		}
		return p
	})
}

func anyAmount(lowest, highest chain.Amount) *rapid.Generator[chain.Amount] {
	return rapid.Map(rapid.Int64Range(int64(lowest), int64(highest)), func(v int64) chain.Amount { return chain.Amount(v) })
}

func anySend() *rapid.Generator[Send] {
	return rapid.Custom(func(t *rapid.T) Send {
		c := Send{From: anyNode().Draw(t, "from"), Amount: anyAmount(1, chain.MaxAmount).Draw(t, "amount")}
		c.To = anyRecipient(c.From).Draw(t, "to")
		c.Fee = anyAmount(0, chain.MaxAmount-c.Amount).Draw(t, "fee")
		c.As = anyWord(true).Draw(t, "as")
		return c
	})
}

// anyWord draws a name that can be given; with none, perhaps no name.
func anyWord(none bool) *rapid.Generator[string] {
	words := rapid.StringMatching(`[A-Za-z][A-Za-z0-9_-]{0,7}`).Filter(func(s string) bool {
		_, err := Parse("name n0 " + s)
		return err == nil
	})
	if none {
		return rapid.OneOf(rapid.Just(""), words)
	}
	return words
}

func anyRespend() *rapid.Generator[Respend] {
	return rapid.Custom(func(t *rapid.T) Respend {
		return Respend{
			Payment: anyWord(false).Draw(t, "payment"), To: anyRecipient(-1).Draw(t, "to"), Via: anyList().Draw(t, "via"),
			Fee: anyAmount(0, chain.MaxAmount).Draw(t, "fee"), As: anyWord(true).Draw(t, "as"),
		}
	})
}

func anyThing() *rapid.Generator[string] {
	return rapid.OneOf(anyWord(false), anyBlockName())
}

func anyBlockName() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom([]string{"h0", "h12", "h2147483647"}), rapid.StringMatching(`[0-9a-f]{4,64}`))
}

func anyTx() *rapid.Generator[Command] {
	return rapid.Custom(func(t *rapid.T) Command {
		c := Tx{
			Node: anyNode().Draw(t, "node"), As: anyWord(true).Draw(t, "as"), Change: rapid.Bool().Draw(t, "change"),
			From: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) grammar.Coin {
				return grammar.Coin{Of: anyThing().Draw(t, "of"), Index: rapid.Uint32().Draw(t, "index")}
			}), 1, 3).Draw(t, "from"),
			To: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Output {
				return Output{anyRecipient(-1).Draw(t, "to"), anyAmount(-chain.MaxAmount, chain.MaxAmount).Draw(t, "amount")}
			}), 1, 3).Draw(t, "to"),
			Then: Then(rapid.IntRange(int(SendIfValid), int(Keep)).Draw(t, "then")),
		}
		if c.Change {
			c.Fee = anyAmount(0, chain.MaxAmount).Draw(t, "fee")
		}
		if c.Then == Keep && c.As == "" {
			c.As = "kept"
		}
		return c
	})
}

func anyBlock() *rapid.Generator[Command] {
	return rapid.Custom(func(t *rapid.T) Command {
		c := Block{
			Node: anyNode().Draw(t, "node"), Anyway: rapid.Bool().Draw(t, "anyway"), Txs: rapid.SliceOfN(anyThing(), 0, 3).Draw(t, "txs"),
			Timed: rapid.Bool().Draw(t, "timed"), Bits: rapid.Uint32().Draw(t, "bits"), Rewarded: rapid.Bool().Draw(t, "rewarded"),
			Parent: rapid.OneOf(rapid.Just(""), anyBlockName()).Draw(t, "parent"),
		}
		if len(c.Txs) == 0 {
			c.Txs = nil
		}
		if c.Timed {
			c.Time = durationFrom(-quantity.MaxDuration).Draw(t, "time")
		}
		if c.Rewarded {
			c.Reward = anyAmount(0, chain.MaxAmount).Draw(t, "reward")
		}
		return c
	})
}

func anyEdit() *rapid.Generator[forge.Edit] {
	return rapid.Custom(func(t *rapid.T) forge.Edit {
		values := map[string]string{"height": "7", "prev": "beef", "merkle": "0", "time": "-1h30m", "bits": "1f06ffff", "nonce": "18446744073709551615", "reward": "60.5"}
		field := rapid.SampledFrom(forge.Fields()).Draw(t, "field")
		e, err := forge.ParseEdit(field, values[field])
		if err != nil {
			t.Fatal(err)
		}
		return e
	})
}

func anyWorkload() *rapid.Generator[Command] {
	return rapid.Custom(func(t *rapid.T) Command {
		return Workload{
			PerSecond: anyFloat(0, quantity.MaxPerSecond).Draw(t, "rate"), Amount: anyAmount(0, chain.MaxAmount).Draw(t, "amount"),
			Fee: anyAmount(0, chain.MaxAmount).Draw(t, "fee"), Spread: Spread(rapid.IntRange(0, 2).Draw(t, "spread")),
		}
	})
}

func anyAsk() *rapid.Generator[Ask] {
	return rapid.Custom(func(t *rapid.T) Ask {
		c := Ask{From: anyNode().Draw(t, "from"), What: rapid.SampledFrom(askWords()).Draw(t, "what")}
		c.Of = otherThan(c.From).Draw(t, "of")
		if c.What == "balance" && rapid.Bool().Draw(t, "whose") {
			address := anyAddress().Draw(t, "address")
			c.Address = &address
		}
		return c
	})
}

func anyAdd() *rapid.Generator[Add] {
	return rapid.OneOf(
		rapid.Just(Add{}),
		rapid.Map(rapid.IntRange(1, nodeset.MaxNodes-1), func(n int) Add { return Add{Links: n} }),
		rapid.Map(anyList(), func(l nodeset.List) Add { return Add{Peers: l} }),
	)
}

func anyBalance() *rapid.Generator[Balance] {
	return rapid.Custom(func(t *rapid.T) Balance {
		c := Balance{Of: anyRecipient(-1).Draw(t, "of")}
		if rapid.Bool().Draw(t, "at") {
			at := anyNode().Draw(t, "at node")
			c.At = &at
		}
		return c
	})
}

func anyHelp() *rapid.Generator[Help] {
	topics := []string{""}
	for _, s := range Specs() {
		topics = append(topics, s.Name)
	}
	return rapid.Map(rapid.SampledFrom(topics), func(s string) Help { return Help{s} })
}

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

// ends draws two nodes.
func ends() *rapid.Generator[[2]nodeset.Node] {
	return rapid.Custom(func(t *rapid.T) [2]nodeset.Node {
		a := anyNode().Draw(t, "a")
		return [2]nodeset.Node{a, otherThan(a).Draw(t, "b")}
	})
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
		"crash":    of(anyList(), func(l nodeset.List) Crash { return Crash{l} }),
		"restart":  of(anyList(), func(l nodeset.List) Restart { return Restart{l} }),
		"freeze":   of(anyList(), func(l nodeset.List) Freeze { return Freeze{l} }),
		"thaw":     of(anyList(), func(l nodeset.List) Thaw { return Thaw{l} }),
		"skew":     perNodes(durationFrom(-quantity.MaxDuration), func(l nodeset.List, d time.Duration) Skew { return Skew{l, d} }),
		"hashrate": perNodes(rapid.OneOf(rapid.Just(0.0), anyFloat(quantity.MinRate, quantity.MaxRate)), func(l nodeset.List, v float64) HashRate { return HashRate{l, v} }),
		"strategy": rapid.Custom(func(t *rapid.T) Command {
			return Strategy{Nodes: anyList().Draw(t, "nodes"), Way: anyWay().Draw(t, "way")}
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
		"compare": of(rapid.IntRange(1, math.MaxInt32), func(n int) Compare { return Compare{n, 1} }),
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
		switch rapid.IntRange(0, 6).Draw(t, "way") {
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

func anyBlockOf(tip bool) *rapid.Generator[BlockOf] {
	if tip {
		return rapid.Just(BlockOf{Tip: true})
	}
	return rapid.OneOf(
		rapid.Map(rapid.StringMatching("[0-9a-f]{4,64}"), func(id string) BlockOf { return BlockOf{ID: id} }),
		rapid.Map(rapid.Uint32Range(0, grammar.MaxHeight), func(h uint32) BlockOf { return BlockOf{Height: h} }),
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

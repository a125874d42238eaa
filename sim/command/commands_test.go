package command

import (
	"slices"
	"time"

	"pgregory.net/rapid"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/chain/forge"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
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

// ends draws two nodes.
func ends() *rapid.Generator[[2]nodeset.Node] {
	return rapid.Custom(func(t *rapid.T) [2]nodeset.Node {
		a := anyNode().Draw(t, "a")
		return [2]nodeset.Node{a, otherThan(a).Draw(t, "b")}
	})
}

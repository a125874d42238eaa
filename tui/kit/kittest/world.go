package kittest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sort"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/measured"
	"example.com/sosocoin/sim/view"
)

// Made says what world a made-up view shows.
type Made struct {
	Nodes, Blocks int
	ForkEvery     int // every so many blocks a rival of one block; 0: none
	Parted        bool
	Deep          int // length of a second branch that some nodes follow
}

// World makes up a view. The same description gives the same view.
func World(m Made) *view.View {
	w := &maker{Made: m, rng: rand.New(rand.NewPCG(7, uint64(m.Nodes*1000+m.Blocks)))}
	w.v = &view.View{
		Now: 834_700 * netsim.Millisecond, Seed: 42,
		Clock: view.Clock{Speed: 4, Reached: measured.Known(4), PerSecond: measured.Known(312)},
		Settings: view.Settings{Relay: "inv", Retarget: "bitcoin", Topology: "random:3", Interval: 10 * time.Second,
			DelayMin: 50 * netsim.Millisecond, DelayMax: 200 * netsim.Millisecond},
	}
	w.tree()
	w.network()
	w.log()
	w.metrics()
	w.charts()
	if m.Nodes > 0 {
		w.v.Focus = w.focus(0)
	}
	return w.v
}

type maker struct {
	Made
	v   *view.View
	rng *rand.Rand
}

func (w *maker) hash() (h chain.Hash) {
	for i := 2; i < len(h); i++ {
		h[i] = byte(w.rng.Uint32())
	}
	return h
}

func (w *maker) block(prev *view.Block, main bool) *view.Block {
	b := view.Block{Hash: w.hash(), Miner: -1, Main: main, Txs: 1 + w.rng.IntN(12), Seen: w.Nodes, Fees: chain.Amount(w.rng.IntN(900)) * 100_000}
	if prev != nil {
		b.Prev, b.Height, b.Miner = prev.Hash, prev.Height+1, w.rng.IntN(max(w.Nodes, 1))
	}
	w.v.Tree = append(w.v.Tree, b)
	return &w.v.Tree[len(w.v.Tree)-1]
}

func (w *maker) tree() {
	main := *w.block(nil, true)
	main.Height = 120
	w.v.Tree[0].Height = 120
	var base view.Block
	for i := range w.Blocks {
		if w.ForkEvery > 0 && i%w.ForkEvery == w.ForkEvery-1 {
			w.block(&main, false)
		}
		if i == w.Blocks-w.Deep {
			base = main
		}
		main = *w.block(&main, true)
	}
	if w.Nodes > 0 {
		w.v.Tips = []view.Tip{{Hash: main.Hash, Height: main.Height}}
	}
	if w.Deep > 0 {
		side := base
		for range max(w.Deep-1, 1) {
			side = *w.block(&side, false)
		}
		w.v.Tips = append(w.v.Tips, view.Tip{Hash: side.Hash, Height: side.Height})
	}
	w.v.Height, w.v.Blocks = main.Height, len(w.v.Tree)-1
	sort.SliceStable(w.v.Tree, func(i, j int) bool { return w.v.Tree[i].Height < w.v.Tree[j].Height })
	for i := range w.v.Tree {
		b := &w.v.Tree[i]
		b.Found = w.v.Now - netsim.Time(main.Height-b.Height)*9_700*netsim.Millisecond - netsim.Time(i%3)*netsim.Second - 2*netsim.Second
	}
}

func (w *maker) network() {
	for i := range w.Nodes {
		tip := &w.v.Tips[0]
		if len(w.v.Tips) > 1 && i >= w.Nodes/2 {
			tip = &w.v.Tips[1]
		}
		tip.Nodes = append(tip.Nodes, i)
		n := view.Node{ID: i, Name: fmt.Sprintf("n%d", i), Height: tip.Height, Tip: tip.Hash, State: view.NodeState(i % 5), Pool: 12 + 3*i%40,
			HashRate: 100 + 37*float64(i), Balance: chain.Amount(i*50)*chain.Coin + 25_000_000, Keys: 1, Mined: 10 + i, Main: 9 + i}
		if i%7 != 6 {
			n.State = view.Mining
		}
		if w.Parted {
			n.Group = string(rune('A' + i*2/w.Nodes))
		}
		w.v.Nodes = append(w.v.Nodes, n)
	}
	if w.Parted {
		w.v.Groups = []string{fmt.Sprintf("n0-n%d", w.Nodes/2-1), fmt.Sprintf("n%d-n%d", w.Nodes/2, w.Nodes-1)}
	}
	for a := range w.Nodes {
		for _, b := range []int{(a + 1) % w.Nodes, (a + 3) % w.Nodes} {
			low, high := min(a, b), max(a, b)
			if low == high || w.v.Link(low, high) != nil {
				continue
			}
			l := view.Link{A: low, B: high, Delay: netsim.Time(50+w.rng.IntN(150)) * netsim.Millisecond}
			l.Parted = w.Parted && w.v.Nodes[low].Group != w.v.Nodes[high].Group
			l.Cut = a == 2 && b == 5
			w.v.Links = append(w.v.Links, l)
			w.v.Nodes[a].Peers++
			w.v.Nodes[b].Peers++
			if a%3 == 0 && !l.Parted {
				sent := w.v.Now - netsim.Time(w.rng.IntN(100))*netsim.Millisecond
				w.v.Flights = append(w.v.Flights, view.Flight{From: a, To: b, Kind: view.MessageKind(a % 5), Text: "block 9d0a", Sent: sent, Arrival: sent + 200*netsim.Millisecond})
			}
		}
	}
	w.v.Flying = len(w.v.Flights)
	w.transmissions()
}

// transmissions makes up messages that went over the links, and those that are under way.
func (w *maker) transmissions() {
	texts := [...]string{"block 9d0a", "tx 77aa", "inv block f1c2", "tip e77b", "ask"}
	for i := range 60 * min(len(w.v.Links), 1) {
		l := &w.v.Links[i*7%len(w.v.Links)]
		p := view.Transmission{From: l.A, To: l.B, Number: uint64(100 + i), Kind: view.MessageKind(i % 5), Text: texts[i%5], Size: 61 + i}
		if i%2 == 1 {
			p.From, p.To = l.B, l.A
		}
		p.End = w.v.Now - netsim.Time(60-i)*83*netsim.Millisecond
		p.Sent = p.End - l.Delay
		if i%5 == 0 {
			p.Block = w.v.Tips[0].Hash
		}
		if l.Parted || i%13 == 12 {
			p.Lost = "partition"
		}
		w.v.Transmissions = append(w.v.Transmissions, p)
	}
	for i, f := range w.v.Flights {
		w.v.Transmissions = append(w.v.Transmissions, view.Transmission{From: f.From, To: f.To, Number: uint64(300 + i), Kind: f.Kind, Text: f.Text, Size: 61,
			Sent: f.Sent, End: f.Arrival, UnderWay: true})
	}
	under := w.v.Transmissions[len(w.v.Transmissions)-len(w.v.Flights):]
	sort.SliceStable(under, func(i, j int) bool { return under[i].End < under[j].End })
}

func (w *maker) log() {
	if w.Blocks == 0 {
		return
	}
	lines := []view.LogLine{
		{Verb: "drop", Text: "block 9d0a → n3 (partition)", Severity: view.Bad, Kind: view.LostLine},
		{Verb: "mined", Text: "f1c2 h125 (12 tx, fee 340)", Severity: view.Good, Kind: view.MinedLine, Blocks: []chain.Hash{{30: 0xf1, 31: 0xc2}}, Height: 125},
		{Verb: "relay", Text: "inv f1c2 → n1,n2"},
		{Verb: "accept", Text: "f1c2 extends e77b", Kind: view.AcceptedLine, Blocks: []chain.Hash{{30: 0xf1, 31: 0xc2}}},
		{Verb: "reorg", Text: "-2 +3 fork d2f0→8c19", Severity: view.Notice, Kind: view.ReorgLine, Off: 2, On: 3},
	}
	for i := range 60 {
		l := lines[i%len(lines)]
		l.Number, l.At, l.Node = i, w.v.Now-netsim.Time(60-i)*113*netsim.Millisecond, i%max(w.Nodes, 1)
		w.v.Log = append(w.v.Log, l)
	}
}

func (w *maker) metrics() {
	stale := len(w.v.Tree) - 1 - w.Blocks
	mined, main := w.v.Blocks, w.Blocks
	number := func(n int) measured.Value { return measured.Known(float64(n)) }
	w.v.Figures = figure.Given(map[string]measured.Value{
		"blocks.mined": number(mined), "blocks.main": number(main), "blocks.stale": number(stale), "stale.rate": measured.MeanOf(float64(stale), mined),
		"reorgs": number(stale), "reorg.depth": number(w.Deep), "interval": measured.Known(9.83),
		"propagation.50": of(0.612, mined), "propagation.90": of(1.24, mined), "propagation.99": of(2.3, mined/2),
		"messages.sent": number(123_456), "messages.delivered": number(123_000), "messages.dropped": number(440), "messages.underway": number(16), "messages.bytes": number(48_700_000),
		"txs.created": number(520), "txs.confirmed": number(480), "txs.pending": number(40), "txs.lost": number(0),
		"supply": number(main * 50 * int(chain.Coin)), "difficulty": number(8123), "hashrate": number(840),
	})
	w.v.Checks = view.Checks{Run: 83_470}
}

// of is a mean of so many.
func of(mean float64, count int) measured.Value { return measured.MeanOf(mean*float64(count), count) }

// charts makes up a course: a difficulty in steps, a hash rate in waves, and blocks now
// and then.
func (w *maker) charts() {
	if w.Nodes == 0 {
		return
	}
	rng := rand.New(rand.NewPCG(9, uint64(w.Blocks)))
	course := func(step netsim.Time) (points []view.Point) {
		gap := netsim.Time(0)
		for i := range int(w.v.Now/step) + 1 {
			at := float64(i) * step.Seconds()
			gap += step
			p := view.Point{HashRate: measured.Known(840 * (1 + 0.5*math.Sin(at/40))), Difficulty: measured.Known(4000 + 1000*float64(int(at/100)%5)),
				Pool: measured.Known(float64(int(at) % 37)), PoolMost: int(at)%37 + 9}
			if w.Blocks > 0 {
				p.StaleRate = measured.Known(0.06 + 0.03*math.Cos(at/90))
			}
			if w.Blocks > 0 && rng.Float64() < step.Seconds()/10 {
				p.Blocks, p.Gaps, gap = 1, gap, 0
				p.Reached = [2]int{1, i % 2}
				p.Spread = [2]netsim.Time{300*netsim.Millisecond + netsim.Time(rng.IntN(600))*netsim.Millisecond, netsim.Time(i%2) * 1200 * netsim.Millisecond}
			}
			if i == int(w.v.Now/step) {
				p.HashRate, p.Difficulty, p.Pool, p.StaleRate, p.PoolMost = measured.Value{}, measured.Value{}, measured.Value{}, measured.Value{}, 0
			}
			points = append(points, p)
		}
		return points
	}
	recent := course(netsim.Second)
	first := len(recent) - 320
	w.v.Charts = view.Charts{Recent: view.NewSeries(netsim.Second, first, recent[first:]...), Whole: view.NewSeries(2*netsim.Second, 0, course(2*netsim.Second)...)}
}

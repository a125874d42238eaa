package scenarios_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"example.com/sosocoin/netsim"
)

// model is mining and delays, and nothing else: equal miners that find blocks as a
// Poisson process and build on the heaviest block that has reached them, the first of
// equals; blocks that need a fixed time for each hop; and the naive rule for the
// difficulty, or none. It shares no code with the program, and says what the shares of stale
// blocks are that no formula gives.
type model struct {
	random   *rand.Rand
	rate     float64 // hashes per second and node
	hop      float64 // seconds
	hops     [][]int // from node to node
	constant bool    // the difficulty stays
	now      float64
	blocks   []modelBlock
}

type modelBlock struct {
	parent, height, miner int
	work, found, hop      float64
	next                  float64 // hashes that a child takes in expectation
}

func newModel(seed uint64, topology string, nodes int, rate, interval float64) *model {
	edges, err := netsim.Topology(topology, nodes, seed)
	if err != nil {
		panic(err)
	}
	genesis := modelBlock{next: rate * float64(nodes) * interval}
	return &model{random: rand.New(rand.NewPCG(seed, 0x6d6f64656c)), rate: rate, hops: distances(nodes, edges), blocks: []modelBlock{genesis}}
}

// distances are the hops between nodes, by Floyd and Warshall.
func distances(nodes int, edges []netsim.Edge) [][]int {
	hops := make([][]int, nodes)
	for i := range hops {
		hops[i] = make([]int, nodes)
		for j := range hops[i] {
			if i != j {
				hops[i][j] = nodes
			}
		}
	}
	for _, e := range edges {
		hops[e.A][e.B], hops[e.B][e.A] = 1, 1
	}
	for k := range hops {
		for i := range hops {
			for j := range hops {
				hops[i][j] = min(hops[i][j], hops[i][k]+hops[k][j])
			}
		}
	}
	return hops
}

// run lets time pass. Nodes whose tips differ in difficulty find blocks at different
// rates, so finds come at the highest of these, and some of them do not count.
func (m *model) run(until float64) {
	for {
		tips, easiest := make([]int, len(m.hops)), math.Inf(1)
		for _, b := range m.blocks[max(0, len(m.blocks)-30):] {
			easiest = min(easiest, b.next)
		}
		m.now += m.random.ExpFloat64() * easiest / m.rate / float64(len(tips))
		if m.now > until {
			m.now = until // the process has no memory
			return
		}
		miner := m.random.IntN(len(tips))
		if tip := m.tip(miner); m.random.Float64() < easiest/m.blocks[tip].next {
			m.find(miner, tip)
		}
	}
}

// tip is the block that a node mines on. News older than thirty blocks is known to all.
func (m *model) tip(node int) int {
	best, since := 0, 0.0
	for i := max(0, len(m.blocks)-30); i < len(m.blocks); i++ {
		b := &m.blocks[i]
		heard := b.found + b.hop*float64(m.hops[b.miner][node])
		if heard <= m.now && (b.work > m.blocks[best].work || b.work == m.blocks[best].work && heard < since) {
			best, since = i, heard
		}
	}
	return best
}

func (m *model) find(miner, parent int) {
	p := m.blocks[parent]
	b := modelBlock{parent: parent, height: p.height + 1, miner: miner, work: p.work + p.next, found: m.now, hop: m.hop, next: p.next}
	if b.height%10 == 0 && !m.constant {
		began := parent
		for range 9 {
			began = m.blocks[began].parent
		}
		b.next = naive(p.next, m.now-m.blocks[began].found)
	}
	m.blocks = append(m.blocks, b)
}

// naive is the next difficulty after ten blocks that should have taken 100 seconds.
func naive(difficulty, taken float64) float64 {
	switch {
	case taken < 50:
		return difficulty * 2
	case taken > 200:
		return difficulty / 2
	}
	return difficulty
}

// best are the blocks on the best chain, genesis too, by their index.
func (m *model) best() map[int]bool {
	tip := 0
	for i, b := range m.blocks {
		if b.work > m.blocks[tip].work {
			tip = i
		}
	}
	best := map[int]bool{0: true}
	for ; tip != 0; tip = m.blocks[tip].parent {
		best[tip] = true
	}
	return best
}

// main is the height of the best chain.
func (m *model) main() float64 { return float64(len(m.best()) - 1) }

// stale is the share of blocks off the best chain.
func (m *model) stale() float64 { return 1 - m.main()/float64(len(m.blocks)-1) }

// deep are the stale blocks on stale blocks: their finders had two to take off.
func (m *model) deep() (count float64) {
	best := m.best()
	for i, b := range m.blocks {
		if !best[i] && !best[b.parent] {
			count++
		}
	}
	return count
}

// spread is the mean and the standard deviation of a figure.
type spread struct{ n, sum, squares float64 }

func (s *spread) add(x float64) { s.n, s.sum, s.squares = s.n+1, s.sum+x, s.squares+x*x }

func (s *spread) mean() float64 { return s.sum / s.n }

func (s *spread) deviation() float64 { return math.Sqrt(s.squares/s.n - s.mean()*s.mean()) }

// rare is how likely it is that the figure lies beyond a bound, on the side away from
// the mean, where none of so many worlds of the model was seen to. A normal tail says
// less than that, but where the difficulty changes the tails are heavier than normal.
func (s *spread) rare(bound, worlds float64) float64 {
	return max(1/worlds, math.Erfc(math.Abs(s.mean()-bound)/s.deviation()/math.Sqrt2)/2)
}

// modelWorlds is how many worlds of the model tell its means and deviations to a few
// parts in a hundred.
const modelWorlds = 1000

// raced is the scenario race in the model: after so many seconds, the share of stale
// blocks, and the blocks on the best chain.
func raced(seconds float64) (stale, main spread) {
	for seed := range uint64(modelWorlds) {
		m := newModel(seed, "random:3", 8, 10, 10)
		m.hop = 1.5
		m.run(seconds)
		stale.add(m.stale())
		main.add(m.main())
	}
	return stale, main
}

// unforked is the chance that the scenario race sees no fork in so many seconds, at the
// most: a mean, over courses that the difficulty takes, of the chance that nobody else
// finds a block in the second and a half that a block needs to its finder's neighbours.
func unforked(seconds float64) float64 {
	const total, others, hop, courses = 80, 70, 1.5, 20_000
	random, sum := rand.New(rand.NewPCG(1, 0x717569657420)), 0.0
	for range courses {
		difficulty, began, quiet := 800.0, 0.0, 1.0
		now := random.ExpFloat64() * difficulty / total
		for height := 1; now < seconds; height++ {
			quiet *= math.Exp(-hop * others / difficulty)
			if height%10 == 0 {
				difficulty, began = naive(difficulty, now-began), now
			}
			now += random.ExpFloat64() * difficulty / total
		}
		sum += quiet
	}
	return sum / courses
}

// slowed is the scenario latency in the model: the share of stale blocks after half an
// hour, and after an hour more with slow news; and the stale blocks on stale blocks.
func slowed() (fast, slow, deep spread) {
	for seed := range uint64(modelWorlds) {
		m := newModel(seed, "full", 8, 10, 10)
		m.constant, m.hop = true, 0.15
		m.run(1800)
		fast.add(m.stale())
		m.hop = 15
		m.run(5400)
		slow.add(m.stale())
		deep.add(m.deep())
	}
	return fast, slow, deep
}

// The model knows two cases that have a formula: equal miners at a short delay d, of
// whom one in (n-1)/n finds another's block too late with chance d/T, and the growth of
// the best chain without delay.
func TestModelOfMining(t *testing.T) {
	if testing.Short() {
		t.Skip("reckons for a while")
	}
	fast, slow, deep := slowed()
	if want := 7.0 / 8 * 0.15 / 10; math.Abs(fast.mean()/want-1) > 0.1 {
		t.Errorf("%.4f stale with fast news, want %.4f", fast.mean(), want)
	}
	t.Logf("stale: fast %.4f +- %.4f, slow %.4f +- %.4f, deep %.1f +- %.1f", fast.mean(), fast.deviation(), slow.mean(), slow.deviation(), deep.mean(), deep.deviation())
	var main spread
	for seed := range uint64(modelWorlds) {
		m := newModel(seed, "full", 8, 10, 10)
		m.constant = true
		m.run(1000)
		main.add(m.main())
	}
	if math.Abs(main.mean()-100) > 1 || math.Abs(main.deviation()-10) > 0.5 {
		t.Errorf("%.1f blocks of ten seconds in 1000 s, with a deviation of %.1f; want 100 and 10", main.mean(), main.deviation())
	}
}

package compact

import (
	"fmt"
	"math/rand/v2"

	"example.com/sosocoin/netsim"
)

// Model says how compact blocks deal with a payload, which is only said to be
// there and in nobody's mempool, and how many nodes speak of them (SimBlock has such a
// model of Bitcoin). The zero model is one where a payload takes no bytes,
// everybody has it, and all nodes speak compact.
type Model struct {
	Size         int           // bytes that a payload takes inside a compact block
	Capable      float64       // part of the nodes that send and ask for compact blocks; 0: all
	Churning     float64       // part of the nodes that are often off the net, and so lack more
	Fail         float64       // probability that a receiver cannot make up the payload
	ChurningFail float64       // the same, of one that is churning
	Missing      []MissingPart // the part that it lacks, if the sender is churning
}

// MissingPart is a part of a payload, and how often it is the one that is missing.
type MissingPart struct {
	Hundredths int
	Weight     float64 // relative to the others'
}

// steadyPart is what is missing, in hundredths, if the sender is not churning.
const steadyPart = 1

// Bounds on a payload's size inside a compact block, in bytes, and on a MissingPart's
// weight.
const (
	MaxSize   = 1 << 30
	MaxWeight = 1e9
)

// Validate says what is wrong with a model, in the words of a scenario's line.
func (m *Model) Validate() error {
	if m.Size < 0 || m.Size > MaxSize {
		return fmt.Errorf("size: %d is not a number of bytes; expected 0 to %d", m.Size, MaxSize)
	}
	for _, p := range []struct {
		name  string
		value float64
	}{{"capable", m.Capable}, {"churning", m.Churning}, {"fail", m.Fail}, {"churning-fail", m.ChurningFail}} {
		if !(p.value >= 0 && p.value <= 1) {
			return fmt.Errorf("%s: %v is not a part from 0 to 1", p.name, p.value)
		}
	}
	for i, part := range m.Missing {
		switch {
		case part.Hundredths < 0 || part.Hundredths > 100:
			return fmt.Errorf("missing: %d is not a number of hundredths; expected 0 to 100", part.Hundredths)
		case i > 0 && part.Hundredths <= m.Missing[i-1].Hundredths:
			return fmt.Errorf("missing: %d comes after %d; expected rising hundredths", part.Hundredths, m.Missing[i-1].Hundredths)
		case !(part.Weight > 0 && part.Weight <= MaxWeight):
			return fmt.Errorf("missing: %v is not a weight; expected more than 0 and at most %v", part.Weight, float64(MaxWeight))
		}
	}
	return nil
}

// labelCompact tells the choice of nodes from all other uses of a seed: "compact" in
// ASCII.
const labelCompact = 0x636f6d70616374

// Place says which of n nodes speak compact and which are churning, in proportion, a
// pure function of the arguments.
func (m *Model) Place(n int, seed uint64) (capable, churning []bool) {
	random := rand.New(rand.NewPCG(seed, labelCompact))
	deal := func(part float64) []bool {
		dealt := make([]bool, n)
		for i, side := range netsim.Apportion(n, []float64{part, 1 - part}, random) {
			dealt[i] = side == 0
		}
		return dealt
	}
	return deal(m.capable()), deal(m.Churning)
}

// Pick is what one more node is like.
func (m *Model) Pick(random *rand.Rand) (capable, churning bool) {
	return random.Float64() < m.capable(), random.Float64() < m.Churning
}

func (m *Model) capable() float64 {
	if m.Capable == 0 {
		return 1
	}
	return m.Capable
}

// missing draws the part of a payload that a sender has to send, in hundredths.
func (m *Model) missing(churning bool, random *rand.Rand) int {
	if !churning || len(m.Missing) == 0 {
		return steadyPart
	}
	weights := make([]float64, len(m.Missing))
	for i, part := range m.Missing {
		weights[i] = part.Weight
	}
	return m.Missing[netsim.Pick(weights, random.Float64())].Hundredths
}

// Lacks draws whether a node cannot make up a payload of so many bytes.
func (m *Model) Lacks(payload int, churning bool, random *rand.Rand) bool {
	fail := m.Fail
	if churning {
		fail = m.ChurningFail
	}
	return payload > 0 && fail > 0 && random.Float64() < fail
}

// Part draws how many bytes of a payload a node has to send to one that cannot make it up.
func (m *Model) Part(payload int, churning bool, random *rand.Rand) int {
	return payload * m.missing(churning, random) / 100
}

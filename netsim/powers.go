package netsim

import "math"

// powers computes logarithms and powers of two by tables, with nothing but sums,
// products and square roots, which are the same on every machine: those of package
// math differ in their last bit between processors, and the times of a run must not.
// It is also several times as fast. No product is fused with a sum, hence the
// conversions. Errors are below 1e-15 of the result, or absolute where that is near 0.
type powers struct {
	inverse, log [tableSize]float64 // of the middle of the i-th part of [1, 2)
	power        [tableSize]float64 // 2^(i/tableSize)
}

const (
	tableBits = 8
	tableSize = 1 << tableBits
)

func newPowers() *powers {
	p := &powers{}
	var roots [tableBits]float64 // 2^(1/2), 2^(1/4), ...
	root := 2.0
	for i := range roots {
		root = math.Sqrt(root)
		roots[i] = root
	}
	for i := range tableSize {
		p.power[i] = 1
		for bit := range tableBits {
			if i>>bit&1 == 1 {
				p.power[i] *= roots[tableBits-1-bit]
			}
		}
		middle := 1 + (float64(i)+0.5)/tableSize
		p.inverse[i], p.log[i] = 1/middle, atanhLog(middle)/math.Ln2
	}
	return p
}

// atanhLog is the natural logarithm of x in [1, 2] by the series of the area tangent.
func atanhLog(x float64) float64 {
	z := (x - 1) / (x + 1)
	sum, term := 0.0, z
	for k := 1; k < 40; k += 2 {
		sum += float64(term / float64(k))
		term = float64(term*z) * z
	}
	return 2 * sum
}

// log2 returns the binary logarithm of a normal x > 0.
func (p *powers) log2(x float64) float64 {
	const one, exponent = 1023 << 52, 52 // of a float64
	bits := math.Float64bits(x)
	i := bits >> (exponent - tableBits) % tableSize
	fraction := math.Float64frombits(bits&(1<<exponent-1) | one)
	middle := math.Float64frombits((2*i+1)<<(exponent-tableBits-1) | one)
	r := float64((fraction - middle) * p.inverse[i]) // at most 1/512
	s := float64(r * r)
	low := float64(r*(1.0/3)) - 0.5
	high := float64(r*0.2) - 0.25
	series := r + float64(s*(low+float64(s*high)))
	return float64(int64(bits>>exponent)-1023) + (p.log[i] + float64(series*math.Log2E))
}

// exp2 returns 2^y for y from 0 to 1000.
func (p *powers) exp2(y float64) float64 {
	steps := int64(y * tableSize)
	z := float64((y - float64(float64(steps)*(1.0/tableSize))) * math.Ln2) // at most ln2/256
	s := float64(z * z)
	low := 0.5 + float64(z*(1.0/6))
	high := 1.0/24 + float64(z*(1.0/120))
	series := 1 + z + float64(s*(low+float64(s*high)))
	return float64(p.power[uint64(steps)%tableSize]*series) * math.Float64frombits(uint64(steps>>tableBits+1023)<<52)
}

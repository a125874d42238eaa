package theory

import "math"

const (
	exact     = 1e-11 // by how much a solution may miss, of what it was at first
	mostSteps = 2000
)

// fixedPoint finds x = f(x) from a guess, where f is affine and linear its linear part, by
// the generalised minimal residual method (Saad and Schultz 1986): the correction is sought in
// the span of the first residual and of what linear makes of it, again and again.
func fixedPoint(guess []float64, f, linear func([]float64) []float64) []float64 {
	residual := minus(f(guess), guess)
	size := norm(residual)
	if size == 0 {
		return guess
	}
	var (
		basis   = [][]float64{scaled(residual, 1/size)}
		columns [][]float64 // of the triangular system that the rotations leave
		turns   [][2]float64
		right   = []float64{size}
	)
	for n := 0; n < mostSteps && math.Abs(right[n]) > exact*(size+norm(guess)); n++ {
		v := minus(basis[n], linear(basis[n]))
		column := make([]float64, n+2)
		for i, b := range basis {
			column[i] = dot(v, b)
			add(v, -column[i], b)
		}
		column[n+1] = norm(v)
		for i, t := range turns {
			column[i], column[i+1] = t[0]*column[i]+t[1]*column[i+1], -t[1]*column[i]+t[0]*column[i+1]
		}
		h := math.Hypot(column[n], column[n+1])
		if h == 0 {
			break
		}
		turn := [2]float64{column[n] / h, column[n+1] / h}
		last := column[n+1]
		column[n] = h
		columns, turns = append(columns, column), append(turns, turn)
		right = append(right, -turn[1]*right[n])
		right[n] *= turn[0]
		if last == 0 {
			break // the span holds the solution
		}
		basis = append(basis, scaled(v, 1/norm(v)))
	}
	x := append([]float64(nil), guess...)
	for n := len(columns) - 1; n >= 0; n-- {
		c := right[n] / columns[n][n]
		for i := range n {
			right[i] -= c * columns[n][i]
		}
		add(x, c, basis[n])
	}
	return x
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}

func norm(a []float64) float64 { return math.Sqrt(dot(a, a)) }

func add(to []float64, factor float64, a []float64) {
	for i, x := range a {
		to[i] += factor * x
	}
}

func scaled(a []float64, factor float64) []float64 {
	b := make([]float64, len(a))
	add(b, factor, a)
	return b
}

func minus(a, b []float64) []float64 {
	c := append([]float64(nil), a...)
	add(c, -1, b)
	return c
}

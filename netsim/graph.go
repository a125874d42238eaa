package netsim

import (
	"math/rand/v2"
	"slices"
)

// graph lists the neighbours of each node, in the order in which they were linked.
type graph [][]int

func (g graph) has(a, b int) bool {
	if len(g[a]) > len(g[b]) {
		a, b = b, a
	}
	return slices.Contains(g[a], b)
}

// add links two nodes unless they are the same or linked, and reports whether it did.
func (g graph) add(a, b int) bool {
	if a == b || g.has(a, b) {
		return false
	}
	g[a], g[b] = append(g[a], b), append(g[b], a)
	return true
}

func (g graph) remove(a, b int) {
	g[a] = slices.DeleteFunc(g[a], func(x int) bool { return x == b })
	g[b] = slices.DeleteFunc(g[b], func(x int) bool { return x == a })
}

// connects reports whether there is a path from a to b.
func (g graph) connects(a, b int) bool {
	seen := map[int]bool{a: true}
	for queue := []int{a}; len(queue) > 0; queue = queue[1:] {
		for _, next := range g[queue[0]] {
			if next == b {
				return true
			}
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	return a == b
}

// edges lists the links in rising order.
func (g graph) edges() []Edge {
	var edges []Edge
	for a := range g {
		slices.Sort(g[a])
		for _, b := range g[a] {
			if a < b {
				edges = append(edges, Edge{a, b})
			}
		}
	}
	return edges
}

func full(n int) graph {
	g := make(graph, n)
	for a := range g {
		for b := range n {
			if a != b {
				g[a] = append(g[a], b)
			}
		}
	}
	return g
}

func line(n int) graph {
	g := make(graph, n)
	for a := 1; a < n; a++ {
		g.add(a-1, a)
	}
	return g
}

func star(n int) graph {
	g := make(graph, n)
	for a := 1; a < n; a++ {
		g.add(0, a)
	}
	return g
}

// lattice links each node with the degree/2 nearest on either side of a ring.
func lattice(n, degree int) graph {
	g := make(graph, n)
	for a := range n {
		for step := 1; step <= min(degree/2, n-1); step++ {
			g.add(a, (a+step)%n)
		}
	}
	return g
}

// random links each node of a random cycle with random others until it has its
// degree, preferring those that still lack some: few nodes get one link too many.
func random(n, degree int, rnd *rand.Rand) graph {
	if degree >= n-1 {
		return full(n)
	}
	g := make(graph, n)
	order := rnd.Perm(n)
	for i, a := range order {
		g.add(a, order[(i+1)%n])
	}
	const tries = 16
	for _, a := range order {
		for try := 0; len(g[a]) < degree; try++ {
			if b := rnd.IntN(n); try > tries || len(g[b]) < degree {
				g.add(a, b)
			}
		}
	}
	return g
}

// outbound lets each node in its turn make its number of links, to random others.
func outbound(n int, d degrees, rnd *rand.Rand) graph {
	g := make(graph, n)
	for a, links := range d.deal(n, rnd) {
		for made := 0; made < links && len(g[a]) < n-1; {
			if g.add(a, rnd.IntN(n)) {
				made++
			}
		}
	}
	g.join(rnd)
	return g
}

// join links each part that is apart from the first node with a random one of those
// that are not.
func (g graph) join(rnd *rand.Rand) {
	joined := make([]bool, len(g))
	var reached []int
	for a := range g {
		if joined[a] {
			continue
		}
		if len(reached) > 0 {
			g.add(a, reached[rnd.IntN(len(reached))])
		}
		joined[a] = true
		for next := []int{a}; len(next) > 0; next = next[1:] {
			reached = append(reached, next[0])
			for _, b := range g[next[0]] {
				if !joined[b] {
					joined[b] = true
					next = append(next, b)
				}
			}
		}
	}
}

func smallWorld(n, degree int, rnd *rand.Rand) graph {
	const rewired = 0.1
	if degree >= n-1 {
		return full(n)
	}
	g := lattice(n, degree)
	for step := 1; step <= degree/2; step++ {
		for a := range n {
			b := (a + step) % n
			if rnd.Float64() >= rewired || !g.has(a, b) {
				continue
			}
			end := rnd.IntN(n)
			if !g.add(a, end) {
				continue
			}
			g.remove(a, b)
			if !g.connects(a, b) {
				g.remove(a, end)
				g.add(a, b)
			}
		}
	}
	return g
}

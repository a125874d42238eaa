package netmap

import "slices"

// pair is a link by the places of its ends in view.View.Nodes.
type pair struct{ a, b int }

// ringOrder is the order of n nodes round a circle in which few links cross, and of such
// orders one in which links are short. The same links give the same order.
func ringOrder(n int, links []pair) []int {
	best := make([]int, n)
	for i := range best {
		best[i] = i
	}
	if n < 4 {
		return best
	}
	c := crossings{links: links, at: make([]int, n)}
	least := c.improve(best)
	for _, start := range [][]int{alongLinks(0, n, links), interleaved(n, 3), interleaved(n, 5)} {
		if cost := c.improve(start); cost < least {
			best, least = start, cost
		}
	}
	return canonical(best)
}

// canonical turns an order round, and over, so that the first node is first and the lower
// of its neighbours second.
func canonical(order []int) []int {
	first := slices.Index(order, 0)
	turned := slices.Concat(order[first:], order[:first])
	if turned[1] > turned[len(turned)-1] {
		slices.Reverse(turned[1:])
	}
	return turned
}

// alongLinks lists the nodes as a walk along the links meets them, so that a ring or a line
// becomes one. It begins at the node first.
func alongLinks(first, n int, links []pair) []int {
	order := make([]int, 0, n)
	seen := make([]bool, n)
	var walk func(i int)
	walk = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		order = append(order, i)
		for _, l := range links {
			switch i {
			case l.a:
				walk(l.b)
			case l.b:
				walk(l.a)
			}
		}
	}
	walk(first)
	for i := range n {
		walk(i)
	}
	return order
}

// interleaved lists the nodes in strides.
func interleaved(n, stride int) []int {
	var order []int
	for from := range stride {
		for i := from; i < n; i += stride {
			order = append(order, i)
		}
	}
	return order
}

// crossings judges orders of the nodes round a circle.
type crossings struct {
	links []pair
	at    []int // the place of each node in the order that is judged
}

// A crossing is worse than any length.
const crossingCost = 1 << 16

// cost is lower for better orders.
func (c *crossings) cost(order []int) int {
	n := len(order)
	for k, i := range order {
		c.at[i] = k
	}
	total := 0
	for i, l := range c.links {
		low, high := min(c.at[l.a], c.at[l.b]), max(c.at[l.a], c.at[l.b])
		total += min(high-low, n-high+low)
		for _, m := range c.links[:i] {
			a, b := c.at[m.a], c.at[m.b]
			if a == low || a == high || b == low || b == high {
				continue
			}
			if (low < a && a < high) != (low < b && b < high) {
				total += crossingCost
			}
		}
	}
	return total
}

// mostRounds bounds how often all pairs of places are tried.
const mostRounds = 8

// improve swaps nodes as long as that makes the order better.
func (c *crossings) improve(order []int) int {
	least := c.cost(order)
	for range mostRounds {
		before := least
		for i := range order {
			for j := range i {
				order[i], order[j] = order[j], order[i]
				if cost := c.cost(order); cost < least {
					least = cost
					continue
				}
				order[i], order[j] = order[j], order[i]
			}
		}
		if least == before {
			break
		}
	}
	return least
}

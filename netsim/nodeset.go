package netsim

import "math/bits"

// nodeSet is a set of nodes that is listed in rising order: a bit per node, and a
// bit per word of those, so that a few members among ten thousand nodes are found
// without looking at every word.
type nodeSet struct {
	words   []uint64
	summary []uint64
}

// grow makes room for nodes 0 to n-1.
func (s *nodeSet) grow(n int) {
	for len(s.words)*64 < n {
		s.words = append(s.words, 0)
	}
	for len(s.summary)*64 < len(s.words) {
		s.summary = append(s.summary, 0)
	}
}

func (s *nodeSet) add(id NodeID) {
	word := id / 64
	s.words[word] |= 1 << (id % 64)
	s.summary[word/64] |= 1 << (word % 64)
}

// drain appends the members to list in rising order and empties the set.
func (s *nodeSet) drain(list []NodeID) []NodeID {
	for i, outer := range s.summary {
		for ; outer != 0; outer &= outer - 1 {
			word := i*64 + bits.TrailingZeros64(outer)
			for inner := s.words[word]; inner != 0; inner &= inner - 1 {
				list = append(list, NodeID(word*64+bits.TrailingZeros64(inner)))
			}
			s.words[word] = 0
		}
		s.summary[i] = 0
	}
	return list
}

package inflight

import (
	"slices"

	"example.com/sosocoin/netsim"
)

// Question is one that waits for its answer.
type Question struct {
	ID uint64
	Of netsim.NodeID
}

// Questions are what a node has asked others, and how many so far.
type Questions struct {
	Open []Question
	Last uint64 // numbers them, so that late answers are told apart
}

// Put numbers a question to a node, and keeps it.
func (q *Questions) Put(of netsim.NodeID) Question {
	q.Last++
	waits := Question{q.Last, of}
	q.Open = append(q.Open, waits)
	return waits
}

// Take takes out a question, and reports whether it still waited.
func (q *Questions) Take(x Question) bool {
	i := slices.Index(q.Open, x)
	if i >= 0 {
		q.Open = slices.Delete(q.Open, i, i+1)
	}
	return i >= 0
}

// Clone returns the same questions, which go their own way from here.
func (q *Questions) Clone() Questions { return Questions{slices.Clone(q.Open), q.Last} }

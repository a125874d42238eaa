// Package answer is what sosocoin theory prints: a law of a paper, what it predicts for some
// parameters and all about it, or the list of laws; as text or as JSON.
package answer

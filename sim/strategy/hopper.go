package strategy

import (
	"fmt"
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
)

// Hopper is to mine only while a block is cheap: a coin hopper mines another coin in the
// meantime. So the hash rate of a network goes down when the difficulty has gone up, and the
// other way round, and a rule that looks far back swings.
type Hopper struct {
	Price float64 // the most hashes that a block may take, in expectation
}

// Text has the price.
func (v Hopper) Text(nodeset.By) string { return "hopper price=" + formatHashes(v.Price) }

func formatHashes(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func (Hopper) form() form {
	return form{
		word: "hopper", options: []option{{name: "price", value: "HASHES", must: true}},
		gist: "mines only while blocks are cheap",
		doc:  "hopper is honest, and mines only while a block takes no more than so many hashes; the figure difficulty has how many it takes.",
		read: func(a *grammar.Arguments) Way { return Hopper{must(a, "price", hashes())} },
	}
}

// hashes is how many a block takes.
func hashes() argument.Kind[float64] {
	const expected = "a number of hashes above 0, such as 500"
	return argument.Kind[float64]{Expected: expected, Offers: argument.Words("100", "500", "1000"), Parse: func(s string) (float64, error) {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil || !(x > 0 && x <= 1e18) {
			return 0, &lex.ValueError{Value: s, Expected: expected}
		}
		return x, nil
	}}
}

func (v Hopper) plan(Site) (func(*node.Node) node.Strategy, error) {
	return func(*node.Node) node.Strategy { return hopper{taken: taken{v}, price: v.Price} }, nil
}

// hopper is honest while it mines.
type hopper struct {
	node.Honest
	taken
	price float64
}

// Name is the word.
func (hopper) Name() string { return "hopper" }

func (h hopper) does() string {
	return fmt.Sprintf("mines only while a block takes at most %s hashes", formatHashes(h.price))
}

// Rests reports whether the next block is too dear.
func (h hopper) Rests(n *node.Node) bool {
	target, err := chain.TargetOfBits(n.Parent().NextBits())
	return err == nil && target.Difficulty() > h.price
}

// Clone returns the same: it has no state.
func (h hopper) Clone() node.Strategy { return h }

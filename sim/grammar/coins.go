package grammar

import (
	"strconv"
	"strings"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/lex"
)

// Coin is an output of a transaction: of a payment by its word, of the reward of a block by its
// height, such as h3, or of any by digits of its id.
type Coin struct {
	Of    string
	Index uint32
}

// String returns "rent:0".
func (c Coin) String() string { return c.Of + ":" + strconv.FormatUint(uint64(c.Index), 10) }

const coinExpected = "outputs such as rent:0, h3:0 or 9d0a:1, joined by commas"

// CoinsKind reads outputs.
func CoinsKind(a *Arguments) argument.Kind[[]Coin] {
	return argument.Kind[[]Coin]{Expected: coinExpected, Offers: argument.Words(coinOffers(a)...), Parse: func(s string) ([]Coin, error) {
		return ListOf(s, func(part string) (c Coin, err error) {
			of, index, numbered := strings.Cut(part, ":")
			n := uint64(0)
			if numbered {
				if n, err = strconv.ParseUint(index, 10, 32); err != nil || !lex.IsDigits(index) {
					return c, &lex.ValueError{Value: part, Expected: coinExpected, Problem: "an output has a whole number"}
				}
			}
			if !isThing(a, of) {
				return c, &lex.ValueError{Value: part, Expected: coinExpected}
			}
			return Coin{of, uint32(n)}, nil
		})
	}}
}

// coinOffers suggests outputs: the change of payments, and the reward of a block.
func coinOffers(a *Arguments) []string {
	offers := []string{"h1:0"}
	for _, word := range a.Known.Payments {
		offers = append(offers, word+":0", word+":1")
	}
	return offers
}

package argument

import (
	"strings"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/quantity"
)

// Rate is a number of hashes per second.
func Rate() Kind[float64] {
	return Kind[float64]{Expected: quantity.RateExpected, Parse: quantity.ParseRate, Offers: Words("100H/s", "500H/s", "1kH/s", "2kH/s")}
}

// RateChange is a hash rate, or what the present one is multiplied by.
type RateChange struct {
	Rate  float64
	Times float64 // 0: Rate is meant
}

// String writes it as RateChanging reads it.
func (c RateChange) String() string {
	if c.Times > 0 {
		return quantity.FormatFactor(c.Times)
	}
	return quantity.FormatRate(c.Rate)
}

// RateChanging is a hash rate such as 2kH/s, or a factor such as x1.1.
func RateChanging() Kind[RateChange] {
	expected := quantity.RateExpected + ", or a factor such as x1.1"
	return Kind[RateChange]{Expected: expected, Parse: func(s string) (c RateChange, err error) {
		if quantity.IsFactor(s) {
			c.Times, err = quantity.ParseFactor(s)
		} else if c.Rate, err = quantity.ParseRate(s); err != nil && strings.HasSuffix(s, "x") && quantity.IsFactor("x"+strings.TrimSuffix(s, "x")) {
			err = &lex.ValueError{Value: s, Expected: expected, Problem: "a factor begins with x: x" + strings.TrimSuffix(s, "x")}
		}
		if refused, ok := err.(*lex.ValueError); ok {
			refused.Expected = expected
		}
		return c, err
	}, Offers: Words("100H/s", "500H/s", "1kH/s", "2kH/s", "x1.1", "x2", "x0.5")}
}

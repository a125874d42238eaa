package value

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/theory"
)

// Read reads a value of a unit as flags and commands do.
func Read(u theory.Unit, text string) (float64, error) {
	switch u {
	case theory.Share, theory.Probability:
		return quantity.ParseProbability(text)
	case theory.Seconds:
		d, err := quantity.ParseDuration(text)
		return d.Seconds(), err
	case theory.Blocks, theory.Count:
		return readDecimal(text, "0123456789", "a whole number such as 6")
	}
	return readDecimal(text, "0123456789.", "a number such as 1.5")
}

// readDecimal reads a number of these signs, however large.
func readDecimal(text, signs, expected string) (float64, error) {
	v, err := strconv.ParseFloat(text, 64)
	if strings.Trim(text, signs) != "" || err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0, &lex.ValueError{Value: text, Expected: expected}
	}
	return v, nil
}

// Text is a value as Read reads it.
func Text(u theory.Unit, v float64) string {
	if u == theory.Seconds {
		return quantity.FormatDuration(time.Duration(math.Round(v * float64(time.Second))))
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

package chain

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Amount is a sum of money in base units: one coin is 100,000,000 of them.
type Amount int64

// Coin is one coin in base units; MaxAmount is the largest sum that exists.
const (
	Coin      Amount = 100_000_000
	MaxAmount Amount = math.MaxInt64
)

const coinDecimals = 8

// ErrOverflow says that a sum of amounts does not fit in 63 bits.
var ErrOverflow = errors.New("amount overflows")

// Coins returns a in coins, for display and statistics only: a float64 cannot
// hold every amount.
func (a Amount) Coins() float64 { return float64(a) / float64(Coin) }

// Add returns a+b, or ErrOverflow.
func (a Amount) Add(b Amount) (Amount, error) {
	sum := a + b
	if (b > 0 && sum < a) || (b < 0 && sum > a) {
		return 0, ErrOverflow
	}
	return sum, nil
}

// String writes a in coins, exactly and as short as possible: "12.5", "-0.00000001".
func (a Amount) String() string {
	sign, magnitude := "", uint64(a)
	if a < 0 {
		sign, magnitude = "-", -magnitude
	}
	whole, fraction := magnitude/uint64(Coin), magnitude%uint64(Coin)
	if fraction == 0 {
		return sign + strconv.FormatUint(whole, 10)
	}
	return sign + strconv.FormatUint(whole, 10) + "." + strings.TrimRight(fmt.Sprintf("%0*d", coinDecimals, fraction), "0")
}

// ParseAmount reads a positive or zero number of coins with up to eight
// decimals, exactly: "12.5". Signs, exponents and digit separators are refused.
func ParseAmount(s string) (Amount, error) {
	whole, fraction, point := strings.Cut(s, ".")
	if !allDigits(whole) || (point && !allDigits(fraction)) {
		return 0, fmt.Errorf("amount %.40q is not a number of coins such as 12.5", s)
	}
	if len(fraction) > coinDecimals {
		return 0, fmt.Errorf("amount %.40q has %d decimals, expected at most %d", s, len(fraction), coinDecimals)
	}
	units, err := strconv.ParseInt(whole+fraction+strings.Repeat("0", coinDecimals-len(fraction)), 10, 64)
	if err != nil {
		return 0, fmt.Errorf("amount %.40q is more than %s coins", s, MaxAmount)
	}
	return Amount(units), nil
}

func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

package quantity

import (
	"strings"

	"example.com/sosocoin/sim/lex"
)

// FactorExpected is what is expected where a factor cannot be read.
const FactorExpected = "a factor such as x1.1"

// The limits of factors.
const (
	MaxFactor = 1e9
	MinFactor = 1e-9
)

// factorSign is what a factor begins with.
const factorSign = "x"

// IsFactor reports whether a word is meant to be a factor.
func IsFactor(s string) bool {
	number, signed := cutSign(s)
	return signed && number != "" && (number[0] == '.' || number[0] == '-' || lex.IsDigits(number[:1]))
}

// ParseFactor reads what something is multiplied by, from MinFactor to MaxFactor: "x1.1",
// "×2".
func ParseFactor(s string) (float64, error) {
	number, signed := cutSign(s)
	v, err := parseDecimal(number, 0)
	switch {
	case signed && (err == errRange || err == nil && v > MaxFactor):
		return 0, TooMuch(s, FactorExpected, FormatFactor(MaxFactor))
	case !signed || err != nil:
		return 0, &lex.ValueError{Value: s, Expected: FactorExpected}
	case v < MinFactor:
		return 0, tooLittle(s, FactorExpected, FormatFactor(MinFactor))
	}
	return v, nil
}

func cutSign(s string) (number string, signed bool) {
	if number, signed = strings.CutPrefix(s, factorSign); !signed {
		number, signed = strings.CutPrefix(s, "×")
	}
	return number, signed
}

// FormatFactor writes a factor as ParseFactor reads it.
func FormatFactor(v float64) string { return factorSign + formatDecimal(v, 0) }

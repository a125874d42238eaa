package quantity

import (
	"errors"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// errRange says that a number is too large for a float64.
var errRange = errors.New("out of range")

// parseDecimal reads an unsigned decimal number, times ten to the power of shift.
// The shift moves the decimal point in the text before it is rounded once to the
// nearest float64, so that "2.3" with a shift of 3 is 2300 exactly. Signs, Inf, NaN,
// hexadecimal and digit separators are refused.
func parseDecimal(s string, shift int) (float64, error) {
	mantissa, exponent := s, ""
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, exponent = s[:i], s[i+1:]
		digits := strings.TrimLeft(exponent, "+-")
		if len(exponent)-len(digits) > 1 || len(digits) > 4 || !lex.IsDigits(digits) {
			return 0, strconv.ErrSyntax
		}
		power, err := strconv.Atoi(exponent)
		if err != nil {
			return 0, err
		}
		shift += power
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	if !lex.IsDigits(whole + fraction) {
		return 0, strconv.ErrSyntax
	}
	v, err := strconv.ParseFloat(mantissa+"e"+strconv.Itoa(shift), 64)
	if errors.Is(err, strconv.ErrRange) {
		return 0, errRange
	}
	return v, err
}

// formatDecimal writes v, which must be finite and not negative, divided by ten to
// the power of shift, in as few digits as parseDecimal needs to read v back.
func formatDecimal(v float64, shift int) string {
	mantissa, power, _ := strings.Cut(strconv.FormatFloat(v, 'e', -1, 64), "e")
	exponent, err := strconv.Atoi(power)
	if err != nil {
		panic("quantity: cannot write " + strconv.FormatFloat(v, 'g', -1, 64) + " as a number")
	}
	digits := strings.Replace(mantissa, ".", "", 1)
	if v == 0 {
		return "0"
	}
	point := exponent - shift + 1 // digits before the decimal point
	switch {
	case point > 18 || point < -6:
		return mantissa + "e" + strconv.Itoa(exponent-shift)
	case point <= 0:
		return "0." + strings.Repeat("0", -point) + digits
	case point >= len(digits):
		return digits + strings.Repeat("0", point-len(digits))
	default:
		return digits[:point] + "." + digits[point:]
	}
}

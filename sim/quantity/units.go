package quantity

import (
	"math"
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/sim/lex"
)

// The limits of what can be written. They keep sums of a few values far from
// overflow; a hash every nanosecond is as fine as virtual time is.
const (
	MaxDuration  = 200_000 * time.Hour // almost 23 years
	MaxRate      = 1e9                 // hashes per virtual second
	MinRate      = 1e-8
	MaxBytes     = 1e15 // bytes per virtual second
	MinBytes     = 1
	MaxPerSecond = 1e6 // payments per virtual second
	MaxSpeed     = 1e9
	MinSpeed     = 1e-6
)

// What is expected where a value cannot be read.
const (
	DurationExpected    = "a duration such as 200ms, 1.5s or 2m"
	RateExpected        = "a hash rate such as 100, 2kH/s or 1.5MH/s"
	BytesExpected       = "a number of bytes per second such as 64kB, 1MB or 20Mbit (0: unlimited)"
	ProbabilityExpected = "a probability from 0 to 1"
	PerSecondExpected   = "a number per second such as 0.5"
	SpeedExpected       = "a speed such as 4, 1/8 or max"
)

// unit is a suffix and the power of ten that it stands for.
type unit struct {
	suffix string
	power  int
}

func rateUnits() []unit { return []unit{{"GH/s", 9}, {"MH/s", 6}, {"kH/s", 3}, {"H/s", 0}} }

func byteUnits() []unit { return []unit{{"GB", 9}, {"MB", 6}, {"kB", 3}, {"B", 0}} }

// ParseDuration reads a span of time, zero or more: "200ms", "1.5s", "1h30m", "0".
// Fractions of a nanosecond are cut off. Durations above MaxDuration are refused.
func ParseDuration(s string) (time.Duration, error) {
	if strings.HasPrefix(s, "-") {
		return 0, &lex.ValueError{Value: s, Expected: DurationExpected + ", zero or more"}
	}
	return ParseOffset(s)
}

// ParseOffset reads a difference of time, which may be negative: "-5s", "+90s".
func ParseOffset(s string) (time.Duration, error) {
	d, err := time.ParseDuration(s)
	if err != nil {
		digits := strings.TrimLeft(s, "+-")
		if unsigned, e := parseDecimal(digits, 0); e == nil && unsigned != 0 {
			return 0, &lex.ValueError{Value: s, Expected: DurationExpected, Problem: lex.Show(s) + " has no unit: " + lex.Show(s+"s") + " are seconds, " + lex.Show(s+"ms") + " milliseconds"}
		}
		return 0, &lex.ValueError{Value: s, Expected: DurationExpected}
	}
	if d > MaxDuration || d < -MaxDuration {
		return 0, TooMuch(s, DurationExpected, FormatDuration(MaxDuration))
	}
	return d, nil
}

// FormatDuration writes d in the shortest form of whole units that ParseOffset
// reads: "2m", "1.5s", "250us".
func FormatDuration(d time.Duration) string {
	s := strings.Replace(d.String(), "µs", "us", 1)
	if strings.HasSuffix(s, "m0s") {
		s = strings.TrimSuffix(s, "0s")
	}
	if strings.HasSuffix(s, "h0m") {
		s = strings.TrimSuffix(s, "0m")
	}
	return s
}

// UpTo rounds a duration of zero or more up to whole steps, for an advice that nobody wants to
// type to the nanosecond.
func UpTo(d, step time.Duration) time.Duration { return (d + step - 1).Truncate(step) }

// ParseRate reads hashes per virtual second, 0 or from MinRate to MaxRate: "100",
// "100H/s", "2kH/s", "1.5MH/s".
func ParseRate(s string) (float64, error) {
	return parseUnits(s, rateUnits(), RateExpected, MinRate, MaxRate)
}

// FormatRate writes hashes per second as ParseRate reads it.
func FormatRate(perSecond float64) string { return formatUnits(perSecond, rateUnits()) }

// ParseBytes reads bytes per virtual second, 0 (unlimited) or from 1 to MaxBytes:
// "500", "64kB", "1MB", "1MB/s", "20Mbit/s"; a kB is 1000 bytes.
func ParseBytes(s string) (float64, error) {
	number, bits := strings.TrimSuffix(s, "/s"), 1.0
	if strings.HasSuffix(number, "bit") {
		number, bits = strings.TrimSuffix(number, "bit")+"B", 8
	}
	v, err := parseUnits(number, byteUnits(), BytesExpected, bits*MinBytes, bits*MaxBytes)
	v /= bits
	if refused, ok := err.(*lex.ValueError); ok {
		refused.Value = s
	}
	return v, err
}

// FormatBytes writes bytes per second as ParseBytes reads it.
func FormatBytes(perSecond float64) string {
	if perSecond == 0 {
		return "0"
	}
	return formatUnits(perSecond, byteUnits())
}

// ParseProbability reads a number from 0 to 1, or from 0% to 100%.
func ParseProbability(s string) (float64, error) {
	number, percent := strings.CutSuffix(s, "%")
	shift := 0
	if percent {
		shift = -2
	}
	v, err := parseDecimal(number, shift)
	if err != nil || v > 1 {
		return 0, &lex.ValueError{Value: s, Expected: ProbabilityExpected}
	}
	return v, nil
}

// FormatProbability writes p as a percentage that ParseProbability reads.
func FormatProbability(p float64) string { return formatDecimal(p, -2) + "%" }

// FormatPerSecond writes what ParsePerSecond reads.
func FormatPerSecond(v float64) string { return formatDecimal(v, 0) }

// ParsePerSecond reads a number of payments per virtual second, from 0 to
// MaxPerSecond: "0.5", "0.5/s".
func ParsePerSecond(s string) (float64, error) {
	v, err := parseDecimal(strings.TrimSuffix(s, "/s"), 0)
	if err == errRange || err == nil && v > MaxPerSecond {
		return 0, TooMuch(s, PerSecondExpected, formatDecimal(MaxPerSecond, 0))
	}
	if err != nil {
		return 0, &lex.ValueError{Value: s, Expected: PerSecondExpected}
	}
	return v, nil
}

// ParseSpeed reads virtual seconds per wall second, above 0: "4", "4x", "1/8";
// "max" is +Inf.
func ParseSpeed(s string) (float64, error) {
	if s == "max" {
		return math.Inf(1), nil
	}
	number := strings.TrimSuffix(strings.TrimSuffix(s, "x"), "×")
	above, below, isFraction := strings.Cut(number, "/")
	v, err := parseDecimal(above, 0)
	if err == nil && isFraction {
		var divisor float64
		if divisor, err = parseDecimal(below, 0); err == nil {
			v /= divisor
		}
	}
	if err == errRange || err == nil && v > MaxSpeed {
		return 0, &lex.ValueError{Value: s, Expected: SpeedExpected, Problem: lex.Show(s) + ` is too fast: the most is ` + formatDecimal(MaxSpeed, 0) + `; "max" runs as fast as the machine can`}
	}
	if err != nil || !(v >= MinSpeed) {
		return 0, &lex.ValueError{Value: s, Expected: SpeedExpected}
	}
	return v, nil
}

// FormatSpeed writes a factor as ParseSpeed reads it.
func FormatSpeed(factor float64) string {
	if math.IsInf(factor, 1) {
		return "max"
	}
	return formatDecimal(factor, 0)
}

// parseUnits reads 0, or a number from lowest to highest, with a unit or without.
func parseUnits(s string, units []unit, expected string, lowest, highest float64) (float64, error) {
	number, power := s, 0
	for _, u := range units {
		if rest, ok := strings.CutSuffix(s, u.suffix); ok {
			number, power = rest, u.power
			break
		}
	}
	v, err := parseDecimal(number, power)
	switch {
	case err == errRange || err == nil && v > highest:
		return 0, TooMuch(s, expected, formatUnits(highest, units))
	case err != nil:
		return 0, &lex.ValueError{Value: s, Expected: expected}
	case v > 0 && v < lowest:
		return 0, tooLittle(s, expected, formatUnits(lowest, units))
	}
	return v, nil
}

// formatUnits writes v with the largest unit that leaves no zero before the point.
func formatUnits(v float64, units []unit) string {
	for _, u := range units {
		if v >= math.Pow10(u.power) || u.power == 0 {
			return formatDecimal(v, u.power) + u.suffix
		}
	}
	return strconv.FormatFloat(v, 'g', -1, 64)
}

// TooMuch refuses a value above the most that there can be.
func TooMuch(s, expected, most string) error {
	return &lex.ValueError{Value: s, Expected: expected, Problem: lex.Show(s) + " is too much: the most is " + most}
}

func tooLittle(s, expected, least string) error {
	return &lex.ValueError{Value: s, Expected: expected, Problem: lex.Show(s) + " is too little: the least is " + least}
}

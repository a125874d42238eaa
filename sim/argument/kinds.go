package argument

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/quantity"
)

// Duration is a length of time, such as 200ms.
func Duration() Kind[time.Duration] {
	return Kind[time.Duration]{Expected: quantity.DurationExpected, Parse: quantity.ParseDuration, Offers: Words("0s", "50ms", "200ms", "1s", "5s")}
}

// Offset is a time ahead, or a negative one behind.
func Offset() Kind[time.Duration] {
	return Kind[time.Duration]{Expected: quantity.DurationExpected, Parse: quantity.ParseOffset, Offers: Words("0s", "30s", "90s", "-30s", "-90s")}
}

// PerSecond is how often something happens in a second.
func PerSecond() Kind[float64] {
	return Kind[float64]{Expected: quantity.PerSecondExpected, Parse: quantity.ParsePerSecond, Offers: Words("0", "0.1", "0.5", "2")}
}

// Probability is a number from 0 to 1, or a percentage.
func Probability() Kind[float64] {
	return Kind[float64]{Expected: quantity.ProbabilityExpected, Parse: quantity.ParseProbability, Offers: Words("0%", "1%", "10%", "50%", "100%")}
}

// Minority is a share of the hash rate below a half.
func Minority() Kind[float64] {
	const expected = "a share of the hash rate above 0 and below 50%"
	return Kind[float64]{Expected: expected, Offers: Words("25%", "33%", "40%", "45%"), Parse: func(s string) (float64, error) {
		p, err := quantity.ParseProbability(s)
		if err != nil || p <= 0 || p >= 0.5 {
			return 0, &lex.ValueError{Value: s, Expected: expected}
		}
		return p, nil
	}}
}

// Bytes is a number of bytes, such as 64kB.
func Bytes() Kind[float64] {
	return Kind[float64]{Expected: quantity.BytesExpected, Parse: quantity.ParseBytes, Offers: Words("0", "16kB", "64kB", "1MB")}
}

// Speed is how many virtual seconds pass in a second.
func Speed() Kind[float64] {
	return Kind[float64]{Expected: quantity.SpeedExpected, Parse: quantity.ParseSpeed, Offers: Words("1/8", "1", "4", "16", "64", "max")}
}

// Whole is a number from low to high, in digits alone.
func Whole[T ~int | ~uint32](expected string, low, high T) Kind[T] {
	return Kind[T]{Expected: expected, Parse: func(s string) (T, error) {
		n, err := strconv.ParseUint(s, 10, 31)
		if err != nil || !lex.IsDigits(s) || T(n) < low || T(n) > high {
			return 0, &lex.ValueError{Value: s, Expected: expected}
		}
		return T(n), nil
	}}
}

// OneOf reads one of a few words as its place in the list.
func OneOf[T ~uint8](list []string) Kind[T] {
	expected := plain.Or(list)
	return Kind[T]{Expected: expected, Parse: func(s string) (T, error) {
		if i := slices.Index(list, s); i >= 0 {
			return T(i), nil
		}
		refused := &lex.ValueError{Value: s, Expected: expected}
		if near := lex.Nearest(s, list); near != "" {
			refused.Problem = fmt.Sprintf("did you mean %q?", near)
		}
		return 0, refused
	}, Offers: Words(list...)}
}

// Switch reads on or off.
func Switch() Kind[bool] {
	words := OneOf[uint8]([]string{"off", "on"})
	return Kind[bool]{Expected: words.Expected, Offers: words.Offers, Parse: func(s string) (bool, error) {
		at, err := words.Parse(s)
		return at == 1, err
	}}
}

// OnOff is a switch as it is written.
func OnOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

// longestFile is how long the name of a file may be, in bytes.
const longestFile = 4096

// Word is any word. What there is somebody else knows.
func Word(expected string, candidates ...string) Kind[string] {
	return Kind[string]{Expected: expected, Offers: Words(candidates...), Parse: func(s string) (string, error) { return s, nil }}
}

// File is a file's name, or another word without a space.
func File(expected string) Kind[string] {
	return Kind[string]{Expected: expected, Parse: func(s string) (string, error) {
		if len(s) > longestFile {
			return "", &lex.ValueError{Value: s, Expected: expected, Problem: fmt.Sprintf("it has %d characters, expected at most %d", len(s), longestFile)}
		}
		return s, nil
	}}
}

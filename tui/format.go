package tui

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// seconds writes a virtual time or a length of it as the dashboard does
// everywhere: "834.7 s".
func seconds(t netsim.Time) string { return strconv.FormatFloat(t.Seconds(), 'f', 1, 64) + " s" }

// stamp writes a virtual time with milliseconds, for lists of events: "834.703".
func stamp(t netsim.Time) string { return strconv.FormatFloat(t.Seconds(), 'f', 3, 64) }

// millis writes a delay: "50 ms", "1.5 s".
func millis(t netsim.Time) string {
	if t >= netsim.Second {
		return strconv.FormatFloat(t.Seconds(), 'g', 4, 64) + " s"
	}
	return strconv.FormatFloat(float64(t)/float64(netsim.Millisecond), 'g', 4, 64) + " ms"
}

// span writes a length of time in words short enough for a caption: "10 s", "-5 s".
func span(d time.Duration) string {
	return strconv.FormatFloat(d.Seconds(), 'g', 4, 64) + " s"
}

// coins writes an amount with two decimals, so that columns align. Digits beyond
// are cut off, never rounded up: nobody has more than what is shown.
func coins(a chain.Amount) string {
	hundredths := int64(a) / int64(chain.Coin/100)
	sign := ""
	if a < 0 {
		sign, hundredths = "-", -hundredths
	}
	return fmt.Sprintf("%s%d.%02d", sign, hundredths/100, hundredths%100)
}

// signed writes an exact amount with its sign: "+50", "-2.51".
func signed(a chain.Amount) string {
	if a > 0 {
		return "+" + a.String()
	}
	return a.String()
}

// scaled writes x with a unit prefix and three significant digits: "1.23 k", "45 M",
// "178 u" for millionths.
func scaled(x float64) string {
	prefix := ""
	if x != 0 && math.Abs(x) < 0.01 { // two decimals would show next to nothing
		for _, p := range [...]string{"m", "u", "n"} {
			if math.Abs(x) >= 0.9995 {
				break
			}
			x, prefix = x*1000, p
		}
	}
	for _, p := range [...]string{"k", "M", "G", "T", "P"} {
		if math.Abs(x) < 999.5 {
			break
		}
		x, prefix = x/1000, p
	}
	return threeDigits(x) + " " + prefix
}

func threeDigits(x float64) string {
	switch magnitude := math.Abs(x); {
	case magnitude >= 99.95 || x == math.Trunc(x):
		return strconv.FormatFloat(x, 'f', 0, 64)
	case magnitude >= 9.995:
		return strconv.FormatFloat(x, 'f', 1, 64)
	default:
		return strconv.FormatFloat(x, 'f', 2, 64)
	}
}

// inSeconds writes a measured time: "1.23 s".
func inSeconds(s float64) string { return threeDigits(s) + " s" }

// percent writes a part of one: "6.4 %", "12 %".
func percent(part float64) string { return threeDigits(math.Round(part*1000)/10) + " %" }

// times writes a speed: "4x", "1/8x", "max".
func times(factor float64, sign string) string {
	switch {
	case math.IsInf(factor, 1):
		return "max"
	case factor > 0 && factor < 1 && 1/factor == math.Trunc(1/factor):
		return "1/" + strconv.FormatFloat(1/factor, 'f', 0, 64) + sign
	default:
		return threeDigits(factor) + sign
	}
}

// plural writes a count with its noun: "1 tip", "3 tips".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return count(n) + " " + noun + "s"
}

func count(n int) string { return strconv.Itoa(n) }

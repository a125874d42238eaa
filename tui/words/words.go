package words

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
)

// Seconds writes a virtual time or a length of it as the dashboard does
// everywhere: "834.7 s".
func Seconds(t netsim.Time) string { return strconv.FormatFloat(t.Seconds(), 'f', 1, 64) + " s" }

// Stamp writes a virtual time with milliseconds, for lists of events: "834.703".
func Stamp(t netsim.Time) string { return strconv.FormatFloat(t.Seconds(), 'f', 3, 64) }

// Millis writes a delay: "50 ms", "1.5 s", "20 us".
func Millis(t netsim.Time) string {
	switch x := float64(t); {
	case t == 0 || t >= netsim.Millisecond/10 && t < netsim.Second:
		return plainDigits(x/1e6) + " ms"
	case t >= netsim.Second:
		return plainDigits(t.Seconds()) + " s"
	case t >= netsim.Time(time.Microsecond):
		return plainDigits(x/1e3) + " us"
	default:
		return plainDigits(x) + " ns"
	}
}

// Length writes a length of time in words short enough for a caption: "10 s", "-5 s".
func Length(d time.Duration) string {
	switch {
	case d < 0:
		return "-" + Length(max(-d, 1)) // the least has no opposite
	case d == 0 || d >= time.Millisecond:
		return plainDigits(d.Seconds()) + " s"
	}
	return Millis(netsim.Time(d))
}

// plainDigits writes a number with four digits that matter, or all before the point, and
// never with an exponent, which only those read who know it.
func plainDigits(x float64) string {
	if math.Abs(x) >= 1000 {
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 4, 64), 64)
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// Coins writes an amount with two decimals, so that columns align. Digits beyond
// are cut off, never rounded up: nobody has more than what is shown.
func Coins(a chain.Amount) string {
	hundredths := int64(a) / int64(chain.Coin/100)
	sign := ""
	if a < 0 {
		sign, hundredths = "-", -hundredths
	}
	return fmt.Sprintf("%s%d.%02d", sign, hundredths/100, hundredths%100)
}

// Signed writes an exact amount with its sign: "+50", "-2.51".
func Signed(a chain.Amount) string {
	if a > 0 {
		return "+" + a.String()
	}
	return a.String()
}

// Scaled writes x with a unit prefix and three significant digits: "1.23 k", "45 M",
// "178 u" for millionths.
func Scaled(x float64) string {
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
	return ThreeDigits(x) + " " + prefix
}

func ThreeDigits(x float64) string {
	switch magnitude := math.Abs(x); {
	case magnitude >= 99.95 || x == math.Trunc(x):
		return strconv.FormatFloat(x, 'f', 0, 64)
	case magnitude >= 9.995:
		return strconv.FormatFloat(x, 'f', 1, 64)
	default:
		return strconv.FormatFloat(x, 'f', 2, 64)
	}
}

// InSeconds writes a measured time: "1.23 s", "2.5 ms". What is there is never written as
// nothing.
func InSeconds(s float64) string {
	if s != 0 && math.Abs(s) < 0.01 {
		rounded, _ := strconv.ParseFloat(strconv.FormatFloat(1000*s, 'g', 2, 64), 64)
		return strconv.FormatFloat(rounded, 'f', -1, 64) + " ms"
	}
	return ThreeDigits(s) + " s"
}

// Percent writes a part of one: "6.4 %", "12 %". All have one decimal at most, so that those
// of a whole add up; only what that would make nothing, or everything, has more.
func Percent(part float64) string {
	percent := 100 * part
	decimals := 1
	for _, end := range [...]float64{0, 100} {
		if off := math.Abs(percent - end); off > 0 && off < 0.05 {
			decimals = int(math.Ceil(-math.Log10(off)))
		}
	}
	s := strconv.FormatFloat(percent, 'f', min(decimals, 12), 64)
	return strings.TrimSuffix(s, ".0") + " %"
}

// Times writes a speed: "4x", "1/8x", "max".
func Times(factor float64, sign string) string {
	switch {
	case math.IsInf(factor, 1):
		return "max"
	case factor > 0 && factor < 1 && 1/factor == math.Trunc(1/factor):
		return "1/" + strconv.FormatFloat(1/factor, 'f', 0, 64) + sign
	default:
		return ThreeDigits(factor) + sign
	}
}

// Plural writes a count with its noun: "1 tip", "3 tips".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Count(n) + " " + noun + "s"
}

func Count(n int) string { return strconv.Itoa(n) }

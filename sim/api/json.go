package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"

	"example.com/sosocoin/chain"
)

// coins are an amount as a number: whole ones without a point.
type coins chain.Amount

func (c coins) MarshalJSON() ([]byte, error) { return []byte(chain.Amount(c).String()), nil }

// bits are a difficulty as the leading zero bits that a hash needs on average, rounded to a
// thousandth.
type bits float64

func bitsOf(hashes float64) bits { return bits(math.Round(math.Log2(hashes)*1000) / 1000) }

// compact writes a value without spaces.
func compact(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(fmt.Sprintf("api: %v cannot be written: %v", v, err))
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// spaced writes a value with a space behind each comma and colon, as Python does.
func spaced(v any) []byte {
	var out []byte
	inside, escaped := false, false
	for _, b := range compact(v) {
		out = append(out, b)
		switch {
		case escaped:
			escaped = false
		case inside && b == '\\':
			escaped = true
		case b == '"':
			inside = !inside
		case !inside && (b == ',' || b == ':'):
			out = append(out, ' ')
		}
	}
	return out
}

// indented writes a value over several lines, as Flask does while it debugs.
func indented(v any) []byte {
	var b bytes.Buffer
	_ = json.Indent(&b, compact(v), "", "  ") // compact writes JSON
	b.WriteByte('\n')
	return b.Bytes()
}

// errAmount is an amount that nobody can pay.
type errAmount struct{ found string }

func (e errAmount) Error() string {
	return fmt.Sprintf("expected a number of coins above 0 with up to eight decimals, found %.40s", e.found)
}

// amountOf reads a field that is a number of coins. It is exact: nothing is rounded.
func amountOf(raw json.RawMessage) (chain.Amount, error) {
	amount, err := chain.ParseAmount(string(raw))
	if err != nil || amount == 0 {
		return 0, errAmount{string(raw)}
	}
	return amount, nil
}

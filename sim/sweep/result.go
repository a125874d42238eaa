package sweep

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
)

// Result is what came of a job.
type Result struct {
	Seed   uint64
	Values []Value // by column
	Check  string  // the first invariant that did not hold: a bug in sosocoin
	Failed int     // expectations of the scenario that did not come true
	Broke  string  // why the run ended before its end; "" if it did not
}

// Value is a figure of a run: a number, and of how many things it is a mean or a share. Of none
// it was not measured.
type Value struct {
	X  float64
	Of int
}

// Known says whether it was measured.
func (v Value) Known() bool { return v.Of > 0 }

// Bytes are the result in its one form, a line of JSON.
func (r *Result) Bytes() []byte {
	b := fmt.Appendf(nil, `{"seed":%d,"values":[`, r.Seed)
	for i, v := range r.Values {
		if i > 0 {
			b = append(b, ',')
		}
		switch {
		case !v.Known():
			b = append(b, "null"...)
		case v.Of == 1:
			b = append(number(append(b, '['), v.X), ']')
		default:
			b = append(strconv.AppendInt(append(number(append(b, '['), v.X), ','), int64(v.Of), 10), ']')
		}
	}
	b = append(b, ']')
	if r.Failed > 0 {
		b = fmt.Appendf(b, `,"failed":%d`, r.Failed)
	}
	b = words(b, "broke", r.Broke)
	b = words(b, "check", r.Check)
	return append(b, '}')
}

// words adds a text, unless there is none.
func words(b []byte, name, text string) []byte {
	if text == "" {
		return b
	}
	quoted, _ := json.Marshal(text) // a string always can be
	return append(append(b, `,"`+name+`":`...), quoted...)
}

// number writes a number with as many digits as it takes.
func number(b []byte, x float64) []byte { return strconv.AppendFloat(b, x, 'g', -1, 64) }

// ParseResult reads what Bytes has written, and nothing else.
func ParseResult(line []byte, columns int) (*Result, error) {
	var read struct {
		Seed   uint64      `json:"seed"`
		Values [][]float64 `json:"values"`
		Failed int         `json:"failed"`
		Broke  string      `json:"broke"`
		Check  string      `json:"check"`
	}
	if err := json.Unmarshal(line, &read); err != nil {
		return nil, fmt.Errorf("it is no result: %w", err)
	}
	if len(read.Values) != columns {
		return nil, fmt.Errorf("it has %d figures; expected %d", len(read.Values), columns)
	}
	r := &Result{Seed: read.Seed, Failed: read.Failed, Broke: read.Broke, Check: read.Check, Values: make([]Value, columns)}
	for i, v := range read.Values {
		switch len(v) {
		case 0:
		case 1:
			r.Values[i] = Value{v[0], 1}
		default:
			r.Values[i] = Value{v[0], int(v[1])}
		}
	}
	if !bytes.Equal(r.Bytes(), line) {
		return nil, fmt.Errorf("it is not in the form of a result")
	}
	return r, nil
}

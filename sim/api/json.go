package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"mime"
	"net/http"
	"strings"

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

// bodyError is what is wrong with a body, and whether it is no JSON at all.
type bodyError struct {
	notJSON bool
	status  int
	problem string
}

func (e *bodyError) Error() string { return e.problem }

// wrong refuses a body in words, some of which are the seed's.
func wrong(format string, args ...any) error {
	return &bodyError{false, http.StatusBadRequest, fmt.Sprintf(format, args...)}
}

// fields reads a body that is one JSON object. No field may stand in it twice.
func fields(r *http.Request) (map[string]json.RawMessage, error) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return nil, &bodyError{true, http.StatusBadRequest, "Did not attempt to load JSON data because the request Content-Type was not 'application/json'."}
	}
	body, err := io.ReadAll(r.Body)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, &bodyError{true, http.StatusRequestEntityTooLarge, fmt.Sprintf("the body is longer than %d bytes", large.Limit)}
	case err != nil:
		return nil, &bodyError{true, http.StatusBadRequest, "the body could not be read to its end"}
	case !json.Valid(body):
		return nil, &bodyError{true, http.StatusBadRequest, "Failed to decode JSON object: " + flaw(body)}
	}
	d := json.NewDecoder(bytes.NewReader(body))
	if open, _ := d.Token(); open != json.Delim('{') {
		return nil, wrong("expected a JSON object")
	}
	found := map[string]json.RawMessage{}
	for d.More() {
		name, _ := d.Token()
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, &bodyError{true, http.StatusBadRequest, "Failed to decode JSON object: " + err.Error()}
		}
		key := name.(string)
		if _, twice := found[key]; twice {
			return nil, wrong("%.40q is given twice; expected once", key)
		}
		found[key] = value
	}
	return found, nil
}

// flaw says what is wrong with a text that is not JSON.
func flaw(body []byte) string {
	var v any
	err := json.Unmarshal(body, &v)
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("%v (char %d)", syntax, syntax.Offset)
	}
	return err.Error()
}

// textOf reads a field that is a text.
func textOf(raw json.RawMessage) (text string, ok bool) {
	if json.Unmarshal(raw, &text) != nil || !strings.HasPrefix(string(raw), `"`) {
		return "", false
	}
	return text, true
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

// text reads a field of a body that has to be there.
func text(body map[string]json.RawMessage, name, expected string) (string, error) {
	raw, there := body[name]
	value, ok := textOf(raw)
	switch {
	case !there:
		return "", wrong("KeyError: '%s': expected %s", name, expected)
	case !ok:
		return "", wrong("%s: expected %s, found %.40s", name, expected, raw)
	}
	return value, nil
}

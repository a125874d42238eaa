package strict

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strings"
)

// Error is what is wrong with a body.
type Error struct {
	NotJSON bool // it is no JSON at all
	Status  int
	Problem string
}

// Error says it in words.
func (e *Error) Error() string { return e.Problem }

// Wrong refuses a body in words, some of which are the seed's.
func Wrong(format string, args ...any) error {
	return &Error{false, http.StatusBadRequest, fmt.Sprintf(format, args...)}
}

// Fields reads a body that is one JSON object. No field may stand in it twice.
func Fields(r *http.Request) (map[string]json.RawMessage, error) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return nil, &Error{true, http.StatusBadRequest, "Did not attempt to load JSON data because the request Content-Type was not 'application/json'."}
	}
	body, err := io.ReadAll(r.Body)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, &Error{true, http.StatusRequestEntityTooLarge, fmt.Sprintf("the body is longer than %d bytes", large.Limit)}
	case err != nil:
		return nil, &Error{true, http.StatusBadRequest, "the body could not be read to its end"}
	case !json.Valid(body):
		return nil, &Error{true, http.StatusBadRequest, "Failed to decode JSON object: " + flaw(body)}
	}
	d := json.NewDecoder(bytes.NewReader(body))
	if open, _ := d.Token(); open != json.Delim('{') {
		return nil, Wrong("expected a JSON object")
	}
	found := map[string]json.RawMessage{}
	for d.More() {
		name, _ := d.Token()
		var value json.RawMessage
		if err := d.Decode(&value); err != nil {
			return nil, &Error{true, http.StatusBadRequest, "Failed to decode JSON object: " + err.Error()}
		}
		key := name.(string)
		if _, twice := found[key]; twice {
			return nil, Wrong("%.40q is given twice; expected once", key)
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

// TextOf reads a field that is a text.
func TextOf(raw json.RawMessage) (text string, ok bool) {
	if json.Unmarshal(raw, &text) != nil || !strings.HasPrefix(string(raw), `"`) {
		return "", false
	}
	return text, true
}

// Text reads a field of a body that has to be there.
func Text(body map[string]json.RawMessage, name, expected string) (string, error) {
	raw, there := body[name]
	value, ok := TextOf(raw)
	switch {
	case !there:
		return "", Wrong("KeyError: '%s': expected %s", name, expected)
	case !ok:
		return "", Wrong("%s: expected %s, found %.40s", name, expected, raw)
	}
	return value, nil
}

// Only refuses a body with other fields than these.
func Only(body map[string]json.RawMessage, names ...string) error {
	for _, name := range slices.Sorted(maps.Keys(body)) {
		if !slices.Contains(names, name) {
			return Wrong("%.40q is no field of this call; expected %s", name, strings.Join(names, ", "))
		}
	}
	return nil
}

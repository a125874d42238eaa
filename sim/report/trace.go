package report

import (
	"encoding/json"
	"io"

	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/settings"
)

// Trace returns what writes a world's trace as it comes, each line one JSON object,
// and keeps nothing of it. After an error of out it writes nothing more: it is for out
// to tell of it in the end.
func Trace(out io.Writer) settings.Trace {
	encoder := json.NewEncoder(plain.JSON{Out: out})
	encoder.SetEscapeHTML(false) // a partition has a >, and nobody shows this as HTML
	var failed error
	return func(line any) {
		if failed == nil {
			failed = encoder.Encode(line)
		}
	}
}

package report

import (
	"encoding/json"
	"io"

	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/plain"
)

// JSON writes a report as one JSON object for scripts. Its fields are those of
// outcome.Report.
func JSON(out io.Writer, r *outcome.Report) error {
	encoder := json.NewEncoder(plain.JSON{Out: out})
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}

package report

import (
	"encoding/json"
	"io"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/plain"
)

// JSON writes a report as one JSON object for scripts. Its fields are those of
// sim.Report.
func JSON(out io.Writer, r *sim.Report) error {
	encoder := json.NewEncoder(plain.JSON{Out: out})
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}

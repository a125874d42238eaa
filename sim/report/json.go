package report

import (
	"bytes"
	"encoding/json"
	"io"

	"example.com/sosocoin/sim/outcome"
	"example.com/sosocoin/sim/plain"
)

// JSON writes a report as one JSON object for scripts. Its fields are those of
// outcome.Report.
func JSON(out io.Writer, r *outcome.Report) error {
	text, err := r.MarshalJSON() // an Encoder would go through it once more to bring it on one line
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, text, "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err = plain.JSON{Out: out}.Write(b.Bytes())
	return err
}

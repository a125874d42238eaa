package answer

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/plain"
	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/theory/value"
)

// width is the longest line of a text about laws, in columns.
const width = 80

func listLaws() string {
	laws, widest := theory.Laws(), 0
	for _, l := range laws {
		widest = max(widest, len(l.Name))
	}
	var b strings.Builder
	b.WriteString("sosocoin theory LAW NAME=VALUE ... prints what one predicts, and all about it:\n\n")
	for _, l := range laws {
		about(&b, widest+1, l.Name, l.Predicts+"\n"+l.Paper)
	}
	return b.String()
}

// about writes a name in a column of its own, and beside it a text on as many lines as it takes.
func about(b *strings.Builder, column int, name, text string) {
	for _, line := range plain.Wrap(text, width-column-3) {
		fmt.Fprintf(b, "  %-*s %s\n", column, name, line)
		name = ""
	}
}

func predictionText(law theory.Law, values theory.Values, predicted float64) string {
	var b strings.Builder
	for _, line := range plain.Wrap(law.Name+": "+law.Predicts, width) {
		fmt.Fprintln(&b, line)
	}
	fmt.Fprintf(&b, "\n  %s\n\n", valueText(law, predicted))
	for _, p := range law.Params {
		about(&b, 14, p.Name+"="+value.Text(p.Unit, values[p.Name]), fmt.Sprintf("%s (%s to %s)", p.Doc, value.Text(p.Unit, p.Min), value.Text(p.Unit, p.Max)))
	}
	b.WriteByte('\n')
	told := [][2]string{{"holds for", law.Valid}, {"from", law.Paper}}
	if law.Figure != "" {
		told = append(told, [2]string{"in a run", law.Figure})
	}
	for _, t := range told {
		about(&b, 10, t[0], t[1])
	}
	return b.String()
}

// valueText is a predicted value with its unit; a part of a whole also per cent.
func valueText(law theory.Law, value float64) string {
	text := strings.TrimSpace(law.Bound.String() + " " + strconv.FormatFloat(value, 'g', 6, 64))
	switch law.Unit {
	case theory.Share, theory.Probability:
		return fmt.Sprintf("%s (%s %%)", text, strconv.FormatFloat(100*value, 'g', 4, 64))
	case theory.Factor, theory.Count:
		return text
	}
	return text + " " + string(law.Unit)
}

func policyText(law theory.Law, values theory.Values, asJSON bool) (string, error) {
	policy, err := law.Policy(values)
	switch {
	case err != nil:
		return "", fmt.Errorf("theory %s: %w", law.Name, err)
	case policy == nil:
		return "", fmt.Errorf("theory %s --policy: the law is about no policy; expected sm1, stubborn or optimal", law.Name)
	case asJSON:
		return "", fmt.Errorf("theory %s --policy --json: a policy table is text; expected one of the two flags", law.Name)
	}
	return policy.String(), nil
}

// The JSON of a law, and of what it predicts.
type lawJSON struct {
	Law      string      `json:"law"`
	Predicts string      `json:"predicts"`
	Value    *float64    `json:"value,omitempty"`
	Bound    string      `json:"bound,omitempty"`
	Unit     theory.Unit `json:"unit"`
	Figure   string      `json:"figure,omitempty"`
	Params   []paramJSON `json:"params"`
	Valid    string      `json:"valid"`
	Paper    string      `json:"paper"`
}

type paramJSON struct {
	Name    string      `json:"name"`
	Value   *float64    `json:"value,omitempty"`
	Default float64     `json:"default"`
	Min     float64     `json:"min"`
	Max     float64     `json:"max"`
	Unit    theory.Unit `json:"unit"`
	Doc     string      `json:"doc"`
}

func describe(law theory.Law) lawJSON {
	d := lawJSON{Law: law.Name, Predicts: law.Predicts, Bound: law.Bound.String(), Unit: law.Unit, Figure: law.Figure, Valid: law.Valid, Paper: law.Paper}
	for _, p := range law.Params {
		d.Params = append(d.Params, paramJSON{Name: p.Name, Default: p.Default, Min: p.Min, Max: p.Max, Unit: p.Unit, Doc: p.Doc})
	}
	return d
}

func lawsJSON() (string, error) {
	var list []lawJSON
	for _, l := range theory.Laws() {
		list = append(list, describe(l))
	}
	return indented(list)
}

func predictionJSON(law theory.Law, values theory.Values, predicted float64) (string, error) {
	d := describe(law)
	predicted = significant(predicted)
	d.Value = &predicted
	for i, p := range d.Params {
		v := values[p.Name]
		d.Params[i].Value = &v
	}
	return indented(d)
}

// significant keeps nine digits: more would be noise, and differ between processors.
func significant(x float64) float64 {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 9, 64), 64)
	return rounded
}

func indented(data any) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(plain.JSON{Out: &b})
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(data)
	return b.String(), err
}

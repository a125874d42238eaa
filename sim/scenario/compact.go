package scenario

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/node/compact"
	"example.com/sosocoin/sim/quantity"
)

// CompactUsage is how the model of compact blocks is written.
const CompactUsage = "compact size=BYTES capable=PERCENT churning=PERCENT fail=PERCENT churning-fail=PERCENT missing=HUNDREDTHS:WEIGHT,..."

// compactKeys are what stands before each =, in the order in which it is written.
func compactKeys() []string {
	return []string{"size", "capable", "churning", "fail", "churning-fail", "missing"}
}

// compact reads what follows the word compact.
func (p *parser) compact(c *lex.Cursor) error {
	if p.scenario.CompactLine > 0 {
		return c.Word().Refuse("compact only once", "")
	}
	given := map[string]bool{}
	for {
		w := c.Word()
		if w.Text == "" && len(given) > 0 {
			p.scenario.CompactLine = p.line
			return nil
		}
		key, value, ok := w.Cut("=")
		if !ok || given[key.Text] || !slices.Contains(compactKeys(), key.Text) {
			return w.Refuse(strings.Join(compactKeys(), "=, ")+"=, at least one of them, once each", "usage: "+CompactUsage)
		}
		given[key.Text] = true
		if refused := readCompact(&p.scenario.Compact, key.Text, value); refused != nil {
			return refused
		}
	}
}

// readCompact reads one key=value of the model.
func readCompact(m *compact.Model, key string, value lex.Word) *lex.Error {
	part := map[string]*float64{"capable": &m.Capable, "churning": &m.Churning, "fail": &m.Fail, "churning-fail": &m.ChurningFail}[key]
	var err error
	switch key {
	case "size":
		size, err := quantity.ParseBytes(value.Text)
		if err != nil || size != math.Trunc(size) || size > compact.MaxSize {
			return value.Refuse("a number of bytes up to 1 GB such as 18kB", "")
		}
		m.Size = int(size)
	case "missing":
		return readMissing(m, value)
	default:
		if *part, err = quantity.ParseProbability(value.Text); err != nil {
			return value.Misread(err, "a part from 0% to 100%")
		}
		if key == "capable" && *part == 0 {
			return value.Refuse("more than 0%", "where nobody speaks compact, the relay is inv")
		}
	}
	return nil
}

// readMissing reads "1:546,2:66,13-14:7".
func readMissing(m *compact.Model, list lex.Word) *lex.Error {
	for _, at := range list.Split(",") {
		hundredths, weighs, ok := strings.Cut(at.Text, ":")
		first, last, isRange := strings.Cut(hundredths, "-")
		if !isRange {
			last = first
		}
		from, err := strconv.ParseUint(first, 10, 8)
		to, err2 := strconv.ParseUint(last, 10, 8)
		weight, err3 := strconv.ParseFloat(weighs, 64)
		if !ok || err != nil || err2 != nil || err3 != nil || from > to || to > 100 || !(weight > 0 && weight <= compact.MaxWeight) {
			return at.Refuse("hundredths from 0 to 100 and their weight, such as 1:546 or 13-14:7", "")
		}
		if n := len(m.Missing); n > 0 && int(from) <= m.Missing[n-1].Hundredths {
			return at.Refuse(fmt.Sprintf("more than %d hundredths, since they rise", m.Missing[n-1].Hundredths), "")
		}
		for h := from; h <= to; h++ {
			m.Missing = append(m.Missing, compact.MissingPart{Hundredths: int(h), Weight: weight})
		}
	}
	return nil
}

// compactLine writes a model as it is read; nothing for the zero one.
func compactLine(m compact.Model) string {
	var b strings.Builder
	if m.Size > 0 {
		b.WriteString(" size=" + quantity.FormatBytes(float64(m.Size)))
	}
	for _, part := range []struct {
		name  string
		value float64
	}{{"capable", m.Capable}, {"churning", m.Churning}, {"fail", m.Fail}, {"churning-fail", m.ChurningFail}} {
		if part.value > 0 {
			b.WriteString(" " + part.name + "=" + quantity.FormatProbability(part.value))
		}
	}
	var missing []string
	for rest := m.Missing; len(rest) > 0; {
		n := 1
		for n < len(rest) && rest[n].Weight == rest[0].Weight && rest[n].Hundredths == rest[n-1].Hundredths+1 {
			n++
		}
		hundredths := strconv.Itoa(rest[0].Hundredths)
		if n > 1 {
			hundredths += "-" + strconv.Itoa(rest[n-1].Hundredths)
		}
		missing = append(missing, hundredths+":"+strconv.FormatFloat(rest[0].Weight, 'g', -1, 64))
		rest = rest[n:]
	}
	if missing != nil {
		b.WriteString(" missing=" + strings.Join(missing, ","))
	}
	if b.Len() == 0 {
		return ""
	}
	return "compact" + b.String() + "\n"
}

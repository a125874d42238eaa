package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/view"
)

// exhibit reads "exhibit amounts fault=9,18": the rule that the scenario shows the use of, and the
// faults of older systems that it guards against, if any.
func (p *parser) exhibit(c *lex.Cursor) error {
	rule := c.Word()
	if p.scenario.Exhibit != nil {
		return rule.Refuse("exhibit only once", "")
	}
	if !slices.Contains(chain.RuleNames(), rule.Text) {
		return rule.Refuse("one of "+strings.Join(chain.RuleNames(), ", "), "")
	}
	e := &view.Exhibit{Rule: chain.RuleName(rule.Text)}
	if w := c.Word(); w.Text != "" {
		name, list, ok := w.Cut("=")
		if !ok || name.Text != "fault" {
			return w.Refuse("fault= and numbers, or the end of the line", "")
		}
		for _, digits := range strings.Split(list.Text, ",") {
			n, err := strconv.Atoi(digits)
			if err != nil || n < 1 || digits != strconv.Itoa(n) || slices.Contains(e.Faults, n) {
				return list.Refuse("numbers of faults such as 9,18, each once", "")
			}
			e.Faults = append(e.Faults, n)
		}
	}
	if left := c.Word(); left.Text != "" {
		return left.Refuse("the end of the line", "usage: exhibit RULE [fault=NUMBERS]")
	}
	p.scenario.Exhibit = e
	return nil
}

// exhibitLine writes it as it is read.
func exhibitLine(e *view.Exhibit) string {
	if e == nil {
		return ""
	}
	line := "exhibit " + string(e.Rule)
	for i, n := range e.Faults {
		line += fmt.Sprintf("%s%d", map[bool]string{true: " fault=", false: ","}[i == 0], n)
	}
	return line + "\n"
}

package scenario

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"example.com/sosocoin/sim/command"
)

// condition reads a reading, an operator and a value.
func condition(c *cursor) (Condition, *command.Error) {
	var cond Condition
	if refused := subject(c, &cond); refused != nil {
		return cond, refused
	}
	unit := cond.Reading.Unit
	if next := c.peek(); unit == Truth && (next.text == "" || strings.HasPrefix(next.text, within)) {
		cond.Op, cond.Value = "==", 1
		return cond, nil
	}
	if refused := operator(c, &cond); refused != nil {
		return cond, refused
	}
	var refused *command.Error
	if cond.Value, refused = value(c, unit); refused != nil || cond.Op != about {
		return cond, refused
	}
	if sign := c.take(isSign); sign.text != "+-" {
		return cond, refusal(c.fromThere(sign), "+- and how far off it may be", "")
	}
	cond.Tolerance, refused = value(c, unit)
	return cond, refused
}

func isSign(r rune) bool { return strings.ContainsRune("=!<>+-~±", r) }

// fromThere is the whole word of which a part was taken.
func (c *cursor) fromThere(part word) word {
	if c.rest == "" || unicode.IsSpace(rune(c.rest[0])) {
		return part
	}
	return word{part.text + c.take(func(rune) bool { return true }).text, part.column}
}

// subject reads the name of a reading and its node.
func subject(c *cursor, cond *Condition) *command.Error {
	name := c.take(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '_' })
	ofNode := strings.HasPrefix(c.rest, "(")
	var forms, names []string
	for _, r := range Readings() {
		names = append(names, r.Name)
		if r.Name != name.text {
			continue
		}
		if r.OfNode == ofNode {
			cond.Reading = r
		}
		forms = append(forms, r.Form())
	}
	switch {
	case cond.Reading.Name != "" && ofNode:
		return nodeOf(c, cond)
	case cond.Reading.Name != "":
		return nil
	case len(forms) > 0:
		return refusal(c.fromThere(name), strings.Join(forms, " or "), "")
	}
	hint := "expect and until read " + strings.Join(slices.Compact(slices.Sorted(slices.Values(names))), ", ")
	if near := command.Nearest(name.text, names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return refusal(c.fromThere(name), "a reading such as tips or height(n0)", hint)
}

// nodeOf reads "(n0)".
func nodeOf(c *cursor, cond *Condition) *command.Error {
	c.skip(1)
	name := c.take(func(r rune) bool { return r != ')' })
	node, err := command.ParseNode(name.text)
	if err != nil {
		return unfit(err, name, "a node such as n0")
	}
	cond.Node = node
	if !strings.HasPrefix(c.rest, ")") {
		return refusal(c.peek(), ") after the node", "")
	}
	c.skip(1)
	return nil
}

func operator(c *cursor, cond *Condition) *command.Error {
	op := c.take(isSign)
	if op.text == "" {
		op = c.word()
	}
	if !slices.Contains(operators(), op.text) {
		hint := ""
		if op.text == "=" {
			hint = `did you mean "=="?`
		}
		return refusal(op, "one of "+strings.Join(operators(), " "), hint)
	}
	if cond.Reading.Unit == Truth && op.text != "==" && op.text != "!=" {
		return refusal(op, "== or !=", cond.Reading.Name+" is true or false")
	}
	cond.Op = op.text
	return nil
}

func value(c *cursor, unit Unit) (float64, *command.Error) {
	w := c.word()
	if w.text == "" {
		return 0, refusal(w, unit.String(), "")
	}
	v, err := unit.parse(w.text)
	if err != nil {
		return 0, unfit(err, w, unit.String())
	}
	return v, nil
}

package scenario

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/command"
)

// condition reads a reading, an operator and a value.
func (p *parser) condition(c *cursor) (Condition, *command.Error) {
	var cond Condition
	if refused := p.subject(c, &cond); refused != nil {
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

// subject reads the name of a reading and what it is of.
func (p *parser) subject(c *cursor, cond *Condition) *command.Error {
	name := c.take(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '_' })
	ofSome := strings.HasPrefix(c.rest, "(")
	var forms, names []string
	for _, r := range Readings() {
		names = append(names, r.Name)
		if r.Name != name.text {
			continue
		}
		if (r.Of != OfWorld) == ofSome {
			cond.Reading = r
		}
		forms = append(forms, r.Form())
	}
	switch {
	case cond.Reading.Name != "" && ofSome:
		return p.of(c, cond)
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

// of reads what a reading is of: "(n0)", "(rent)", "(rent,n0)", "(work)".
func (p *parser) of(c *cursor, cond *Condition) *command.Error {
	c.skip(1)
	first := c.take(isInside)
	var refused *command.Error
	switch cond.Reading.Of {
	case OfNode:
		cond.Node, refused = p.node(first)
	case OfRule:
		cond.Word = first.text
		if _, err := chain.ParseRules([]string{first.text}); err != nil {
			refused = refusal(first, "one of "+strings.Join(chain.AllRules().Names(), ", "), "")
		}
	case OfPayment:
		cond.Word = first.text
		if refused = p.payment(first); refused == nil && strings.HasPrefix(c.rest, ",") {
			c.skip(1)
			cond.Seen = true
			cond.Node, refused = p.node(c.take(isInside))
		}
	}
	if refused != nil {
		return refused
	}
	if !strings.HasPrefix(c.rest, ")") {
		return refusal(c.peek(), ") after "+cond.Reading.Of.String(), "")
	}
	c.skip(1)
	return nil
}

func isInside(r rune) bool { return r != ')' && r != ',' }

// node reads a node, which may be called by its name.
func (p *parser) node(w word) (command.Node, *command.Error) {
	node, err := p.known.ParseNode(w.text)
	if err != nil {
		return 0, unfit(err, w, "a node such as n0")
	}
	return node, nil
}

// payment refuses a word that no line before has given to a payment.
func (p *parser) payment(w word) *command.Error {
	if slices.Contains(p.known.Payments, w.text) {
		return nil
	}
	return refusal(w, "the word of a payment, as in: send n0 n1 5 as=rent", "")
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

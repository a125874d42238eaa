package scenario

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/figure"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// and stands between conditions that have to hold together.
const and = "and"

// condition reads one condition, or several that have to hold together. Only one who waits
// can count what is gained.
func (p *parser) condition(c *lex.Cursor, waits bool) (Condition, *lex.Error) {
	cond, refused := p.oneCondition(c, waits)
	if refused != nil || c.Peek().Text != and {
		return cond, refused
	}
	c.Word()
	more, refused := p.condition(c, waits)
	cond.And = &more
	return cond, refused
}

// oneCondition reads a reading, an operator and a value.
func (p *parser) oneCondition(c *lex.Cursor, waits bool) (Condition, *lex.Error) {
	var cond Condition
	if refused := p.subject(c, &cond); refused != nil {
		return cond, refused
	}
	unit := cond.Reading.Unit
	if next := c.Peek(); unit == figure.Truth && (next.Text == "" || next.Text == and || strings.HasPrefix(next.Text, within)) {
		cond.Op, cond.Value = "==", 1
		return cond, nil
	}
	if refused := operator(c, &cond, waits); refused != nil {
		return cond, refused
	}
	var refused *lex.Error
	if cond.Value, refused = value(c, unit); refused != nil || cond.Op != about {
		return cond, refused
	}
	if sign := c.Take(isSign); sign.Text != "+-" {
		return cond, fromThere(c, sign).Refuse("+- and how far off it may be", "")
	}
	cond.Tolerance, refused = value(c, unit)
	return cond, refused
}

func isSign(r rune) bool { return strings.ContainsRune("=!<>+-~±", r) }

// fromThere is the whole word of which a part was taken.
func fromThere(c *lex.Cursor, part lex.Word) lex.Word {
	if c.Rest() == "" || unicode.IsSpace(rune(c.Rest()[0])) {
		return part
	}
	return lex.Word{Text: part.Text + c.Take(func(rune) bool { return true }).Text, Column: part.Column}
}

// subject reads the name of a reading and what it is of.
func (p *parser) subject(c *lex.Cursor, cond *Condition) *lex.Error {
	name := c.Take(func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '_' })
	ofSome := strings.HasPrefix(c.Rest(), "(")
	var forms, names []string
	for _, r := range Readings() {
		names = append(names, r.Name)
		if r.Name != name.Text {
			continue
		}
		if (r.Of != figure.OfWorld) == ofSome {
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
		return fromThere(c, name).Refuse(strings.Join(forms, " or "), "")
	}
	hint := "expect and until read " + strings.Join(slices.Compact(slices.Sorted(slices.Values(names))), ", ")
	if near := lex.Nearest(name.Text, names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return fromThere(c, name).Refuse("a reading such as tips or height(n0)", hint)
}

// of reads what a reading is of: "(n0)", "(rent)", "(rent,n0)", "(work)".
func (p *parser) of(c *lex.Cursor, cond *Condition) *lex.Error {
	c.Skip(1)
	first := c.Take(isInside)
	var refused *lex.Error
	switch cond.Reading.Of {
	case figure.OfNode:
		cond.Node, refused = p.node(first)
	case figure.OfRule:
		cond.Word = first.Text
		if _, err := chain.ParseRules([]string{first.Text}); err != nil {
			refused = first.Refuse("one of "+strings.Join(chain.RuleNames(), ", "), "")
		}
	case figure.OfPayment:
		cond.Word = first.Text
		if refused = p.payment(first); refused == nil && strings.HasPrefix(c.Rest(), ",") {
			c.Skip(1)
			cond.Seen = true
			cond.Node, refused = p.node(c.Take(isInside))
		}
	}
	if refused != nil {
		return refused
	}
	if !strings.HasPrefix(c.Rest(), ")") {
		return c.Peek().Refuse(") after "+cond.Reading.Of.String(), "")
	}
	c.Skip(1)
	return nil
}

func isInside(r rune) bool { return r != ')' && r != ',' }

// node reads a node, which may be called by its name.
func (p *parser) node(w lex.Word) (nodeset.Node, *lex.Error) {
	node, err := p.known.ParseNode(w.Text)
	if err != nil {
		return 0, w.Misread(err, "a node such as n0")
	}
	return node, nil
}

// payment refuses a word that no line before has given to a payment.
func (p *parser) payment(w lex.Word) *lex.Error {
	if slices.Contains(p.known.Payments, w.Text) {
		return nil
	}
	if p.tasking && w.Text != "" {
		p.promised = append(p.promised, promise{w, p.line})
		return nil
	}
	return refusePayment(w)
}

func refusePayment(w lex.Word) *lex.Error {
	return w.Refuse("the word of a payment, as in: send n0 n1 5 as=rent", "")
}

func operator(c *lex.Cursor, cond *Condition, waits bool) *lex.Error {
	op := c.Take(isSign)
	if op.Text == "" {
		op = c.Word()
	}
	if list := operators(waits); !slices.Contains(list, op.Text) {
		hints := map[string]string{"=": `did you mean "=="?`, gains: "only until and task count what is gained"}
		return op.Refuse("one of "+strings.Join(list, " "), hints[op.Text])
	}
	if cond.Reading.Unit == figure.Truth && op.Text != "==" && op.Text != "!=" {
		return op.Refuse("== or !=", cond.Reading.Name+" is true or false")
	}
	cond.Op = op.Text
	return nil
}

func value(c *lex.Cursor, unit figure.Unit) (float64, *lex.Error) {
	w := c.Word()
	if w.Text == "" {
		return 0, w.Refuse(unit.String(), "")
	}
	v, err := parseValue(unit, w.Text)
	if err != nil {
		return 0, w.Misread(err, unit.String())
	}
	return v, nil
}

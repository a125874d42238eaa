package forms

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/strategy"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/words"
)

// The labels of what every strategy has.
const (
	whoLabel      = "nodes"
	strategyLabel = "strategy"
	eachLabel     = "each"
)

// toldOfStrategy are the lines for what a strategy is.
const toldOfStrategy = 9

// yesNo are the choices of a word that is said or left out.
func yesNo(yes, no string) []choice { return []choice{{"no", no}, {"yes", yes}} }

// Strategy asks what a node is to do with the blocks that it finds, or what its whole pool is: the
// fields are the options of the strategy that is chosen. It proposes that an honest node becomes
// selfish, and any other one honest again.
func Strategy(v *view.View, id int) *Form {
	t := &tactics{offers: strategy.Offers()}
	ways := make([]choice, len(t.offers))
	for i, o := range t.offers {
		ways[i] = choice{o.Word, o.Gist}
	}
	who, way := []int{id}, ways[1].value
	if n := &v.Nodes[id]; n.Strategy != "" {
		way = ways[0].value
		if len(n.Team) > 0 {
			who = n.Team
		}
	}
	fields := []*field{
		{label: whoLabel, edit: edit.Suggest(v.List(who)), choices: everyNode(func(n view.Node) string { return n.Strategy }), check: checkSome, note: nowIs},
		{label: strategyLabel, edit: edit.Suggest(way), choices: fixed(ways...), check: oneOf(ways...), note: noteOf(strategyLabel, ways)},
	}
	for _, o := range t.offers {
		if o.Value != "" {
			fields = append(fields, t.field(strategy.Option{Name: o.Word, Value: o.Value, Must: true}))
		}
		for _, option := range o.Options {
			if !slices.ContainsFunc(fields, func(d *field) bool { return d.label == option.Name }) {
				fields = append(fields, t.field(option))
			}
		}
	}
	all := yesNo("a private branch for each", "one private branch: a pool")
	fields = append(fields, &field{label: eachLabel, edit: edit.Suggest(all[0].value), choices: fixed(all...), check: oneOf(all...), note: noteOf(eachLabel, all),
		idle: func(f *Form, v *view.View) bool { return !t.many(f, v) || !t.chosen(f).Pools }})
	form := newForm("Strategy", "take it up", t.line, fields...)
	form.told, form.lines = t.told, toldOfStrategy
	form.labels = 11
	form.at = 1
	return form
}

// tactics are the strategies that a form offers.
type tactics struct{ offers []strategy.Offer }

// chosen is the strategy that the form is at; the zero value while it is no known one.
func (t *tactics) chosen(f *Form) strategy.Offer {
	word := f.value(strategyLabel)
	if at := slices.IndexFunc(t.offers, func(o strategy.Offer) bool { return o.Word == word }); at >= 0 {
		return t.offers[at]
	}
	return strategy.Offer{}
}

// option is what an option is for the chosen strategy.
func (t *tactics) option(f *Form, name string) (strategy.Option, bool) {
	o := t.chosen(f)
	if o.Value != "" && o.Word == name {
		return strategy.Option{Name: name, Value: o.Value, Must: true}, true
	}
	at := slices.IndexFunc(o.Options, func(o strategy.Option) bool { return o.Name == name })
	if at < 0 {
		return strategy.Option{}, false
	}
	return o.Options[at], true
}

// many says whether the form is about several nodes.
func (t *tactics) many(f *Form, v *view.View) bool {
	nodes, err := nodesOf(f.value(whoLabel), v)
	return err == nil && len(nodes) > 1
}

// field asks for an option, which is a word to say or not, or has a value.
func (t *tactics) field(o strategy.Option) *field {
	d := &field{label: o.Name, edit: edit.Suggest(""), idle: func(f *Form, _ *view.View) bool {
		_, goes := t.option(f, o.Name)
		return !goes
	}}
	if d.about = "the strategy's own value where it stays empty"; o.Must {
		d.about = ""
	}
	if o.Value == "" {
		all := yesNo("the word "+o.Name, "without "+o.Name)
		d.edit, d.choices, d.check = edit.Suggest(all[0].value), fixed(all...), oneOf(all...)
		return d
	}
	d.choices = func(f *Form, v *view.View) []choice { return t.offered(f, o.Name, v) }
	d.note = func(f *Form, _ *view.View) remark {
		switch o, _ := t.option(f, o.Name); {
		case f.value(o.Name) != "":
			return remark{}
		case o.Must:
			return quiet(o.Value + ", needed")
		default:
			return quiet(o.Value + ", optional")
		}
	}
	d.check = func(text string, f *Form, v *view.View) error {
		if o, _ := t.option(f, o.Name); o.Must && text == "" {
			return errors.New("expected " + o.Name + "=" + o.Value)
		}
		return t.blamed(f, o.Name, v)
	}
	return d
}

// offered are the values that the command language offers for an option.
func (t *tactics) offered(f *Form, name string, v *view.View) (all []choice) {
	var words []string
	for _, w := range t.words(f) {
		if w.label != name {
			words = append(words, w.text)
		}
	}
	for _, word := range command.Complete(strings.Join(append(words, name+"="), " "), v.Known) {
		if _, value, found := strings.Cut(word, "="); found {
			all = append(all, choice{value: value})
		}
	}
	return all
}

// said is a word of the command, and the label of the field that says it.
type said struct{ label, text string }

// words are what the fields make of the command.
func (t *tactics) words(f *Form) []said {
	o := t.chosen(f)
	list := []said{{"", "strategy"}, {whoLabel, f.value(whoLabel)}}
	if o.Value != "" {
		list = append(list, said{o.Word, o.Word + "=" + f.value(o.Word)})
	} else {
		list = append(list, said{strategyLabel, f.value(strategyLabel)})
	}
	for _, option := range o.Options {
		switch value := f.value(option.Name); {
		case option.Value == "" && value == "yes":
			list = append(list, said{option.Name, option.Name})
		case option.Value != "" && value != "":
			list = append(list, said{option.Name, option.Name + "=" + value})
		}
	}
	if f.value(eachLabel) == "yes" && o.Pools && strings.ContainsAny(f.value(whoLabel), ",-") {
		list = append(list, said{eachLabel, eachLabel})
	}
	return list
}

func (t *tactics) line(f *Form) string {
	var words []string
	for _, w := range t.words(f) {
		words = append(words, w.text)
	}
	return strings.Join(words, " ")
}

// blamed is what is wrong with the line where a field says something.
func (t *tactics) blamed(f *Form, label string, v *view.View) error {
	_, err := command.ParseWith(t.line(f), v.Known)
	var wrong *lex.Error
	if !errors.As(err, &wrong) {
		return nil
	}
	from := 1
	for _, w := range t.words(f) {
		to := from + utf8.RuneCountInString(w.text)
		if w.label == label && from <= wrong.Column && wrong.Column <= to {
			return errors.New(wrong.Problem())
		}
		from = to + 1
	}
	return nil
}

// checkSome refuses what are no nodes.
func checkSome(s string, _ *Form, v *view.View) error {
	_, err := nodesOf(s, v)
	return err
}

// nowIs says what the nodes do now.
func nowIs(f *Form, v *view.View) remark {
	nodes, err := nodesOf(f.value(whoLabel), v)
	switch {
	case err != nil:
		return quiet(sideHint(v))
	case len(nodes) == 1:
		return quiet("is " + cmp.Or(v.Nodes[nodes[0]].Strategy, "honest") + " now")
	}
	return quiet(words.Plural(len(nodes), "node"))
}

// told says what the chosen strategy is.
func (t *tactics) told(f *Form, v *view.View) []remark {
	o := t.chosen(f)
	list := []remark{quiet(o.Doc)}
	if t.many(f, v) && o.Pools {
		list = append([]remark{quiet(strategy.Pools())}, list...)
	}
	return list
}

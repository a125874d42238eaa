package forms

import (
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
)

// tunable is a property of a link that a form can change; its label is also the command
// that does so.
type tunable struct {
	label  string
	read   func(l *netsim.Link) string
	check  func(text string) error
	offers []choice
}

// linkStates are what the form can make of a link as a whole.
var linkStates = [...]choice{{"up", "messages pass"}, {"cut", "nothing passes"}, {"held", "messages wait"}}

func tunables() []tunable {
	offer := func(values ...string) (all []choice) {
		for _, v := range values {
			all = append(all, choice{value: v})
		}
		return all
	}
	duration := func(s string) error { _, err := quantity.ParseDuration(s); return err }
	probability := func(s string) error { _, err := quantity.ParseProbability(s); return err }
	bytes := func(s string) error { _, err := quantity.ParseBytes(s); return err }
	return []tunable{
		{"latency", func(l *netsim.Link) string { return quantity.FormatDuration(l.Delay.Duration()) }, duration, offer("0s", "50ms", "200ms", "1s", "5s")},
		{"jitter", func(l *netsim.Link) string { return quantity.FormatDuration(l.Jitter.Amount.Duration()) }, duration, offer("0s", "20ms", "50ms", "200ms")},
		{"loss", func(l *netsim.Link) string { return quantity.FormatProbability(l.Loss) }, probability, offer("0%", "1%", "10%", "50%", "100%")},
		{"bandwidth", func(l *netsim.Link) string { return quantity.FormatBytes(l.Bandwidth) }, bytes, offer("0", "16kB", "64kB", "1MB")},
		{stateLabel, stateToTune, func(s string) error { return oneOf(linkStates[:]...)(s, nil, nil) }, linkStates[:]},
	}
}

// The labels of the fields that are no command.
const (
	wayLabel   = "direction"
	stateLabel = "state"
)

// stateToTune is the state but for what a partition does, which is not the link's.
func stateToTune(l *netsim.Link) string {
	return view.DirectionState(&netsim.Link{Cut: l.Cut, Held: l.Held})
}

// tuning is a link that a form changes: what it was like when the form was opened.
type tuning struct {
	from, to int
	was      view.Directions
	ways     []choice
}

// Tune changes what a link is like. Each field that is filled in otherwise than it
// was becomes a command; where the two directions differ it is empty at first.
func Tune(v *view.View, from, to int) *Form {
	a, b := v.Name(from), v.Name(to)
	t := &tuning{from: from, to: to, was: v.Directions(from, to),
		ways: []choice{{"both", "either way"}, {"there", a + " → " + b + " only"}, {"back", b + " → " + a + " only"}}}
	fields := []*field{{label: wayLabel, edit: edit.Suggest("both"), choices: fixed(t.ways...), check: oneOf(t.ways...), note: noteOf(wayLabel, t.ways)}}
	for _, p := range tunables() {
		fields = append(fields, &field{label: p.label, edit: edit.Suggest(t.shared(&p)), choices: fixed(p.offers...), note: t.note(&p),
			check: func(s string, _ *Form, _ *view.View) error {
				if s == "" {
					return nil
				}
				return p.check(s)
			}})
	}
	f := newForm("Link "+a+" – "+b, "change it", t.lines, fields...)
	f.at = 1
	return f
}

// shared is a property that both directions have, or nothing.
func (t *tuning) shared(p *tunable) string {
	if value := p.read(&t.was.There); value == p.read(&t.was.Back) {
		return value
	}
	return ""
}

// note tells what a property is now.
func (t *tuning) note(p *tunable) func(*Form, *view.View) remark {
	return func(f *Form, _ *view.View) remark {
		there, back := p.read(&t.was.There), p.read(&t.was.Back)
		switch {
		case p.label == stateLabel && (t.was.There.Parted || t.was.Back.Parted):
			return remark{"a partition stops it: heal ends that", true}
		case there != back:
			return quiet(there + " there, " + back + " back")
		case f.value(p.label) != there:
			return quiet("is " + there + " now")
		}
		return remark{}
	}
}

// lines are the commands for all that is filled in otherwise than it was.
func (t *tuning) lines(f *Form) string {
	pair := nodeset.Pair{A: nodeset.One(t.from), B: nodeset.One(t.to)}
	concerned := []*netsim.Link{&t.was.There, &t.was.Back}
	switch f.value(wayLabel) {
	case "there":
		pair.OneWay, concerned = true, concerned[:1]
	case "back":
		pair = nodeset.Pair{A: pair.B, B: pair.A, OneWay: true}
		concerned = concerned[1:]
	}
	var lines []string
	for _, p := range tunables() {
		value, changed := f.value(p.label), false
		for _, l := range concerned {
			changed = changed || value != "" && value != p.read(l)
		}
		switch {
		case !changed:
		case p.label == stateLabel:
			lines = append(lines, stateLines(value, concerned, pair)...)
		default:
			lines = append(lines, p.label+" "+value+pair.String())
		}
	}
	return strings.Join(lines, "\n")
}

// stateLines are the commands that lead from what the directions are to a state.
func stateLines(state string, was []*netsim.Link, pair nodeset.Pair) (lines []string) {
	var cut, held bool
	for _, l := range was {
		cut, held = cut || l.Cut, held || l.Held
	}
	if cut && state != "cut" {
		lines = append(lines, command.Restore{Links: pair}.String())
	}
	if held && state == "up" {
		lines = append(lines, command.Release{Links: pair}.String())
	}
	switch state {
	case "cut":
		lines = append(lines, command.Cut{Links: pair}.String())
	case "held":
		lines = append(lines, command.Hold{Links: pair}.String())
	}
	return lines
}

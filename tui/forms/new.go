package forms

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/cost"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/settings"
	"example.com/sosocoin/sim/view"
	"example.com/sosocoin/tui/edit"
	"example.com/sosocoin/tui/words"
)

// toldLines are those for a new world's cost and the flags that come to the same.
const toldLines = 4

// New asks what another world is to be like: each setting is a field, which begins as the present
// world has it. It says what such a world is likely to cost, and the flags of the same one.
func New(v *view.View) *Form {
	now := map[string]string{}
	for _, word := range v.Settings.Chosen {
		name, value, _ := strings.Cut(word, "=")
		now[name] = value
	}
	table := slices.Concat(settings.All(), settings.Params())
	w := &world{}
	form := newForm("A new world", "begin", w.line)
	for _, s := range table {
		value, chosen := now[s.Name]
		if !chosen {
			value = s.Default
		}
		d := &field{label: s.Name, edit: edit.Suggest(value), about: s.Summary, choices: offered(s.Name), note: usual(s, offered(s.Name)), check: w.check(s)}
		form.fields = append(form.fields, d)
		form.labels = max(form.labels, len(s.Name)+1)
	}
	form.touched = make([]bool, len(form.fields))
	form.told, form.lines = w.told, toldLines
	return form
}

// world is what the fields of the form come to, read once for the same texts.
type world struct {
	of     string
	config settings.Config
	err    error
}

// words are what the fields say that is not left empty, as the command new reads it.
func (w *world) words(f *Form) (list []string) {
	for _, d := range f.fields {
		if value := d.value(); value != "" {
			list = append(list, d.label+"="+value)
		}
	}
	return list
}

func (w *world) read(f *Form) {
	list := w.words(f)
	if of := strings.Join(list, " "); w.of != of {
		w.of = of
		w.config, w.err = settings.ReadWords(list)
	}
}

// line is the command with what differs from the defaults, or with all that is filled in while
// something of it is wrong. It always says how many nodes: new alone would ask again.
func (w *world) line(f *Form) string {
	c := command.New{}
	w.read(f)
	if w.err != nil {
		c.Settings = w.words(f)
		return c.String()
	}
	for _, chosen := range w.config.Chosen() {
		c.Settings = append(c.Settings, chosen.Word())
	}
	if w.config.Nodes == settings.Default().Nodes {
		c.Settings = append([]string{fmt.Sprintf("nodes=%d", w.config.Nodes)}, c.Settings...)
	}
	return c.String()
}

// check refuses a value that no world can have, or that none can have with the other fields.
func (w *world) check(s settings.Setting) func(string, *Form, *view.View) error {
	return func(text string, f *Form, _ *view.View) error {
		if strings.ContainsAny(text, " \t") {
			return fmt.Errorf("%s: found a space in %.40q; expected one word", s.Name, text)
		}
		scratch := settings.Default()
		if text == "" {
			return nil
		}
		if err := s.Read(&scratch, text); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
		if w.read(f); settings.Blames(w.err, s.Name) {
			return w.err
		}
		return nil
	}
}

// told says what the world costs, what is strange about it, and how a shell begins it.
func (w *world) told(f *Form, _ *view.View) (list []remark) {
	if w.read(f); w.err != nil {
		return []remark{{w.err.Error(), true}}
	}
	for _, text := range w.config.Remarks() {
		list = append(list, remark{text, true})
	}
	return append(list, quiet("as flags: "+w.config.Command("sosocoin")), quiet(costs(cost.Of(&w.config))))
}

// costs tells of a guess.
func costs(g cost.Guess) string {
	s := fmt.Sprintf("Estimate: %s, %s of memory and %s more a virtual hour", words.Plural(g.Links, "link"), bytes(g.Memory), bytes(g.PerHour))
	if g.Build.Seconds() >= 1 {
		s += fmt.Sprintf(", %.0f s to begin", g.Build.Seconds())
	}
	if g.Speed == 0 {
		return s + "; nothing happens by itself."
	}
	s += fmt.Sprintf("; %s events and %s hashes a virtual second, at most %s× as fast as time", many(g.Events), many(g.Hashes), many(g.Speed))
	if g.Speed < 1 {
		s += ": too slow to keep up"
	}
	return s + "."
}

// rough leaves two digits of what is known no better.
func rough(x float64) float64 {
	if x <= 0 {
		return 0
	}
	unit := math.Pow(10, math.Floor(math.Log10(x))-1)
	return math.Round(x/unit) * unit
}

// bytes writes a rough number of them.
func bytes(n float64) string {
	for _, unit := range []struct {
		size float64
		name string
	}{{1e9, "GB"}, {1e6, "MB"}, {1e3, "kB"}} {
		if rough(n) >= unit.size {
			return many(n/unit.size) + " " + unit.name
		}
	}
	return many(n) + " B"
}

// many writes a rough number.
func many(x float64) string {
	if x = rough(x); x < 1e6 {
		return strconv.FormatFloat(x, 'f', max(0, 1-int(math.Floor(math.Log10(max(x, 1e-3))))), 64)
	}
	return strings.TrimSpace(words.Scaled(x))
}

// usual says what a setting is by default, where that is not what is filled in, and else what the
// choice means.
func usual(s settings.Setting, choices func(*Form, *view.View) []choice) func(*Form, *view.View) remark {
	return func(f *Form, v *view.View) remark {
		value := f.value(s.Name)
		note := ""
		if choices != nil {
			all := choices(f, v)
			if at := indexOf(all, value); at >= 0 {
				note = all[at].note
			}
		}
		switch {
		case value == s.Default || note != "":
			return quiet(note)
		case s.Default == "":
			return quiet("not given by default")
		}
		return quiet("default " + s.Default)
	}
}

// offered are the choices of a setting that has a few; nil: free text.
func offered(setting string) func(*Form, *view.View) []choice {
	var all []choice
	switch setting {
	case "topology":
		for _, name := range netsim.TopologyNames() {
			kind, degree, _ := strings.Cut(name, ":")
			switch usual := settings.Default().Topology; {
			case degree == "":
			case strings.HasPrefix(usual, kind+":"):
				kind = usual
			default:
				kind += ":4"
			}
			all = append(all, choice{value: kind})
		}
	case "retarget":
		for _, rule := range chain.RetargetRules() {
			all = append(all, choice{rule.Name, rule.Doc})
		}
	case "relay":
		for _, mode := range node.RelayModes() {
			all = append(all, choice{mode.Name, mode.Doc})
		}
	default:
		return nil
	}
	return fixed(all...)
}

package figure

import (
	"encoding/json"
	"fmt"
	"slices"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/measured"
)

// Value is what a figure was at some moment.
type Value struct {
	*Spec
	measured.Value
}

// MarshalJSON writes it as the JSON report does, null where it was not measured.
func (v Value) MarshalJSON() ([]byte, error) {
	x, known := v.Value.Value()
	if !known {
		return []byte("null"), nil
	}
	return json.Marshal(v.Unit.data(x))
}

// Values are the figures of a world, or of a node, at some moment, in the order of the table. Nobody
// writes to them.
type Values []Value

// ReadAll reads all figures of a whole world.
func ReadAll(w World) Values { return readAll(ofWorld(), &once{World: w}, Subject{}) }

// ReadNodes reads all figures of each node.
func ReadNodes(w World) []Values {
	w = &once{World: w}
	nodes, table := make([]Values, w.Nodes()), ofNodes()
	for id := range nodes {
		nodes[id] = readAll(table, w, Subject{Node: id})
	}
	return nodes
}

func readAll(table []Figure, w World, of Subject) Values {
	all := make(Values, 0, len(table))
	for i := range table {
		f := &table[i]
		if f.Attack && !w.Attacked() {
			continue
		}
		v := Value{&f.Spec, f.Read(w, of)}
		if f.Rare && !v.tells() {
			continue
		}
		if f.Rare && !w.Attacked() {
			v.Spec = f.without(JSON)
		}
		all = append(all, v)
	}
	return all
}

// tells reports whether a rare figure says something: it was measured, and is no count of
// nothing.
func (v *Value) tells() bool {
	x, known := v.Value.Value()
	return known && (x != 0 || v.Unit != Count)
}

// without is the figure with no place of its own in some places more.
func (s *Spec) without(p Place) *Spec {
	less := *s
	less.Not |= p
	return &less
}

// Rounded are the values with no more decimals than a report has.
func (v Values) Rounded() Values {
	rounded := slices.Clone(v)
	for i := range rounded {
		rounded[i].Value = v[i].Value.Map(round)
	}
	return rounded
}

// Given are figures of a whole world that are given by name; all others were not measured,
// and those of attacks and rare ones are not there.
func Given(given map[string]measured.Value) Values { return fill(ofWorld(), given) }

// GivenNode is Given for a node.
func GivenNode(given map[string]measured.Value) Values { return fill(ofNodes(), given) }

func fill(table []Figure, given map[string]measured.Value) Values {
	var all Values
	known := 0
	for i := range table {
		v, there := given[table[i].Name]
		if there {
			known++
		} else if table[i].Attack || table[i].Rare {
			continue
		}
		all = append(all, Value{&table[i].Spec, v})
	}
	if known != len(given) {
		panic(fmt.Sprintf("figure: of %v, only %d are figures", given, known))
	}
	return all
}

// Get is a figure by its name, which is in the table. Of no values, none was measured.
func (v Values) Get(name string) *Value {
	for i := range v {
		if v[i].Name == name {
			return &v[i]
		}
	}
	if v == nil {
		return &Value{Spec: &Spec{}}
	}
	panic("figure: there is no " + name)
}

// Has reports whether a figure is among the values: some are only where they say something.
func (v Values) Has(name string) bool {
	return slices.ContainsFunc(v, func(f Value) bool { return f.Name == name })
}

// Of is what a figure was measured to be.
func (v Values) Of(name string) measured.Value { return v.Get(name).Value }

// Float is a figure that always is a number, such as a count.
func (v Values) Float(name string) float64 {
	x, _ := v.Of(name).Value()
	return x
}

// Int is a figure that is a count.
func (v Values) Int(name string) int { return int(v.Float(name)) }

// Own are the figures that have a place of their own somewhere.
func (v Values) Own(p Place) Values {
	own := make(Values, 0, len(v))
	for _, f := range v {
		if f.In(p) {
			own = append(own, f)
		}
	}
	return own
}

// ReadEvery reads all figures of a whole world and of some nodes, also those that say nothing
// yet, but for those of attacks where there is none.
func ReadEvery(w World, nodes []int) (world Values, each map[int]Values) {
	w = &once{World: w}
	each = map[int]Values{}
	table := ofNodes()
	for _, id := range nodes {
		each[id] = readEach(table, w, Subject{Node: id})
	}
	return readEach(ofWorld(), w, Subject{}), each
}

func readEach(table []Figure, w World, of Subject) Values {
	all := make(Values, 0, len(table))
	for i := range table {
		if f := &table[i]; !f.Attack || w.Attacked() {
			all = append(all, Value{&f.Spec, f.Read(w, of)})
		}
	}
	return all
}

// Number is what the figure was measured to be in units of measurement programs: seconds, coins,
// and 1 for what is true.
func (v *Value) Number() (x float64, known bool) {
	x, known = v.Value.Value()
	switch v.Unit {
	case Coins:
		x /= float64(chain.Coin)
	case Moment:
		x = netsim.Time(x).Seconds()
	}
	return x, known
}

package figure

import (
	"bytes"
	"encoding/json"
	"strings"
)

// Object is a JSON object that keeps its members in the order in which they were put, with
// figures among them. A path such as "blocks.mined" leads into an object of its own.
type Object struct {
	members []member
	figures Values
	added   []bool // which of the figures are in it already
}

type member struct {
	name  string
	value any // an *Object, or anything that can be written
}

// NewObject returns an empty object that these figures can be put into.
func NewObject(figures Values) *Object {
	own := figures.Own(JSON)
	return &Object{figures: own, added: make([]bool, len(own)), members: make([]member, 0, len(own)+roomForMore)}
}

// roomForMore is how many members besides its figures an object has room for at first.
const roomForMore = 8

// Put adds a member.
func (o *Object) Put(path string, value any) {
	name, inside, deeper := strings.Cut(path, ".")
	if !deeper {
		o.members = append(o.members, member{name, value})
		return
	}
	o.group(name).Put(inside, value)
}

// group is the object of a name, a new one where there is none yet.
func (o *Object) group(name string) *Object {
	for _, m := range o.members {
		if inner, ok := m.value.(*Object); ok && m.name == name {
			return inner
		}
	}
	inner := &Object{}
	o.members = append(o.members, member{name, inner})
	return inner
}

// Figures adds figures by their keys. The name of a group stands for all that are in it.
func (o *Object) Figures(keys ...string) {
	for _, key := range keys {
		o.put(func(f *Value) bool {
			inside, begins := strings.CutPrefix(f.Key, key)
			return begins && (inside == "" || inside[0] == '.')
		})
	}
}

// Others adds the figures that were not added by name.
func (o *Object) Others() { o.put(func(*Value) bool { return true }) }

func (o *Object) put(which func(*Value) bool) {
	for i := range o.figures {
		if f := &o.figures[i]; !o.added[i] && which(f) {
			o.Put(f.Key, *f)
			o.added[i] = true
		}
	}
}

// MarshalJSON writes the members in their order.
func (o *Object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o.members {
		if i > 0 {
			b.WriteByte(',')
		}
		name, err := json.Marshal(m.name)
		if err != nil {
			return nil, err
		}
		value, err := written(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// written is a member's value as JSON. What writes itself is asked directly: json.Marshal
// would go through all of it once more, and a report has some ten figures a node.
func written(value any) ([]byte, error) {
	if m, ok := value.(json.Marshaler); ok {
		return m.MarshalJSON()
	}
	return json.Marshal(value)
}

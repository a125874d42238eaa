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
	figures Values // those that are not in it yet
}

type member struct {
	name  string
	value any // an *Object, or anything that can be written
}

// NewObject returns an empty object that these figures can be put into.
func NewObject(figures Values) *Object { return &Object{figures: figures.Own(JSON)} }

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
		o.put(func(f *Value) bool { return f.Key == key || strings.HasPrefix(f.Key, key+".") })
	}
}

// Others adds the figures that were not added by name.
func (o *Object) Others() { o.put(func(*Value) bool { return true }) }

func (o *Object) put(which func(*Value) bool) {
	var left Values
	for _, f := range o.figures {
		if which(&f) {
			o.Put(f.Key, f)
		} else {
			left = append(left, f)
		}
	}
	o.figures = left
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
		value, err := json.Marshal(m.value)
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

package flags

import (
	"errors"
	"strconv"
)

// text is a flag's value as it was written.
type text struct{ value, kind string }

func (t *text) String() string     { return t.value }
func (t *text) Set(s string) error { t.value = s; return nil }
func (t *text) Type() string       { return t.kind }

// lines is a repeatable flag of which each value is kept whole, commas too.
type lines struct {
	list *[]string
	kind string
}

func (l *lines) String() string     { return "" }
func (l *lines) Set(s string) error { *l.list = append(*l.list, s); return nil }
func (l *lines) Type() string       { return l.kind }

// flip is a flag that is on or off.
type flip bool

func (b *flip) String() string { return strconv.FormatBool(bool(*b)) }
func (b *flip) Type() string   { return "bool" }
func (b *flip) Set(s string) error {
	switch s {
	case "true", "on", "yes", "1":
		*b = true
	case "false", "off", "no", "0":
		*b = false
	default:
		return errors.New("expected true or false")
	}
	return nil
}

package settings

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// Chosen is a setting that is not as it is by default.
type Chosen struct {
	Name, Value string
	Param       bool // one of Params
}

// Word writes it as the command new reads it: "nodes=20".
func (c Chosen) Word() string { return c.Name + "=" + c.Value }

// Flag writes it as the command line does: "--nodes 20", "--param maturity=10".
func (c Chosen) Flag() string {
	if c.Param {
		return "--param " + c.Word()
	}
	return "--" + c.Name + " " + c.Value
}

// Chosen lists what differs from Default, in the order of the tables. Where there are regions, what
// they say instead is left out.
func (c *Config) Chosen() (list []Chosen) {
	d := Default()
	for i, table := range [][]Setting{All(), Params()} {
		for _, s := range table {
			if c.Regions != nil && slices.Contains(RegionSettings(), s.Name) {
				continue
			}
			if value := s.Show(c); value != s.Show(&d) {
				list = append(list, Chosen{s.Name, value, i > 0})
			}
		}
	}
	return list
}

// Command is the line of the shell that begins the same world; NAME is the program's.
func (c *Config) Command(name string) string {
	words := []string{name}
	for _, chosen := range c.Chosen() {
		words = append(words, chosen.Flag())
	}
	return strings.Join(words, " ")
}

// Names are those of all settings and parameters.
func Names() (names []string) {
	for _, s := range slices.Concat(All(), Params()) {
		names = append(names, s.Name)
	}
	return names
}

// ReadWords returns the valid world of words such as "nodes=20"; what none of them says is as it
// is by default. Errors are *Error.
func ReadWords(words []string) (Config, error) {
	table, c := slices.Concat(All(), Params()), Default()
	seen := map[string]bool{}
	for _, word := range words {
		name, value, _ := strings.Cut(word, "=")
		at := slices.IndexFunc(table, func(s Setting) bool { return s.Name == name })
		switch {
		case at < 0:
			return c, unknown(name)
		case seen[name]:
			return c, &Error{name, "it is given twice"}
		}
		seen[name] = true
		if err := table[at].Read(&c, value); err != nil {
			return c, &Error{name, err.Error()}
		}
	}
	for _, name := range RegionSettings() {
		if c.Regions != nil && !asUsual(&c, name) {
			return c, &Error{name, regionsSay}
		}
	}
	if err := c.Validate(); err != nil {
		return c, err
	}
	if _, err := c.Miners(); err != nil {
		return c, wrong("mine", "%v", err)
	}
	return c, nil
}

// asUsual reports whether a setting of All is as it is by default.
func asUsual(c *Config, name string) bool {
	d, table := Default(), All()
	s := table[slices.IndexFunc(table, func(s Setting) bool { return s.Name == name })]
	return s.Show(c) == s.Show(&d)
}

func unknown(name string) error {
	hint := "expected one of " + strings.Join(Names(), ", ")
	if near := lex.Nearest(name, Names()); near != "" {
		hint = "did you mean " + near + "?"
	}
	return &Error{fmt.Sprintf("%.40q", name), "it is no setting; " + hint}
}

// Blames says whether an error is about a setting.
func Blames(err error, name string) bool {
	var wrong *Error
	return errors.As(err, &wrong) && wrong.Setting == name
}

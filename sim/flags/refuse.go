package flags

import (
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"example.com/sosocoin/sim/command"
)

// Refuse says in this package's form why a command line could not be read: no such
// flag, with the one that was likely meant, or a flag without its value.
func Refuse(set *pflag.FlagSet, err error) error {
	var (
		unknown *pflag.NotExistError
		bare    *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		return noSuchFlag(set, unknown)
	case errors.As(err, &bare):
		flag := bare.GetFlag()
		return &Error{flag.Name, fmt.Sprintf("has no value; expected --%s %s", flag.Name, flag.Value.Type())}
	case errors.As(err, &invalid):
		return &Error{invalid.GetFlag().Name, fmt.Sprintf("%.40q is not true or false", invalid.GetValue())}
	case errors.As(err, &syntax):
		return fmt.Errorf("%.40q is not a flag; expected one such as --nodes 5", syntax.GetSpecifiedFlag())
	}
	return err
}

// noSuchFlag names the nearest flag. A word behind one dash is read by pflag as
// a row of one-letter flags, but was hardly meant so.
func noSuchFlag(set *pflag.FlagSet, unknown *pflag.NotExistError) error {
	name, dashes := unknown.GetSpecifiedName(), "--"
	if letters := unknown.GetSpecifiedShortnames(); letters != "" {
		name, dashes = letters, "-"
	}
	var names []string
	set.VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	hint := ""
	if near := command.Nearest(name, names); near != "" {
		hint = "; did you mean --" + near + "?"
	}
	return fmt.Errorf("%s%.40s: there is no such flag%s", dashes, name, hint)
}

// NoArguments refuses words that belong to no flag.
func NoArguments(words []string) error {
	if len(words) == 0 {
		return nil
	}
	return fmt.Errorf("%.40q belongs to no flag; expected flags only, such as --nodes 5", words[0])
}

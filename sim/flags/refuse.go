package flags

import (
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"example.com/sosocoin/sim/lex"
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
	if near := lex.Nearest(name, names); near != "" {
		hint = "; did you mean --" + near + "?"
	}
	return fmt.Errorf("%s%.40s: there is no such flag%s", dashes, name, hint)
}

// NoArguments refuses words that belong to no flag.
func NoArguments(found []string) error {
	if len(found) == 0 {
		return nil
	}
	hint := ""
	if near := lex.Nearest(found[0], words()); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return fmt.Errorf("%.40q belongs to no flag; expected flags only, such as --nodes 5%s", found[0], hint)
}

// noSuchShell refuses what stands behind completion, if it is not one of the shells.
func noSuchShell(found []string) error {
	const expected = "expected bash, zsh, fish or powershell"
	if len(found) == 0 {
		return fmt.Errorf("completion: no shell is named; %s", expected)
	}
	return fmt.Errorf("completion: %.40q is not a shell that can be helped; %s", found[0], expected)
}

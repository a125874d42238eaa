package flags

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/theory/value"
)

// theoryCommand prints what a law predicts, or lists the laws.
func theoryCommand(p Program) *cobra.Command {
	asJSON, asPolicy := new(flip), new(flip)
	c := &cobra.Command{
		Use:   "theory [LAW [NAME=VALUE ...]]",
		Short: "Print what a paper predicts, or list the laws",
		Long:  "Print what a law of a paper predicts for these parameters; without a law, list them all.\nA parameter that is left out has its default. sosocoin help theory tells more.",
		Example: `  sosocoin theory
  sosocoin theory rosenfeld q=0.1 z=6
  sosocoin theory two-miner delay=2s interval=10s --json
  sosocoin theory optimal alpha=0.4 gamma=0.5 --policy > mine.policy`,
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: completeTheory,
		RunE: func(_ *cobra.Command, words []string) error {
			out, err := theoryText(words, bool(*asJSON), bool(*asPolicy))
			if err != nil {
				return err
			}
			_, err = io.WriteString(p.Out, out)
			return err
		},
	}
	c.Flags().Var(asJSON, "json", "print JSON")
	c.Flags().Var(asPolicy, "policy", "print the policy table that a law is about, not its revenue")
	for _, name := range []string{"json", "policy"} {
		c.Flags().Lookup(name).NoOptDefVal = "true"
	}
	return c
}

// completeTheory offers laws, and then their parameters.
func completeTheory(_ *cobra.Command, words []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var offered []cobra.Completion
	if len(words) == 0 {
		for _, l := range theory.Laws() {
			offered = append(offered, l.Name+"\t"+l.Predicts)
		}
		return offered, cobra.ShellCompDirectiveNoFileComp
	}
	l, _ := theory.Lookup(words[0])
	for _, p := range l.Params {
		offered = append(offered, p.Name+"=\t"+p.Doc)
	}
	return offered, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// theoryText is what the words ask for.
func theoryText(words []string, asJSON, asPolicy bool) (string, error) {
	if len(words) == 0 {
		switch {
		case asPolicy:
			return "", fmt.Errorf("theory --policy: no law is named; expected one with a policy, such as theory optimal --policy")
		case asJSON:
			return lawsJSON()
		}
		return listLaws(), nil
	}
	law, err := lawNamed(words[0])
	if err != nil {
		return "", err
	}
	given, err := valuesOf(law, words[1:])
	if err != nil {
		return "", fmt.Errorf("theory %s: %w", law.Name, err)
	}
	values, err := law.Complete(given)
	if err != nil {
		return "", fmt.Errorf("theory %s: %w", law.Name, outOfRange(law, err))
	}
	if asPolicy {
		return policyText(law, values, asJSON)
	}
	predicted, err := law.Predict(values)
	switch {
	case err != nil:
		return "", fmt.Errorf("theory %s: %w", law.Name, err)
	case asJSON:
		return predictionJSON(law, values, predicted)
	}
	return predictionText(law, values, predicted), nil
}

func lawNamed(name string) (theory.Law, error) {
	if law, known := theory.Lookup(name); known {
		return law, nil
	}
	hint := ""
	if near := lex.Nearest(name, theory.Names()); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return theory.Law{}, fmt.Errorf("theory: %.40q is not a law; expected one of those that sosocoin theory lists%s", name, hint)
}

// valuesOf reads words of the form q=0.1.
func valuesOf(law theory.Law, words []string) (theory.Values, error) {
	values := theory.Values{}
	for _, word := range words {
		name, text, parted := strings.Cut(word, "=")
		p, known := law.Param(name)
		_, twice := values[name]
		switch {
		case !parted:
			return nil, fmt.Errorf("%.40q is not a parameter with its value; expected some such as %s=%s", word, law.Params[0].Name, value.Text(law.Params[0].Unit, law.Params[0].Default))
		case !known:
			return nil, noSuchParam(law, name)
		case twice:
			return nil, fmt.Errorf("%s is given twice; expected it once", name)
		}
		v, err := value.Read(p.Unit, text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		values[name] = v
	}
	return values, nil
}

func noSuchParam(law theory.Law, name string) error {
	var names []string
	for _, p := range law.Params {
		names = append(names, p.Name)
	}
	hint := ""
	if near := lex.Nearest(name, names); len(near) > 2 { // shorter ones are near to everything
		hint = "; did you mean " + near + "?"
	}
	return fmt.Errorf("%.40q is not a parameter; expected one of %s%s", name, strings.Join(names, ", "), hint)
}

// outOfRange says what a parameter may be in its own unit.
func outOfRange(law theory.Law, err error) error {
	wrong, ok := err.(*theory.ParamError)
	if !ok {
		return err
	}
	p, _ := law.Param(wrong.Param)
	return fmt.Errorf("%s=%.40s is out of range; expected %s to %s", p.Name, value.Text(p.Unit, wrong.Found), value.Text(p.Unit, p.Min), value.Text(p.Unit, p.Max))
}

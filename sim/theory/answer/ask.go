package answer

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/theory"
	"example.com/sosocoin/sim/theory/value"
)

// Text is what words such as rosenfeld q=0.1 z=6 ask for: the list of laws where there are none. Errors
// say what was expected.
func Text(words []string, asJSON, asPolicy bool) (string, error) {
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

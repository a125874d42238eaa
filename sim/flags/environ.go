package flags

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"example.com/sosocoin/sim/lex"
)

// envPrefix begins the variables of the environment that stand for flags.
const envPrefix = "SOSOCOIN_"

// Variable is the variable of the environment for a flag: SOSOCOIN_TX_RATE.
func Variable(flag string) string {
	return envPrefix + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// variables are those for flags, with their values, and a warning for each that is for
// none: it changes nothing, and nobody would know. Another program may have a use for it,
// so that it stops nobody.
func variables(environ, flags []string) (values map[string]string, warnings []string) {
	var known []string // without what all begin with
	for _, flag := range flags {
		known = append(known, strings.TrimPrefix(Variable(flag), envPrefix))
	}
	values = map[string]string{}
	for _, v := range environ {
		name, value, _ := strings.Cut(v, "=")
		bare, ours := strings.CutPrefix(name, envPrefix)
		switch {
		case !ours || isAddress(bare, value):
		case slices.Contains(known, bare):
			values[name] = value
		case !isPlatforms(bare, value):
			hint := "; expected the name of a flag, such as " + Variable("tx-rate")
			if near := lex.Nearest(bare, known); near != "" {
				hint = "; did you mean " + envPrefix + near + "?"
			}
			warnings = append(warnings, fmt.Sprintf("environment variable %.60s: there is no such setting%s", name, hint))
		}
	}
	return values, warnings
}

// isPlatforms says whether a variable is one of those by which a container platform tells
// every program of a service with the name sosocoin, or with one that begins so, such as
// sosocoin-web: SOSOCOIN_SERVICE_HOST, SOSOCOIN_WEB_SERVICE_PORT_HTTP,
// SOSOCOIN_PORT_80_TCP_ADDR (Kubernetes, after Docker's links, which have
// SOSOCOIN_NAME=/web/sosocoin and SOSOCOIN_ENV_... besides).
func isPlatforms(bare, value string) bool {
	name := regexp.MustCompile(`^(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_.*|ENV_.*|(NAME))$`).FindStringSubmatch(bare)
	return name != nil && (name[4] == "" || strings.HasPrefix(value, "/"))
}

// isAddress says whether a variable is SOSOCOIN_PORT=tcp://10.0.0.1:80, which no flag of
// that name would mean.
func isAddress(bare, value string) bool {
	return (bare == "PORT" || strings.HasSuffix(bare, "_PORT")) && regexp.MustCompile(`^[a-z]+://`).MatchString(value)
}

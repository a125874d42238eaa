package grammar

import (
	"fmt"
	"strings"

	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// LongestRegion is how long the name of a region may be, in characters.
const LongestRegion = 32

const regionExpected = "a name of letters, digits and dashes"

// ParseRegion reads the name of a region, which lines may use for all nodes in it: letters,
// digits and dashes, and nothing that lines would take for a node or a word of the language.
func (l Language) ParseRegion(s string) (string, error) {
	refused := &lex.ValueError{Value: s, Expected: regionExpected}
	switch shape := strings.Trim(s, regionCharacters) == "" && s != "" && s[0] != '-'; {
	case !shape:
		return "", refused
	case len(s) > LongestRegion:
		refused.Problem = fmt.Sprintf("it has more than %d characters", LongestRegion)
	case l.taken(s) != "":
		refused.Expected, refused.Problem = "a name with no meaning of its own", l.taken(s)
	default:
		return s, nil
	}
	return "", refused
}

const regionCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"

// ParseNodesOfRegions reads a list of nodes where it is not known yet which regions there
// are: a word that can be the name of one is taken for that.
func (l Language) ParseNodesOfRegions(s string) (nodeset.List, error) {
	var known Known
	for part := range strings.SplitSeq(s, ",") {
		if region, err := l.ParseRegion(part); err == nil {
			known.Regions = append(known.Regions, region)
		}
	}
	return known.ParseNodeList(s)
}

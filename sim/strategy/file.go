package strategy

import (
	"fmt"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/node"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/withhold"
)

// FromFile is a policy that somebody wrote down.
type FromFile struct{ File string }

// Text is policy=FILE.
func (v FromFile) Text(nodeset.By) string { return "policy=" + v.File }

func (FromFile) form() form {
	return form{
		pools: true,
		word:  "policy", value: "FILE",
		gist: "keeps blocks back by a file's table",
		doc:  `policy= reads a table from a file, as "sosocoin theory sm1 --policy" prints one.`,
		read: func(a *grammar.Arguments) Way {
			file, _ := grammar.Option(a, "policy", argument.File("the name of a file with a policy"))
			return FromFile{file}
		},
		anew: true,
	}
}

func (v FromFile) plan(Site) (func(*node.Node) node.Strategy, error) {
	p, err := readPolicy(v.File)
	if err != nil {
		return nil, err
	}
	p.Name = "policy=" + p.Name
	return follow(v, p), nil
}

// maxPolicyFile is more than the largest table takes, in bytes.
const maxPolicyFile = 4 << 20

// readPolicy reads a policy from a file. What is wrong with it is told with line and column.
func readPolicy(name string) (*withhold.Policy, error) {
	raw, err := files.Read(name, maxPolicyFile)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(raw) > maxPolicyFile {
		return nil, fmt.Errorf("%s: larger than %d MB, which no policy is", name, maxPolicyFile>>20)
	}
	text, err := files.Text(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p, err := withhold.Parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s:%w", name, err)
	}
	return p, nil
}

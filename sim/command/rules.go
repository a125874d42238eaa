package command

import (
	"fmt"
	"slices"
	"strconv"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
)

// Rules changes what nodes take for valid: "rules n0-n5 +signal from=block 100".
type Rules struct {
	Nodes  nodeset.List
	Full   bool // first of all, the rules that all have at the start
	Add    []chain.RuleName
	Remove []chain.RuleName
	Limits chain.Limits // 0: as it is
	From   uint32       // the height of the first block to which this applies
}

func (Rules) Row() grammar.Row {
	return grammar.Row{
		Name: "rules", Args: "NODES [full] [+RULE] [-RULE] [block-size=BYTES] [maturity=BLOCKS] [subsidy=AMOUNT] [from=block HEIGHT]",
		Summary: "change what nodes take for valid",
		Detail: "-RULE leaves a rule out, +RULE puts it in, full is what every node has at the start: all rules but signal. signal refuses blocks whose coinbase does not carry the signal; a node that has this rule signals in its own blocks. " +
			"block-size, maturity and subsidy are limits of the nodes' own; what is no rule, such as a limit to reorganisations, policy sets. from=block 100 leaves the rules for lower blocks as they are. Rules that get stricter are a soft fork, rules that get looser a hard fork. " +
			"A node whose rules change goes on as one that is started again with other software: it validates the blocks that it has once more, takes the best branch that is left, looks through its mempool, and asks its neighbours again for what it has refused. What a block breaks, and for which nodes, the inspector shows.",
		Example: "rules n0-n2 +signal from=block 100",
		Options: []string{"block-size", "maturity", "subsidy", "from"},
		Also:    []string{"fork", "soft-fork", "hard-fork", "consensus", "validation", "signal", "upgrade"},
		Parse:   parseRules,
	}
}

func parseRules(a *grammar.Arguments) Command {
	c := Rules{Nodes: a.Nodes()}
	c.Full = a.Flag(chain.FullRules)
	size, hasSize := grammar.Option(a, "block-size", grammar.BlockSizeKind())
	maturity, hasMaturity := grammar.Option(a, "maturity", argument.Whole[uint32]("a number of blocks above 0", 1, grammar.MaxHeight))
	subsidy, hasSubsidy := grammar.Option(a, "subsidy", grammar.PositiveAmountKind())
	c.Limits = chain.Limits{BlockSize: size, Maturity: maturity, Subsidy: subsidy}
	from, _ := grammar.Option(a, "from", grammar.FromKind())
	for a.More(grammar.OtherChanges(slices.Concat(c.Add, c.Remove))) {
		change := grammar.Read(a, grammar.RuleChangeKind(slices.Concat(c.Add, c.Remove), from == grammar.FromBlock))
		switch {
		case change.Rule == "":
			from = change.Height
		case change.Add:
			c.Add = append(c.Add, change.Rule)
		default:
			c.Remove = append(c.Remove, change.Rule)
		}
	}
	switch {
	case from == grammar.FromBlock:
		a.Missing(grammar.HeightKind().Expected)
	case !c.Full && len(c.Add)+len(c.Remove) == 0 && !hasSize && !hasMaturity && !hasSubsidy:
		a.Missing("full, +RULE, -RULE, block-size=, maturity= or subsidy=")
	}
	c.From = uint32(max(from, 0))
	return c
}

func (c Rules) String() string { return c.say(nil) }

func (c Rules) say(by nodeset.By) string { return "rules " + c.Nodes.Text(by) + c.Changes() }

// Changes are the words after the nodes.
func (c Rules) Changes() string {
	text := map[bool]string{true: " " + chain.FullRules}[c.Full]
	for _, rule := range c.Remove {
		text += " -" + string(rule)
	}
	for _, rule := range c.Add {
		text += " +" + string(rule)
	}
	if size := c.Limits.BlockSize; size > 0 {
		text += " block-size=" + strconv.Itoa(size)
	}
	if maturity := c.Limits.Maturity; maturity > 0 {
		text += fmt.Sprintf(" maturity=%d", maturity)
	}
	if subsidy := c.Limits.Subsidy; subsidy > 0 {
		text += " subsidy=" + subsidy.String()
	}
	if c.From > 0 {
		text += fmt.Sprintf(" from=block %d", c.From)
	}
	return text
}

package command

import (
	"fmt"

	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/withhold"
)

// Strategy says when nodes publish the blocks that they find: "strategy n0 selfish".
type Strategy struct {
	Nodes nodeset.List
	Way   StrategyWay
	Ways  withhold.Stubbornness // of Stubborn
	File  string                // of FromFile
	Alpha float64               // of Optimal, the share of the hash rate; 0: that of the node
	Gamma float64               // of Optimal
}

// StrategyWay is how nodes go about it.
type StrategyWay uint8

// The ways. Those from Stubborn on are options, which say more.
const (
	BeHonest StrategyWay = iota
	BeSelfish
	BeOptimal
	BeStubborn
	FromFile
)

func strategyWords() []string { return []string{"honest", "selfish", "optimal"} }

// String is the way in a word.
func (w StrategyWay) String() string {
	return append(strategyWords(), "stubborn", "policy")[w]
}

func (Strategy) Row() grammar.Row {
	return grammar.Row{
		Name: "strategy", Args: "NODES honest|selfish|optimal|stubborn=WAYS|policy=FILE [alpha=SHARE] [gamma=SHARE]",
		Summary: "say when nodes publish their blocks",
		Detail: "An honest node publishes each block at once. All others keep theirs back and mine on them in private, each for itself, and publish some when others find one, so that the work of honest nodes is wasted. selfish does so as Eyal and Sirer 2014 have it (SM1). " +
			"stubborn= adds ways of Nayak et al. 2016: L answers one block with one while it leads by two, F keeps a block back that would win a tie, T1 goes on while it is one block behind; LFT1 is all of them. " +
			"optimal does what earns most (Sapirshtein et al. 2016) with a share alpha of the hash rate, that of the node unless it is given, when a share gamma of the others mines on its block in a tie, 0 unless it is given. policy= reads a table from a file, as \"sosocoin theory sm1 --policy\" prints one. " +
			"What gamma really is comes out of the links: the figure gamma has it. A node that is honest again publishes what it has kept back, if that is still of use.",
		Example: "strategy n0 selfish",
		Options: []string{"stubborn", "policy", "alpha", "gamma"},
		Also:    []string{"selfish", "withhold", "attack", "policy"},
		Parse:   parseStrategy,
	}
}

func parseStrategy(a *grammar.Arguments) Command {
	c := Strategy{Nodes: a.Nodes()}
	stubborn, isStubborn := grammar.Option(a, "stubborn", argument.Kind[withhold.Stubbornness]{Expected: withhold.StubbornExpected, Parse: withhold.ParseStubbornness, Offers: argument.Words("L", "F", "T1", "LF", "LT1", "FT1", "LFT1")})
	file, isFile := grammar.Option(a, "policy", argument.File("the name of a file with a policy"))
	alpha, hasAlpha := grammar.Option(a, "alpha", argument.Minority())
	gamma, hasGamma := grammar.Option(a, "gamma", argument.Probability())
	switch {
	case isStubborn:
		c.Way, c.Ways = BeStubborn, stubborn
		a.Allow("stubborn")
	case isFile:
		c.Way, c.File = FromFile, file
		a.Allow("policy")
	default:
		c.Way = readWay(a, hasAlpha || hasGamma)
	}
	if c.Way == BeOptimal {
		c.Alpha, c.Gamma = alpha, gamma
	}
	return c
}

// readWay reads a way that is a word, with options of the optimum or without.
func readWay(a *grammar.Arguments, options bool) StrategyWay {
	ways := argument.OneOf[StrategyWay](strategyWords())
	if options {
		ways = ways.Offering(argument.Words(BeOptimal.String()))
	}
	way, ok := grammar.Optional(a, ways)
	switch {
	case !ok && !options:
		a.Missing(ways.Expected + ", or stubborn= or policy=")
	case !ok:
		a.Allow("alpha", "gamma")
		a.Missing(ways.Expected)
	case way == BeOptimal:
		a.Allow("alpha", "gamma")
	default:
		a.Allow()
	}
	return way
}

func (c Strategy) String() string { return c.say(nil) }

func (c Strategy) say(by nodeset.By) string {
	text := "strategy " + c.Nodes.Text(by) + " " + c.Way.String()
	switch c.Way {
	case BeStubborn:
		return fmt.Sprintf("%s=%v", text, c.Ways)
	case FromFile:
		return text + "=" + c.File
	}
	if c.Alpha > 0 {
		text += " alpha=" + quantity.FormatProbability(c.Alpha)
	}
	if c.Gamma > 0 {
		text += " gamma=" + quantity.FormatProbability(c.Gamma)
	}
	return text
}

package command

import (
	"strings"

	"example.com/sosocoin/chain"
	"example.com/sosocoin/sim/argument"
	"example.com/sosocoin/sim/grammar"
	"example.com/sosocoin/sim/lex"
	"example.com/sosocoin/sim/nodeset"
)

// Tx builds a transaction from chosen outputs: "tx n0 from=h3:0 to=n1:2.5 fee=0.1".
type Tx struct {
	Node   nodeset.Node
	From   []grammar.Coin
	To     []Output
	Fee    chain.Amount
	Change bool // a fee was given: what is left besides comes back
	As     string
	Then   Then
}

// Output is what a transaction pays to somebody.
type Output struct {
	To     Recipient
	Amount chain.Amount // may be below 0, or 0
}

// Then says what becomes of a transaction that was built.
type Then uint8

// The ways: it is sent if it breaks no rule; it is sent whatever it breaks; it is kept by its word
// and sent to nobody.
const (
	SendIfValid Then = iota
	SendAnyway
	Keep
)

// The words of the last two.
const (
	anyway = "anyway"
	keep   = "keep"
)

func (Tx) Row() grammar.Row {
	return grammar.Row{
		Name: "tx", Args: "NODE [anyway|keep] from=OUTPUTS to=PAYMENTS [fee=AMOUNT] [as=WORD]",
		Summary: "build a transaction from chosen outputs",
		Detail: "NODE signs a transaction that spends these outputs and makes these payments, and sends it as it sends its own. An output is a transaction and a number: rent:0 is the first output of the payment rent, h3:0 the reward of block 3, 9d0a:1 the second output of the transaction whose id begins or ends so. " +
			"Payments are NODE:AMOUNT or ADDRESS:AMOUNT, joined by commas; an amount may be negative. With fee= the rest comes back to NODE; without, all that is left is the fee. " +
			"What breaks a rule is not sent: the answer says what it breaks, and anyway sends it all the same. keep sends it to nobody; block can put it into a block then.",
		Example: "tx n0 from=rent:1 to=n1:2,n2:1 fee=0.1",
		Options: []string{"from", "to", "fee", "as"},
		Also:    []string{"transaction", "raw", "createrawtransaction"},
		Parse:   parseTx,
	}
}

func parseTx(a *grammar.Arguments) Command {
	c := Tx{Node: a.Node()}
	switch {
	case a.Flag(anyway):
		c.Then = SendAnyway
	case a.Flag(keep):
		c.Then = Keep
	}
	var given bool
	if c.From, given = grammar.Option(a, "from", grammar.CoinsKind(a)); !given {
		a.Offer(argument.Words("from="))
		a.Missing("from= and the outputs to spend")
	}
	if c.To, given = grammar.Option(a, "to", outputsKind(a)); !given {
		a.Offer(argument.Words("to="))
		a.Missing("to= and whom to pay how much")
	}
	c.Fee, c.Change = grammar.Option(a, "fee", grammar.AmountKind())
	if c.As, given = grammar.Option(a, "as", a.WordKind("rent", "loan")); !given && c.Then == Keep {
		a.Offer(argument.Words("as="))
		a.Missing("as= and a word by which it is kept")
	}
	return c
}

const outputExpected = "payments such as n1:2.5 or ADDRESS:1, joined by commas"

// outputsKind reads payments.
func outputsKind(a *grammar.Arguments) argument.Kind[[]Output] {
	return argument.Kind[[]Output]{Expected: outputExpected, Offers: func() []string {
		var offers []string
		for _, name := range a.Known.NodeNames() {
			offers = append(offers, name+":1")
		}
		return offers
	}, Parse: func(s string) ([]Output, error) {
		return grammar.ListOf(s, func(part string) (Output, error) {
			whom, amount, _ := strings.Cut(part, ":")
			to, err := a.Known.RecipientKind().Parse(whom)
			if err != nil {
				return Output{}, err
			}
			positive, negative := strings.CutPrefix(amount, "-")
			sum, err := chain.ParseAmount(positive)
			if err != nil {
				return Output{}, &lex.ValueError{Value: part, Expected: outputExpected}
			}
			if negative {
				sum = -sum
			}
			return Output{to, sum}, nil
		})
	}}
}

// Teach notes the word of the payment.
func (c Tx) Teach(known *grammar.Known) { known.LearnPayment(c.As) }

func (c Tx) String() string { return c.say(nil) }

func (c Tx) say(by nodeset.By) string {
	s := "tx " + by.Node(c.Node)
	s += [...]string{SendIfValid: "", SendAnyway: " " + anyway, Keep: " " + keep}[c.Then]
	from := make([]string, len(c.From))
	for i, coin := range c.From {
		from[i] = coin.String()
	}
	to := make([]string, len(c.To))
	for i, out := range c.To {
		to[i] = out.To.Text(by) + ":" + out.Amount.String()
	}
	s += " from=" + strings.Join(from, ",") + " to=" + strings.Join(to, ",")
	if c.Change {
		s += " fee=" + c.Fee.String()
	}
	return s + asOption(c.As)
}

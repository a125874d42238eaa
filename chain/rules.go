package chain

// Scope says what a rule looks at.
type Scope uint8

// The scopes.
const (
	BlockScope Scope = iota // a block as a whole
	TxScope                 // each transaction; holds for a lone one in a pool too
	ClockScope              // a block and the clock of the node that judges it; no part of a verdict
)

// Rule is one condition that valid blocks and transactions meet. Rules are
// independent: each can be left out, and only what it guards against gets in.
type Rule struct {
	Name  RuleName
	Doc   string
	Scope Scope
	Added bool               // it is no rule of a chain from its start: nodes may add it, as a soft fork
	Check func(*Check) error // nil or a *RuleError
}

// Rules returns the table of all rules, cheapest checks first.
func Rules() []Rule { return append([]Rule(nil), ruleTable...) }

// ruleTable is never written to.
var ruleTable = []Rule{
	{RuleSize, "a block is at most as large as the limit", BlockScope, false, checkSize},
	{RuleHeight, "a block is one higher than its parent", BlockScope, false, checkHeight},
	{RuleBits, "the claimed target is the one that the chain expects", BlockScope, false, checkBits},
	{RuleWork, "the block's hash reaches the target that it claims", BlockScope, false, checkWork},
	{RuleTimePast, "a block is not much older than its parent", BlockScope, false, checkTimePast},
	{RuleTimeFuture, "a block is not far ahead of the node's clock; it may be offered again later", ClockScope, false, checkTimeFuture},
	{RuleMerkle, "the header commits to exactly these transactions", BlockScope, false, checkMerkle},
	{RuleStructure, "a transaction has inputs and outputs, and a coinbase carries no signature but a signal", TxScope, false, checkStructure},
	{RuleCoinbase, "the first transaction, and no other, creates coins, and carries the height", TxScope, false, checkCoinbase},
	{RuleAmounts, "amounts are positive and their sums do not overflow", TxScope, false, checkAmounts},
	{RuleAddresses, "outputs pay to valid public keys", TxScope, false, checkAddresses},
	{RuleDuplicateTx, "no transaction repeats one that still has unspent outputs", TxScope, false, checkDuplicateTx},
	{RuleDoubleSpend, "no output is spent twice, within a transaction or across a block's", TxScope, false, checkDoubleSpend},
	{RuleInputsExist, "inputs spend outputs that exist before them", TxScope, false, checkInputsExist},
	{RuleMaturity, "the coins of a coinbase are spent only some blocks later", TxScope, false, checkMaturity},
	{RuleFees, "a transaction does not pay out more than it takes in", TxScope, false, checkFees},
	{RuleCoinbaseAmount, "the coinbase pays out at most the subsidy and the fees", BlockScope, false, checkCoinbaseAmount},
	{RuleSignatures, "the owner of every spent output signed the transaction", TxScope, false, checkSignatures},
	{RuleSignal, "a block carries the signal of its miner that it is for a new rule", BlockScope, true, checkSignal},
}

// Check is what a rule judges: a block on its parent, or a lone transaction that
// some next block could hold.
type Check struct {
	Params Params
	Parent *Entry // nil for a lone transaction
	Block  *Block // nil for a lone transaction
	Height uint32 // of the block, its parent's plus one
	Now    int64  // the judging node's clock, ms; only for rules of ClockScope
	Txs    []*Tx  // the block's, or the lone one

	// Coins has for every transaction and input the coin that it names, nil if
	// there is none. Coins spent twice are there twice: that is for "double-spend"
	// to see, so that it can be left out.
	Coins [][]*Unspent
	Fees  Amount // all inputs found minus all outputs, coinbase left out
}

// run checks the rules of one scope, or of two, that are in the set.
func (c *Check) run(terms Terms, scopes ...Scope) error {
	for i := range ruleTable {
		rule := &ruleTable[i]
		if terms.rules&(1<<i) == 0 {
			continue
		}
		for _, scope := range scopes {
			if rule.Scope == scope {
				if err := rule.Check(c); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// fail refuses, with what it names beside the block and the transaction.
func (c *Check) fail(rule RuleName, tx *Tx, expected, found string, names ...named) error {
	err := &RuleError{Rule: rule, Expected: expected, Found: found, names: names}
	if c.Block != nil {
		err.Block = c.Block.hash
	}
	if tx != nil {
		err.Tx = tx.id
	}
	return err
}

// CheckTx judges a transaction alone, by the rules of TxScope, as part of a
// block of the given height in which spent finds the coins that it may spend. It
// returns the fee; the error is a *RuleError. What block templates cannot know
// alone, conflicts with others, is the caller's to look for.
func CheckTx(tx *Tx, spent func(Outpoint) (Unspent, bool), height uint32, rules RuleSet, p Params) (Amount, error) {
	coins := make([]*Unspent, len(tx.In))
	var fee Amount
	for i := range tx.In {
		if coin, ok := spent(tx.In[i].Prev); ok {
			coins[i] = &coin
			fee += coin.Out.Amount
		}
	}
	for i := range tx.Out {
		fee -= tx.Out[i].Amount
	}
	terms := rules.At(height)
	c := Check{Params: terms.Of(p), Height: height, Txs: []*Tx{tx}, Coins: [][]*Unspent{coins}, Fees: fee}
	if err := c.run(terms, TxScope); err != nil {
		return 0, err
	}
	return fee, nil
}

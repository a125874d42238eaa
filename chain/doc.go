// Package chain is the ledger of a proof-of-work currency: what money is, which
// histories of it are valid, and which of several valid ones to follow.
//
// It holds pure functions over immutable values. It knows no clock, no goroutine
// and no network: whoever builds a node on it says what time it is and which
// block has arrived. The same calls always give the same answers.
//
// # Money
//
// An [Amount] counts base units, 100,000,000 to a coin. Money is held in outputs: a
// [TxOut] gives an amount to an [Address], which is a public key on secp256k1. A
// transaction ([Tx]) names outputs of earlier ones by their [Outpoint]s, brings
// for each a signature of the [Key] that owns it, and makes new outputs. Outputs
// are spent whole; change is an output to oneself, and what the outputs leave of
// the inputs is the fee. All outputs that nobody has spent yet are the
// [UTXOSet], the whole state of the ledger.
//
// The id of a transaction ([Tx.ID]) leaves the signatures out, since they sign it.
// Every preimage that is hashed has fields of fixed width or a length before
// them, and a tag that says what it is; two different things never share one.
//
// # Blocks and work
//
// Transactions take effect in [Block]s. Each [Header] names the block before it
// and commits to its transactions, signatures included, by a Merkle root
// ([TxRoot]), so a block's hash fixes all of history up to it. The first
// transaction of a block is its coinbase, which makes new coins ([Params].SubsidyAt)
// and collects the fees.
//
// A header's hash has to be at most its [Target], so that somebody has tried
// about 2^256/(target+1) nonces: that number is the block's [Work]. The target
// follows from the times of earlier blocks ([Entry.NextBits]), by a rule chosen
// by name: "naive" (the teaching systems' plus or minus one bit), "bitcoin"
// (in proportion, at most fourfold) or "none".
//
// # Rules
//
// Validity is a table ([Rules]): every [Rule] has a name, a line on what it
// guards against and a check, and a node enforces a [RuleSet]. Leaving a rule out
// shows what it is for, and two nodes with different sets split as a soft or
// hard fork does. A refusal is a [RuleError] that says which rule, where, what
// was expected and what was found; errors.Is(err, RuleWork) asks for one rule.
// What an invalid block does to the UTXO set is defined as well, for the nodes
// that take it. Transactions on their own are judged by the same table ([CheckTx]).
//
// # The block index and the chains
//
// All nodes of a simulated world share one [Store], the block index. Each block is an
// [Entry] of it, with its place in the tree. An entry computes once what depends on
// nothing but the block and its ancestors: its UTXO set, which shares almost all
// of its memory with its parent's, and one verdict for each rule set. Sharing
// that changes no node's behaviour, only what it costs.
//
// What a single node knows is its [Chain], little more than the ends of the
// branches that it has accepted. It follows the one with the most work, the first
// seen among equals. When another overtakes it, Accept returns a [Change] that
// lists the blocks disconnected and connected, so that all that depends on the tip can
// follow. [Chain.Locator] and [Chain.After] let one node tell
// another what it is missing.
//
// # Pool, templates, wallet
//
// The [Mempool] keeps the transactions that wait for a block, refuses those that
// contradict each other, and follows a reorganisation. A [Template] is the block
// that a miner works on: the best-paying part of the pool, with its coinbase; a [Search] tries many nonces
// on one. A [Wallet] follows a chain for some keys: what they own, how to pay with it,
// and what has happened.
//
// # Forgetting
//
// A chain grows without end, and so does what is stored of it. [Store.Forget] makes a
// block the oldest one there is, in the place of genesis; [Chain.Forget] and
// [Wallet.Forget] go with it. What it costs is that nobody can go back below that block,
// and that whoever begins there takes it on trust. The unspent outputs stay, all of them.
//
// # Sources
//
// Nakamoto, Bitcoin: A Peer-to-Peer Electronic Cash System (2008), for the whole;
// Bitcoin's compact targets; BIP 30 and 34 for transactions that repeat;
// CVE-2012-2459 for Merkle trees. Comments that mention "the seeds" mean
// sosocoin (Python) and Naivecoin (TypeScript), whose model this package keeps and
// whose faults its tests list by number.
package chain

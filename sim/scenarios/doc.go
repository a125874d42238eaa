// Package scenarios holds the scenarios that come with the program, a file each,
// which --scenario plays by name. The first line of a file is a comment that says
// what it is about. Each tells what happens while it happens, and expects what it
// tells. Where chance could spoil that, a comment says how likely, for all lines up to
// the next such comment; a test reckons it anew, and holds each scenario to less than
// one run in a hundred thousand. Most scenarios keep the difficulty as it is, so that
// blocks are a Poisson process, and what it says has a formula.
//
// Those whose names begin with a number are the lessons of two courses: from what a block
// is to why six confirmations, and on attacks and the rules that stand against them. They
// have pages, and things to do on them; each also says how these are done. A file of words
// has those of another language.
//
//   - seed: the four flows of the first sosocoin's readme
//   - race: the world that the program starts with
//   - fork: two blocks at one height, and the next block that decides
//   - reorg: a payment that is confirmed, and is not, and is again
//   - partition: two halves that cannot hear each other, and what is left of them
//   - one-way: a cut in one direction only
//   - latency: slow news makes blocks stale
//   - difficulty: the hash rate changes, and the target follows
//   - fees: who pays more is first
//   - crash: what a node keeps and what it forgets
//   - late-joiner: a node that has the whole history to learn
//   - double-spend: why a shop waits for confirmations
//   - eclipse: why it must not hear the world through one mouth
//   - fifty-one: what more than half of the hash rate can do
//   - selfish: who keeps blocks back earns more than a share
//   - stubborn: who never cashes in a lead, even more
//   - optimal: when it pays to keep blocks back, and when not
//   - timewarp: what clocks that lie do to the difficulty
//   - hopping: what miners do to it who come and go
//   - undercut: what they do to the chain where fees are all they get
//   - ban: who sends what no honest node sends is not heard any more
//   - soft-fork, hard-fork: rules that get stricter, and rules that get looser
//   - august-2026: a soft fork of a few, as Bitcoin has seen one
//   - bitcoin-2019, bitcoin-2019-large: the workload that simulators are compared by
package scenarios

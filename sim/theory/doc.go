// Package theory holds what papers say of proof-of-work consensus, so that it can stand
// beside what a world measures: closed forms, and computations where there are none.
//
// A [Law] predicts one number from a few parameters. It says which paper it is from, in
// which range it holds, and of which figure of a run it speaks, if of any. There is a file
// for each paper or idea, and [Laws] is the table of all of them.
//
// What a miner who withholds blocks does is a table, a policy of package withhold. Selfish
// mining, its stubborn variants, honest mining and the optimum are all made here; [Evaluate]
// finds what any of them, or one that somebody wrote down, earns.
//
// Nothing here looks at a world, and nothing is random: the same question has the same
// answer.
package theory

// Package strategy has what nodes do that are not honest: selfish miners and other attackers.
// A strategy is one file, with three things in it.
//
//   - A [Way], which is the strategy as somebody asks for it: a value with its options, which
//     can be compared. It is read from a line and written as it is read: "optimal alpha=40%".
//     Its form says what people read of it.
//   - A node.Strategy, made by the way for a node, which decides on that node's turn.
//   - What it keeps in mind, which Clone copies.
//
// A new one is a file like [Selfish]'s, and a line in the table ways. Those that keep blocks
// back have a branch inside them, and decide what of it is published and when.
//
// The command strategy reads ways ([Read]) and hands them to the nodes ([Make]); package node
// knows none of them.
package strategy

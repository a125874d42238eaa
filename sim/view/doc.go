// Package view is what anybody but the driver may know of a world: immutable snapshots, taken
// between two windows, that any goroutine may read. The dashboard shows one; it knows nothing else
// of the world but the command language, by which it acts.
//
// A View has everything that there is to see at a moment; about one node (View.Focus), one block
// (View.Block) or one transaction (View.Tx) it goes into depth. What is costly and rarely looked
// at, such as a sorted list of all coins, is worked out when somebody looks.
package view

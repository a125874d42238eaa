// Package tui is the dashboard: a live picture of a world, and keys to steer it.
//
// # How a frame comes about
//
// The world publishes a view.View, an immutable picture, whenever it likes. The App
// looks for the newest one when the world beats, 20 times a second, or a few times where
// it runs as fast as it can, and never asks it for anything else: so the dashboard hardly
// slows a run down, and a run that does a million things a second costs no more to show
// than one that rests. bubbletea asks for a screen after every message; the App draws one
// only when a key or a new View has made the last one stale, and writes the cells that
// differ to the terminal by itself. bubbletea keeps the terminal's modes; what the terminal
// sends is read by package input, since bubbletea takes the rest of a sequence that a read
// has cut in two for keys.
//
// Drawing goes onto a grid of cells (package grid). arrange, a pure function, cuts
// the window into slots; each slot holds a panel, or several as tabs. Each panel is a room
// below panel. It draws into its rectangle, says in a Spec what it is and what its keys do,
// and asks a host (package kit) for what it wants done; panels.go lists them all:
//
//	1 Nodes    one row a node; its cursor is the selected node
//	2 Tree     the block tree (package lanes)
//	3 Network  nodes, links and messages under way (package netmap); a link is selected,
//	           told of and changed here
//	4 Node     the selected node in depth: chain, coins, mempool, peers, wallet, messages, miner, rules
//	5 Log      what happened
//	6 Charts   the run's figures over time (package plot), or as a list
//	7 Lesson   a lesson or a scenario that is played, and the list of them
//	8 Messages who told what to whom, and what is still under way
//
// Lists in columns are tables (kit.Table): a panel says what is in the rows and how two of
// them compare, and the table sorts, looks through, scrolls and takes clicks. It sorts
// again only when there is a new View or another order is asked for.
//
// The time bar (package timebar) stands above, the last answer and the keys below, and
// toasts tell in passing what happens. Forms, the command line (package prompt), the
// palette, the help and long answers are overlays: the topmost has the keys. So is the
// inspector (package inspect), which shows a block or a transaction in depth: it has the
// world put that into each View, and asks for another one when it is led on. The card of a
// reorganisation (package reorgs) asks for nothing: a View has the newest ones, and what
// they did is worked out when somebody looks (view.ReorgCard). None of these rooms knows
// the App: they act through a kit.Host, which hosted.go makes of it.
//
// The App is what remains: the event loop, which panels show (deck), what lies over them
// (pile), what they are drawn on (canvas), the queue of commands (errands), what was typed
// ahead of an answer (ahead), and what would be lost (package session).
//
// Long texts are scrolled by a place and a height (kit.Scroll). bubbles' viewport was tried for
// the help: it makes one string of the lines in sight, with their escape codes, in 0.34 ms for
// 36 lines of 90 columns, which would have to be taken apart again for the grid, in another
// 0.3 ms; the same lines are drawn on the grid in 0.06 ms.
//
// # How a key becomes a command
//
// All that changes a world is a line of the command language: the key m is the
// line "mine n0 one", and a form only helps to write lines, which it shows. Lines
// go to the Controller one at a time, in order, in a goroutine of their own; the
// answer comes back as a message and is shown where the question was asked. Keys that act
// whatever panel has the focus stand in package steer and in press.go. Keys,
// footer and help come from one table (package keymap), so they cannot disagree. A user may give
// its actions other keys (keymap.Rebinding).
//
// Pasted text is no series of keys (paste.go, scripted.go). At the prompt its lines are carried out one
// after the other, each when the one before it was answered, until one is refused; in a
// field one line is filled in; elsewhere nothing is done. What is typed while a line is
// under way waits for its answer.
//
// # Leaving
//
// Run gives the terminal back whatever happens: after q, Ctrl-C, a signal, the end
// of its context or of the terminal, and a panic in the dashboard or in a command that it
// gave.
package tui

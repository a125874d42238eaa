// Package sim builds and runs worlds of blockchain nodes: the ledger of package
// chain on the network of package netsim.
//
// A World is made from settings (sim/settings) and does what it is told by typed commands
// (sim/command). It owns
//
//   - the cluster, which is the nodes (sim/node) and the network between them (sim/cluster),
//     and the effects that commands have on it (sim/effect);
//   - the watchers, who are shown what the nodes tell and change nothing (sim/watch): what is
//     measured (sim/figure), checked and kept is theirs, and what is left of a run
//     (sim/outcome) is read from them;
//   - the projection, which shows all that to people (sim/projection, sim/view);
//   - the journal, which keeps each world command with its virtual time, so that the
//     run can be had again to the byte.
//
// Where settings.Config.Keep asks for it, a World forgets the blocks that lie too deep to make a
// difference, and all of these go along: sums stay those of the whole run, lists begin
// with World.Base.
//
// One goroutine owns a World. For a headless run it is the caller of Run.Do. For a
// dashboard it is a Driver (sim/live), which lets virtual time follow the wall clock at some
// speed, carries out the command lines that others send it between two windows of
// the network, and publishes a View now and then: an immutable snapshot that any
// goroutine may read for as long as it likes. So a dashboard can neither slow a
// world down nor change it, and the same commands at the same virtual times end
// in the same digest, live or headless.
//
// Nothing here reads the wall clock but the Driver, which is handed one, and no
// map is ranged over where its order could show.
package sim

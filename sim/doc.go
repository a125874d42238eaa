// Package sim builds and runs worlds of blockchain nodes: the ledger of package
// chain on the network of package netsim.
//
// A World is made from a Config and does what it is told by typed commands (see
// sim/command). It owns the network, the nodes (see sim/node) and everything
// that watches them:
//
//   - metrics count blocks, reorganisations, propagation and payments from what
//     the nodes tell;
//   - checks hold the run against invariants that no command and no fault of the
//     network may break;
//   - the journal keeps each world command with its virtual time, so that the
//     run can be had again to the byte;
//   - the log, the traffic and the reorganisations are kept, for a dashboard
//     only, as rings of what happened last;
//   - the sightings keep, for a dashboard only and of the newest blocks and transactions,
//     when each node had them first and what it refused: the life of what is inspected
//     (Inspect) is put together from these;
//   - the recorder keeps, where Config.Record asks for it, what History tells of
//     every block and payment;
//   - the trace shows all that happens to whoever Config.Trace names, and keeps
//     nothing.
//
// Where Config.Keep asks for it, a World forgets the blocks that lie too deep to make a
// difference, and all of these go along: sums stay those of the whole run, lists begin
// with World.Base.
//
// One goroutine owns a World. For a headless run it is the caller of Run. For a
// dashboard it is a Driver, which lets virtual time follow the wall clock at some
// speed, carries out the command lines that others send it between two windows of
// the network, and publishes a View now and then: an immutable snapshot that any
// goroutine may read for as long as it likes. So a dashboard can neither slow a
// world down nor change it, and the same commands at the same virtual times end
// in the same digest, live or headless.
//
// Nothing here reads the wall clock but the Driver, which is handed one, and no
// map is ranged over where its order could show.
package sim

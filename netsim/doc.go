// Package netsim runs message handlers on a simulated network in virtual time.
//
// It knows no block and no coin: any protocol can be run on it. A node is a
// [Handler], a program that is given packets and timers one at a time, and that
// acts through its [Env] only: it sends messages to its peers, sets timers, draws
// random numbers. A [Network] holds the nodes and the directed links between them,
// and moves time forward. Its driver, one goroutine, calls [Network.Advance] as
// long as it likes, and between two calls looks around or breaks something:
//
//	n := netsim.New(netsim.Config{Seed: 1})
//	defer n.Close()
//	a, b := n.Add(alice), n.Add(bob)
//	err := n.Link(a, b, netsim.LinkParams{Delay: 50 * netsim.Millisecond})
//	n.Call(a, func(e *netsim.Env) { e.Send(b, hello) })
//	n.AdvanceTo(10 * netsim.Second)
//
// # Time and order
//
// [Time] is virtual: nanoseconds since the run began. Nothing in the package looks
// at a real clock. Everything that happens to a node is a [Packet]: a message, or
// a timer, which is a packet from the node to itself. Packets have a total order,
// by arrival, receiver, sender, and the sender's sequence number, and a node
// handles its packets in that order. So a run is a function of the seed, the
// handlers and what the driver does, and of nothing else.
//
// # Windows
//
// To use several processors the network runs many nodes at once. It must not show.
// The method is the conservative window of parallel discrete event simulation
// (Chandy and Misra 1979, IEEE Trans. Software Eng. SE-5(5); with one window for all
// nodes: Nicol 1993, J. ACM 40(2)). Let s be the time of the earliest pending event, and
// L the lookahead: the least Delay over all links, and what [Config] promises beside it,
// at least one nanosecond. The window is [s, s+L). Whatever a node sends in it, it sends
// at a time t >= s, and it arrives at t+L >= s+L or later, since bandwidth and jitter
// only add to Delay: not in this window. Hence what a node handles in the window is
// known when the window begins, but for the timers that the node sets itself. Those are
// its own business: it merges its inbox with its own timers in the total order. No node
// can tell in which order, or where, the others ran.
//
// What could still tell, cannot change within a window: links, partitions and node
// states are changed by the driver between windows only, and the network panics if
// a handler tries. What a node writes when it sends (sequence numbers, the time at
// which a link is free, its outbox) is its own. Whether a packet is lost, and its
// jitter, is computed from seed, sender, receiver and sequence number rather than
// drawn from a shared generator. In what order the messages of a window are put under
// way cannot be told either, since every inbox is put into the total order.
//
// Windows that end early (the limit of Advance) are windows all the same, so how a
// run is cut into calls of Advance does not matter either.
//
// # Executors
//
// [Exec] says who runs the handlers of a window. There are three executors:
//
//   - [Goroutines]: each node has its own goroutine, woken through a channel.
//   - [Workers]: a pool of a few workers calls the handlers of many nodes directly.
//   - [Serial]: no windows inside at all, but one heap of all packets and timers, popped one
//     by one in the total order. It is there to be obviously right.
//
// The tests play random worlds, with every fault, on all three, and compare all that can be
// seen; [Network.Digest] makes that one comparison.
//
// # Inside the scheduler
//
// These are the words of the source. The scheduler keeps what is pending: an event queue of
// packets (a calendar queue) and a timer queue of nodes by their next timer. In each window the
// coordinator dispatches what is due to the inboxes of the nodes. Then the executor runs
// them, and each node merges its inbox with its own timers. While one goroutine runs all
// nodes, what they send goes straight into the event queue; while several do, it waits in
// an outlet for each worker, or each node, until they are done.
//
// With one worker, and in short windows, nobody waits for anybody; where nodes are many, the
// worker looks at what some of them need before it runs them (see [Warmer]). In long windows
// helpers take nodes too, if that was measured to be a gain: a gauge has them join two windows of
// four for a short stretch from time to time, and compares those in which caches are warm. Helpers join a window by its epoch
// number, and sleep between windows. All this depends on the wall clock, which decides where
// handlers run, and so nothing that shows.
//
// # Links and faults
//
// A link is two directed links, with [LinkParams] each: delay, jitter, bandwidth,
// loss. Faults are put in force and ended by the driver:
//
//   - [Network.Partition] splits the nodes into groups, in both directions or one.
//   - [Network.Cut] and [Network.Restore] stop one direction of a link; partition
//     and cut lose what is sent, and what is under way when it is due.
//   - [Network.Hold] and [Network.Release] keep messages back and let them go.
//   - [Network.Crash] and [Network.Restart] stop a node like a power cut: timers and
//     packets to it are lost. [Network.Freeze] and [Network.Thaw] suspend it like a
//     stopped process: packets wait, timers fire later.
//   - [Network.Skew] sets a node's clock wrong, and only that.
//   - [Network.Heal] ends partitions, cuts and holds.
//
// A packet that is due meets its obstacles in this order: partition, cut, hold,
// crashed receiver, frozen receiver. Nodes are told of what they could notice by
// control messages such as [LinkUp]; a partition or a cut they cannot.
//
// # Copies
//
// [Network.Clone] makes a second network in the same state. Both have the same future
// if the same is done to them, and neither hears of the other: so a driver that keeps
// copies can go back to one of them and have what came after again.
//
// # Accounts
//
// Every packet is accounted for ([Counters]): sent = delivered + dropped, by reason,
// + in flight. A tap ([Network.SetTap]) sees each end of a packet. The digest does
// not depend on addresses, map order, time of day or the kind of processor.
package netsim

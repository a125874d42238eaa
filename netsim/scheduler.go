package netsim

// scheduler keeps what is pending and runs windows of it. There are two: windowed
// is made to be fast, serial to be obviously right.
type scheduler interface {
	addNode(e *Env)           // a node was added: it gets an outbox
	push(f *flight)           // a packet goes under way
	setTimer(e *Env, t timer) // may be called by the node while it runs
	cancelTimer(e *Env, seq uint64)
	synced(e *Env)              // e may have sent messages and set timers between windows
	freeze(e *Env)              // stop its timers
	thaw(e *Env, d Time)        // let them go on, later by d
	forget(e *Env)              // drop its timers
	next() (packet, timer Time) // earliest of each, Never if there is none
	earliest() Time             // of all
	run(end Time) (handled int) // handle all events before end; active nodes go to net.active
	inFlight() int              // packets under way
	each(visit func(*flight))   // packets under way in any order
	eachTimer(visit func(msg any))
	remove(match func(*flight) bool, taken func(*flight))
	clone(net *Network) scheduler // for a copy of the network
	close()
}

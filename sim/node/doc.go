// Package node is the behaviour of one proof-of-work node: what it tells its
// neighbours, whom it believes, what it mines on and how it pays.
//
// A Node is a netsim.Handler, so everything it does is an answer to one packet:
// a message from a neighbour, a timer of its own, or word from the engine that
// a link came up or that its process was killed. It never touches another node.
// The block store is shared by all nodes of a world, which saves memory and
// validates each block once; what this node has of it is its chain.Chain.
//
// One chapter a file:
//
//	message.go       what a receiver does with what travels between nodes (see package wire): for
//	                 each message a file msg_NAME.go
//	accept.go        a block arrives: believed, refused, or kept until its parent comes
//	judgeagain.go    other rules, or a word of its operator: what it has is judged once more
//	orphans.go       blocks and transactions that wait for what they build on (see package orphanage)
//	requests.go      what was announced and asked for, and has not come yet (see package inflight)
//	relay.go         how news spreads: the table of modes, each a file relay_NAME.go
//	keepalive.go     a word after a long silence
//	compact.go       blocks without what their receiver has: compact relay (BIP 152), of
//	                 which package compact knows all that needs no node
//	send.go          how long a node works on what it sends, and its line
//	fetch.go         catching up with a neighbour: locator, batches, the sync command
//	strategy.go      policy: what to mine on, what to publish and when, whom to tell what;
//	                 a node is honest unless it is told otherwise (see package strategy)
//	abilities.go     what some strategies do besides: fill blocks, date them, rest, act by a clock
//	discretion.go    what a node says that keeps something from somebody
//	miner.go         proof of work in virtual time (when it tries: package tries)
//	payment.go       payments, by hand and at random (of what, and when: package payments)
//	policies.go      what a node decides for itself (see package policy): how its miner delays
//	ask.go           questions of one node to another
//	shown.go         what a node shows to who asks: package query makes the answer of it
//	event.go         what observers are told
//	forget.go        which blocks a node may still speak of (see Config.Base)
package node

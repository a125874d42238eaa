// Package api gives each node of a world an address: a port on this machine at which it
// answers as a node of the systems that this one succeeds did (http.md), one dialect at a
// time.
//
// A request is a command on the timeline, or a look at its present: the driver's goroutine
// does both, between windows of the network, so that a session is journaled, replayed and
// rewound like one by keys. What an answer is made of does not change any more once it is
// read: blocks, transactions, copies.
//
// Who asks is looked at first. Addresses are on the loopback interface only. What changes
// anything, and what is secret, answers the node's own page and programs on this machine:
// not the pages of others, and not a page that calls this machine by a name of its own.
package api

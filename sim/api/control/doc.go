// Package control is the address at which programs steer a run: command lines in, answers out,
// what a dashboard sees as JSON, and what happens as server-sent events. It trusts who asks:
// package api lets in only who may.
//
// An answer is made on the goroutine of the one who asks, of what does not change any more; the
// driver's goroutine does no more than what any command costs it. Events wait in one buffer for
// all listeners, from which each takes them at its own pace; whoever is too slow is told how many
// it has missed.
package control

package netsim

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// HandlerPanic is what Advance, Call and the link and fault operations panic with
// when a handler panicked, on whatever goroutine it ran. The network cannot go on
// after it: only Close and reading are left.
type HandlerPanic struct {
	Node  NodeID
	Value any    // what the handler panicked with
	Stack []byte // of the goroutine that it ran on
}

func (p *HandlerPanic) Error() string {
	return fmt.Sprintf("node %d panicked: %v\n%s", p.Node, p.Value, p.Stack)
}

// Unwrap returns the value if it is an error.
func (p *HandlerPanic) Unwrap() error {
	err, _ := p.Value.(error)
	return err
}

// errGoexit stands for a handler that ended its goroutine instead of returning.
var errGoexit = errors.New("handler called runtime.Goexit")

// failure is a panic and the time of the event that caused it.
type failure struct {
	at Time
	*HandlerPanic
}

// caught notes a panic of the node's handler. It is deferred around every call of
// one; finished tells a return from an exit of the goroutine.
func (e *Env) recoverPanic(finished *bool) {
	if *finished {
		return
	}
	value := recover()
	if value == nil {
		value = errGoexit
	}
	e.failure = &failure{e.now, &HandlerPanic{e.id, value, debug.Stack()}}
	e.net.panicked.Store(true)
}

// check raises the panic that a serial run would have met first among the nodes.
func (n *Network) check(active []NodeID) {
	if !n.panicked.Load() {
		return
	}
	for _, id := range active {
		f := n.nodes[id].failure
		if f != nil && (n.failed == nil || f.at < n.failed.at) {
			n.failed = f
		}
	}
	if n.failed != nil {
		n.busy = false
		panic(n.failed.HandlerPanic)
	}
}

package live

import (
	"fmt"
	"runtime/debug"

	"example.com/sosocoin/netsim"
)

// PanicError makes an error of a panic's value, with where it happened. What is such an
// error already stays as it is.
func PanicError(broken any) error {
	switch broken := broken.(type) {
	case *netsim.HandlerPanic:
		return broken
	case *internalError:
		return broken
	}
	return &internalError{fmt.Sprintf("internal error: %v\n%s", broken, debug.Stack())}
}

// internalError is a panic, in words.
type internalError struct{ text string }

func (e *internalError) Error() string { return e.text }

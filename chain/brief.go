package chain

import (
	"errors"
	"strings"
)

// named is what an error may name in full, and people know by less.
type named interface {
	String() string
	Short() string
}

// start is a hash that is told by its first digits: how small it is.
type start Hash

func (s start) String() string { return Hash(s).String() }

// Short returns the first eight digits.
func (s start) Short() string { return Hash(s).String()[:8] + "…" }

// payee is an address, which begins as no other does.
type payee Address

func (p payee) String() string { return Address(p).String() }

// Short returns the first eight digits.
func (p payee) Short() string { return Address(p).String()[:8] + "…" }

// briefly is a text with what it names put as short as elsewhere on a screen.
func briefly(text string, all ...named) string {
	var pairs []string
	for _, n := range all {
		pairs = append(pairs, n.String(), n.Short())
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

// Brief is what an error says, with the short forms of hashes and addresses, for people who see
// the block or the transaction beside it. Error has them in full, to look them up.
func Brief(err error) string {
	var b interface {
		error
		Brief() string
	}
	if errors.As(err, &b) {
		return strings.Replace(err.Error(), b.Error(), b.Brief(), 1)
	}
	return err.Error()
}

// Brief is Error with short hashes.
func (e *ParentError) Brief() string { return briefly(e.Error(), e.Block, e.Parent) }

// Brief is Error with short hashes.
func (e *VoidError) Brief() string { return briefly(e.Error(), e.Block, e.Void) }

// Brief is Error with short hashes and addresses.
func (e *RuleError) Brief() string { return briefly(e.Error(), append(e.names, e.Block, e.Tx)...) }

// How is what was expected and found, with short hashes and addresses.
func (e *RuleError) How() string {
	return briefly("expected "+e.Expected+", found "+e.Found, e.names...)
}

// Brief is Error with short hashes.
func (e ErrConflict) Brief() string { return briefly(e.Error(), e.Tx, e.Outpoint.Tx, e.With) }

// Brief is Error with short hashes.
func (e ErrMissingInput) Brief() string { return briefly(e.Error(), e.Tx, e.Outpoint.Tx) }

// Brief is Error with short hashes.
func (e ErrFull) Brief() string { return briefly(e.Error(), e.Tx) }

// Brief is Error with short hashes, and the reason likewise.
func (e ErrParentGone) Brief() string {
	return briefly(strings.Replace(e.Error(), e.Why.Error(), Brief(e.Why), 1), e.Tx, e.Parent)
}

package argument

// Offers returns candidates for a word; nil: nothing can be suggested. It is only called when a
// line is completed.
type Offers func() []string

// Words are candidates that are always the same.
func Words(list ...string) Offers { return func() []string { return list } }

// Kind is what an argument can be: how it is read, described, and completed.
type Kind[T any] struct {
	Expected string
	Parse    func(string) (T, error) // the error is a *lex.ValueError, or says what was expected
	Offers   Offers
	List     bool // elements joined by commas
}

// Checked is the kind of those values that a further check lets pass. The check is told the
// value, and the word for it.
func (k Kind[T]) Checked(check func(v T, word string) error) Kind[T] {
	parse := k.Parse
	k.Parse = func(s string) (T, error) {
		v, err := parse(s)
		if err == nil {
			err = check(v, s)
		}
		return v, err
	}
	return k
}

// Offering is the kind with other candidates.
func (k Kind[T]) Offering(candidates Offers) Kind[T] {
	k.Offers = candidates
	return k
}

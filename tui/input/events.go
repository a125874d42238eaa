package input

// Background is the terminal's background as it was answered, "rgb:1e1e/1e1e/2e2e".
type Background string

// Answered says that the terminal has told its kind, and so has answered all that was asked
// before.
type Answered struct{}

// Pasted is text that came in one burst, as a paste does that is not bracketed. Its lines end
// with "\n".
type Pasted string

// Gone says that there is no more to read from the terminal, since it is gone.
type Gone struct{ Err error }

// Broken is a panic while reading.
type Broken struct {
	Value any
	Stack []byte
}

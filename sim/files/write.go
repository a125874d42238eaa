package files

import (
	"errors"
	"fmt"
	"io"

	"example.com/sosocoin/sim/plain"
)

// Error says which file could not be written and why.
type Error struct {
	Path string // as it was asked for
	Err  error
}

// Error writes "out/run.svg cannot be written: out: no such file or directory".
func (e *Error) Error() string {
	if e.Path == "" {
		return e.Err.Error()
	}
	return fmt.Sprintf("%s cannot be written: %v", plain.Line(e.Path), e.Err)
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Causes that the system has no name for.
var (
	ErrDirectory = errors.New("it is a directory; expected a file's name")
	ErrSocket    = errors.New("it is a socket; expected a file's name")
	ErrDisk      = errors.New("it is a disk; expected a file's name")
	ErrNoName    = errors.New("the name is empty; expected a file's name")
	ErrLinks     = errors.New("it is a chain of symbolic links without an end")
	ErrThere     = errors.New("it is there already; expected the name of a new file")
	ErrNoFile    = errors.New("it is no file, and the dashboard has the terminal; expected a file's name")
)

// Check tells whether Write could write a file, and leaves everything as it was.
// Errors are *Error.
func Check(path string) error {
	t, err := resolve(path)
	if err == nil && t.plain() {
		aside, failed := t.aside()
		if err = failed; err == nil {
			err = drop(aside)
		}
	}
	return wrap(path, err)
}

// CheckNew is Check for a file that is not to take the place of another one: that is
// ErrThere.
func CheckNew(path string) error {
	if err := unlessThere(resolve(path)); err != nil {
		return wrap(path, err)
	}
	return Check(path)
}

// CheckFile is Check for whoever writes while the dashboard has the terminal: what is no
// file is ErrNoFile.
func CheckFile(path string) error {
	if t, err := resolve(path); err == nil && !t.plain() {
		return wrap(path, ErrNoFile)
	}
	return Check(path)
}

func unlessThere(t target, err error) error {
	if err == nil && t.plain() && t.old != nil {
		err = ErrThere
	}
	return err
}

// Write has fill write the contents of a file, and puts it in its place when all of
// it is there. Errors are *Error, also fill's.
func Write(path string, fill func(io.Writer) error) error {
	f, err := Create(path)
	if err != nil {
		return err
	}
	return f.fill(fill)
}

// Save is Write for whoever has the terminal and waits for nobody: what is no file, such as
// a pipe or standard output, is refused with ErrNoFile.
func Save(path string, fill func(io.Writer) error) error {
	t, err := resolve(path)
	if err == nil && !t.plain() {
		err = ErrNoFile
	}
	if err != nil {
		return wrap(path, err)
	}
	f, err := create(path, t)
	if err != nil {
		return err
	}
	return f.fill(fill)
}

func (f *File) fill(fill func(io.Writer) error) error {
	defer f.Discard()
	if err := fill(f); err != nil {
		return wrap(f.path, err)
	}
	return f.Commit()
}

func wrap(path string, err error) error {
	if err == nil {
		return nil
	}
	return &Error{path, cause(err)}
}

package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

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
	ErrNoName    = errors.New("the name is empty; expected a file's name")
	ErrLinks     = errors.New("it is a chain of symbolic links without an end")
)

// Check tells whether Write could write a file, and leaves everything as it was.
// Errors are *Error.
func Check(path string) error {
	t, err := resolve(path)
	if err == nil && !t.direct {
		var aside *os.File
		if aside, err = t.aside(); err == nil {
			err = errors.Join(aside.Close(), os.Remove(aside.Name()))
		}
	}
	return wrap(path, err)
}

// Write has fill write the contents of a file, and puts it in its place when all of
// it is there. Errors are *Error, also fill's.
func Write(path string, fill func(io.Writer) error) error {
	f, err := Create(path)
	if err != nil {
		return err
	}
	defer f.Discard()
	if err := fill(f); err != nil {
		return wrap(path, err)
	}
	return f.Commit()
}

func wrap(path string, err error) error {
	if err == nil {
		return nil
	}
	return &Error{path, cause(err)}
}

// mostAside bounds the names that are tried for a file aside; others are taken only
// by what a power cut has left.
const mostAside = 1000

// aside makes an empty file beside the target that nobody else uses.
func (t target) aside() (*os.File, error) {
	dir, name := filepath.Split(t.path)
	if len(name) > 100 {
		name = name[:100] // the whole has to be a file's name too
	}
	for n := 0; ; n++ {
		f, err := os.OpenFile(dir+"."+name+"."+strconv.Itoa(os.Getpid())+"-"+strconv.Itoa(n)+".part", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		switch {
		case errors.Is(err, fs.ErrExist) && n < mostAside:
			continue
		case err != nil:
			return nil, fmt.Errorf("directory %s: %w", plain.Line(filepath.Dir(t.path)), cause(err))
		case t.old == nil:
			return f, nil
		}
		if err := f.Chmod(t.old.Mode().Perm()); err != nil {
			return nil, errors.Join(err, f.Close(), os.Remove(f.Name()))
		}
		return f, nil
	}
}

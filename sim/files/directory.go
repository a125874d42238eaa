package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"example.com/sosocoin/sim/plain"
)

// What a directory's name may be instead of one.
var (
	ErrNoDirectory     = errors.New("it is a file; expected a directory's name")
	ErrNoDirectoryName = errors.New("the name is empty; expected a directory's name")
	ErrOneFileOnly     = errors.New("it takes one file, and these are several; expected a directory's name")
)

// Part is a file of a directory and what writes its contents.
type Part struct {
	Name string
	Fill func(io.Writer) error
}

// CheckAll tells whether WriteAll could write these files into a directory, and leaves
// everything as it was. Errors are *Error.
func CheckAll(dir string, names ...string) error {
	made, err := makeDirectory(dir)
	if err != nil {
		return err
	}
	if made {
		return wrap(dir, os.Remove(dir))
	}
	for _, name := range names {
		if err := Check(filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return nil
}

// WriteAll writes files into a directory, which is made if it is missing, and puts
// them in their places when all of them are there: one that fails leaves the others as
// they were. Errors are *Error, also those of the parts.
func WriteAll(dir string, parts ...Part) (err error) {
	made, err := makeDirectory(dir)
	if err != nil {
		return err
	}
	defer func() {
		if made && err != nil {
			_ = os.Remove(dir) // it is empty
		}
	}()
	var written []*File
	for _, part := range parts {
		path := filepath.Join(dir, part.Name)
		f, err := Create(path)
		if err != nil {
			return err
		}
		defer f.Discard()
		err = part.Fill(f)
		if err == nil {
			err = f.finish()
		}
		if err != nil {
			return wrap(path, err)
		}
		written = append(written, f)
	}
	for _, f := range written {
		if err := f.place(); err != nil {
			return wrap(f.path, err)
		}
	}
	return nil
}

// makeDirectory makes a directory if nothing has its name, and tells whether it did.
func makeDirectory(dir string) (made bool, err error) {
	if dir == "" {
		return false, &Error{dir, ErrNoDirectoryName}
	}
	if dir == Stdout {
		return false, &Error{dir, ErrOneFileOnly}
	}
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir() && !info.Mode().IsRegular():
		err = ErrOneFileOnly
	case err == nil && !info.IsDir():
		err = ErrNoDirectory
	case errors.Is(err, fs.ErrNotExist):
		err = os.Mkdir(dir, 0o777)
		made = err == nil
		if errors.Is(err, fs.ErrNotExist) {
			err = fmt.Errorf("directory %s: %w", plain.Line(filepath.Dir(filepath.Clean(dir))), cause(err))
		}
	}
	return made, wrap(dir, err)
}

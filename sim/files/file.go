package files

import (
	"bufio"
	"os"
)

// File is a file that is being written aside. It has to end by Commit or by Discard.
type File struct {
	path   string // as it was asked for
	target target
	file   *os.File // nil: ended
	out    *bufio.Writer
}

// Create begins to write a file. Errors are *Error.
func Create(path string) (*File, error) {
	t, err := resolve(path)
	if err != nil {
		return nil, wrap(path, err)
	}
	f := &File{path: path, target: t}
	if t.direct {
		f.file, err = os.OpenFile(t.path, os.O_WRONLY, 0)
	} else {
		f.file, err = t.aside()
	}
	if err != nil {
		return nil, wrap(path, err)
	}
	f.out = bufio.NewWriter(f.file)
	return f, nil
}

// Write appends to the file. An error stays: what comes after it is not written.
func (f *File) Write(p []byte) (int, error) { return f.out.Write(p) }

// Commit puts the file in its place, if all that was to be written could be: else it
// is discarded. Errors are *Error.
func (f *File) Commit() error {
	defer f.Discard()
	if err := f.finish(); err != nil {
		return wrap(f.path, err)
	}
	return wrap(f.path, f.place())
}

// finish brings all of the file to the disk, aside.
func (f *File) finish() error {
	err := f.out.Flush()
	if err == nil && !f.target.direct {
		err = f.file.Sync()
	}
	return err
}

// place renames the file that is finished.
func (f *File) place() error {
	if err := f.file.Close(); err != nil {
		return err
	}
	if !f.target.direct {
		if err := os.Rename(f.file.Name(), f.target.path); err != nil {
			return err
		}
	}
	f.file = nil
	return nil
}

// Discard leaves everything as it was before Create. After Commit it does nothing.
func (f *File) Discard() {
	if f.file == nil {
		return
	}
	_ = f.file.Close() // what went wrong before is what to tell
	if !f.target.direct {
		_ = os.Remove(f.file.Name())
	}
	f.file = nil
}

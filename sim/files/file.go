package files

import "os"

// File is a file that is being written aside. It has to end by Commit or by Discard.
type File struct {
	path   string // as it was asked for
	target target
	fresh  bool     // no other is to lose its place
	file   *os.File // nil: ended
	out    gather
}

// Create begins to write a file. Errors are *Error.
func Create(path string) (*File, error) {
	t, err := resolve(path)
	if err != nil {
		return nil, wrap(path, err)
	}
	return create(path, t)
}

// CreateNew is Create for a file that does not take the place of another one, neither now nor
// of one that is there when it is whole: that is ErrThere.
func CreateNew(path string) (*File, error) {
	t, err := resolve(path)
	if err = unlessThere(t, err); err != nil {
		return nil, wrap(path, err)
	}
	f, err := create(path, t)
	if err == nil {
		f.fresh = true
	}
	return f, err
}

func create(path string, t target) (*File, error) {
	f := &File{path: path, target: t}
	var err error
	if t.direct {
		f.file, err = t.open()
	} else {
		f.file, err = t.aside()
	}
	if err != nil {
		return nil, wrap(path, err)
	}
	f.out.out = f.file
	return f, nil
}

// Write appends to the file. An error stays: what comes after it is not written.
func (f *File) Write(p []byte) (int, error) { return f.out.Write(p) }

// Flush brings what was written so far to where it is seen, if that is a descriptor, a
// device or a pipe: before something else is written there. Errors are told by Commit.
func (f *File) Flush() {
	if f.target.direct {
		_ = f.out.flush()
	}
}

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
	err := f.out.flush()
	if err == nil && !f.target.direct {
		err = f.file.Sync()
	}
	return err
}

// place puts the file that is finished where it belongs.
func (f *File) place() error {
	file := f.file
	if f.target.direct {
		f.file = nil
		return leave(file)
	}
	if f.fresh {
		if err := unlessThere(resolve(f.target.path)); err != nil {
			return err
		}
	}
	err := rename(file, f.target.path)
	if err == nil {
		f.file = nil
	}
	return err
}

// Discard leaves everything as it was before Create. After Commit it does nothing.
func (f *File) Discard() {
	if f.file == nil {
		return
	}
	if f.target.direct {
		_ = leave(f.file) // what went wrong before is what to tell
	} else {
		_ = drop(f.file)
	}
	f.file = nil
}

// leave closes what is written to directly, but not a stream of the program itself.
func leave(file *os.File) error {
	if file == os.Stdout || file == os.Stderr {
		return nil
	}
	return file.Close()
}

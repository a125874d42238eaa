package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// target is the place that a name stands for.
type target struct {
	path       string      // with no symbolic link at its end
	old        fs.FileInfo // of the file there; nil: none
	direct     bool        // a descriptor, a device or a pipe
	descriptor bool        // one that is open already
	fd         int         // its number
}

// mostLinks bounds a chain of symbolic links, as the system does.
const mostLinks = 40

// resolve finds out what a name stands for. filepath.EvalSymlinks would refuse a link
// to a file that is yet to be made.
func resolve(path string) (target, error) {
	if path == "" {
		return target{}, ErrNoName
	}
	if path == Stdout {
		return onDescriptor(path, 1)
	}
	if os.IsPathSeparator(path[len(path)-1]) {
		return target{}, ErrDirectory
	}
	for range mostLinks {
		switch fd, owner := descriptorOf(path); owner {
		case ours:
			return onDescriptor(path, fd)
		case another:
			return onAnothers(path)
		}
		info, err := os.Lstat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return target{path: path}, nil
		case err != nil:
			return target{}, cause(err)
		case info.Mode()&fs.ModeSymlink == 0:
			return classify(path, info)
		}
		to, err := os.Readlink(path)
		if err != nil {
			return target{}, cause(err)
		}
		if !filepath.IsAbs(to) {
			to = filepath.Dir(path) + string(filepath.Separator) + to // Join would drop a link before ".."
		}
		path = to
	}
	return target{}, ErrLinks
}

// classify decides how what is there already is written to.
func classify(path string, info fs.FileInfo) (target, error) {
	switch mode := info.Mode(); {
	case info.IsDir():
		return target{}, ErrDirectory
	case mode&fs.ModeSocket != 0:
		return target{}, ErrSocket
	case mode&(fs.ModeDevice|fs.ModeCharDevice) == fs.ModeDevice:
		return target{}, ErrDisk
	case !mode.IsRegular():
		if fd, open := standard(info); open {
			return target{path: path, old: info, direct: true, descriptor: true, fd: fd}, nil
		}
		return target{path: path, old: info, direct: true}, nil
	}
	// Renaming asks for no right to the old file, but a user who took that right away
	// wants to keep it.
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return target{}, fmt.Errorf("the file there is protected: %w", cause(err))
	}
	return target{path: path, old: info}, f.Close()
}

// plain says whether a target is a file, or will be one.
func (t target) plain() bool { return !t.direct }

// pipe says whether a target is a named pipe, whose reader leaves when what was written
// first ends.
func (t target) pipe() bool {
	return t.direct && !t.descriptor && t.old.Mode()&fs.ModeNamedPipe != 0
}

// open opens what is written to directly. A file of another process, which only /proc
// names, keeps what it has.
func (t target) open() (*os.File, error) {
	if t.descriptor {
		return duplicate(t.fd, t.path)
	}
	return os.OpenFile(t.path, os.O_WRONLY|os.O_APPEND, 0)
}

// cause leaves out the name, which is told already, or is that of the file aside.
func cause(err error) error {
	switch err := err.(type) {
	case *fs.PathError:
		return err.Err
	case *os.LinkError:
		return err.Err
	}
	return err
}

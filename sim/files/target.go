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
	path   string      // with no symbolic link at its end
	old    fs.FileInfo // of the file there; nil: none
	direct bool        // a device or a pipe
}

// mostLinks bounds a chain of symbolic links, as the system does.
const mostLinks = 40

// resolve finds out what a name stands for. filepath.EvalSymlinks would refuse a link
// to a file that is yet to be made.
func resolve(path string) (target, error) {
	if path == "" {
		return target{}, ErrNoName
	}
	if os.IsPathSeparator(path[len(path)-1]) {
		return target{}, ErrDirectory
	}
	for range mostLinks {
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
	switch {
	case info.IsDir():
		return target{}, ErrDirectory
	case !info.Mode().IsRegular():
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

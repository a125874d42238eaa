package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Place is where what is written under a name ends up, or what is read under it comes
// from, whatever way leads there. The zero value is no place.
type Place struct {
	there  fs.FileInfo // what is there; nil: nothing yet
	dir    fs.FileInfo // of what is not there yet, the nearest directory that is
	rest   string      // and the way on from it
	shared bool        // it takes the output of several, one after the other
}

// PlaceOf finds where a name to write under leads; the zero Place where that cannot be
// said, which Check explains.
func PlaceOf(path string) Place {
	t, err := resolve(path)
	switch {
	case err != nil:
		return Place{}
	case t.old != nil:
		return Place{there: t.old, shared: t.direct && !t.pipe()}
	}
	dir, rest := filepath.Split(filepath.Clean(t.path))
	for range len(t.path) {
		info, err := os.Stat(filepath.Clean(dir))
		switch {
		case err == nil:
			return Place{dir: info, rest: rest}
		case !errors.Is(err, fs.ErrNotExist):
			return Place{}
		}
		var name string
		dir, name = filepath.Split(filepath.Clean(dir))
		rest = filepath.Join(name, rest)
	}
	return Place{}
}

// ReadPlaceOf finds what is read under a name; the zero Place if it is no file, which
// may be written to and read at once.
func ReadPlaceOf(path string) Place {
	info, err := os.Stat(path)
	return filePlace(info, err)
}

// StreamPlace finds the file that a stream of the program goes to; the zero Place if that
// is no file.
func StreamPlace(stream *os.File) Place {
	place := filePlace(stream.Stat())
	place.shared = true
	return place
}

func filePlace(info fs.FileInfo, err error) Place {
	if err != nil || !info.Mode().IsRegular() {
		return Place{}
	}
	return Place{there: info}
}

// There says whether something is there.
func (p Place) There() bool { return p.there != nil }

// Clashes says whether two places are one that can have only one of them.
func (p Place) Clashes(q Place) bool {
	switch {
	case p.there != nil && q.there != nil:
		return os.SameFile(p.there, q.there) && !(p.shared && q.shared)
	case p.dir != nil && q.dir != nil:
		return sameName(p.rest, q.rest) && os.SameFile(p.dir, q.dir)
	}
	return false
}

// sameName says whether two names are one in a directory, as these systems usually have it.
func sameName(a, b string) bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return strings.EqualFold(a, b)
	}
	return a == b
}

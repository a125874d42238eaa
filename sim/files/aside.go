package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"

	"example.com/sosocoin/sim/plain"
)

// mostAside bounds the names that are tried for a file aside; others are taken only by
// files of this process, or by what somebody put there.
const mostAside = 1000

// aside makes an empty file beside the target that nobody else uses, and that is held for
// as long as it is open. What processes have left there that are no more goes away.
func (t target) aside() (*os.File, error) {
	dir, name := filepath.Split(t.path)
	tidy(dir)
	if len(name) > 100 {
		name = name[:100] // the whole has to be a file's name too
	}
	for n := 0; ; n++ {
		f, err := os.OpenFile(dir+"."+name+".sosocoin-"+strconv.Itoa(os.Getpid())+"-"+strconv.Itoa(n)+".part", os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		switch {
		case errors.Is(err, fs.ErrExist) && n < mostAside:
			continue
		case err != nil:
			return nil, fmt.Errorf("directory %s: %w", plain.Line(filepath.Dir(t.path)), cause(err))
		}
		if !hold(f) || !there(f) { // another process took it for one that was left
			if err := f.Close(); err != nil || n >= mostAside {
				return nil, errors.Join(err, fs.ErrExist)
			}
			continue
		}
		if t.old == nil {
			return f, nil
		}
		if err := f.Chmod(t.old.Mode().Perm()); err != nil {
			return nil, errors.Join(err, drop(f))
		}
		return f, nil
	}
}

// tidy removes the files aside that were left in a directory by processes that were
// killed. Those of living ones are held by them.
func tidy(dir string) {
	if dir == "" {
		dir = "."
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return // whoever writes there will hear of it
	}
	left := regexp.MustCompile(`^\..*\.sosocoin-[0-9]+-[0-9]+\.part$`)
	for _, e := range entries {
		if e.Type().IsRegular() && left.MatchString(e.Name()) {
			removeLeft(filepath.Join(dir, e.Name()))
		}
	}
}

// there says whether a file still has its name.
func there(f *os.File) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(f.Name())
	return err == nil && os.SameFile(open, named)
}

//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package files

import (
	"errors"
	"os"
)

// Here a file that is open can be neither renamed nor removed, so that there is nothing to
// lock.

func hold(*os.File) bool { return true }

// removeLeft removes a file aside if nobody has it open.
func removeLeft(path string) { _ = os.Remove(path) }

// rename puts a finished file in its place.
func rename(f *os.File, path string) error {
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// drop removes a file aside.
func drop(f *os.File) error { return errors.Join(f.Close(), os.Remove(f.Name())) }

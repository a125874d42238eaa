//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package files

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// A file aside is locked by who writes it. The system ends the lock with the process,
// however that ends, and holds it against other containers and, where the file system
// can, other machines, which the number of a process could not. So it has to stay open
// until it has its place.

// hold locks a new file aside; false if somebody else has. Where a file system has no
// locks, nobody can take it for one that was left.
func hold(f *os.File) bool {
	return !errors.Is(unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB), unix.EWOULDBLOCK)
}

// removeLeft removes a file aside if nobody holds it.
func removeLeft(path string) {
	f, err := os.OpenFile(path, os.O_RDWR|unix.O_NOFOLLOW|unix.O_NONBLOCK, 0)
	if err != nil {
		return
	}
	defer f.Close()
	if unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB) == nil && there(f) {
		_ = os.Remove(path)
	}
}

// rename puts a finished file in its place.
func rename(f *os.File, path string) error {
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return f.Close()
}

// drop removes a file aside.
func drop(f *os.File) error { return errors.Join(os.Remove(f.Name()), f.Close()) }

//go:build !unix

package files

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// inherited describes a descriptor that the program may write to: one of the two that
// every system has.
func inherited(fd int) (fs.FileInfo, error) {
	f, err := duplicate(fd, "")
	if err != nil {
		return nil, err
	}
	return f.Stat()
}

// duplicate returns the file itself, which is not closed: see File.close.
func duplicate(fd int, _ string) (*os.File, error) {
	switch fd {
	case 1:
		return os.Stdout, nil
	case 2:
		return os.Stderr, nil
	}
	return nil, notOpen(fd)
}

// Left says whether an error is that nobody reads a pipe any more.
func Left(err error) bool {
	const brokenPipe, noData = syscall.Errno(109), syscall.Errno(232) // as Windows numbers them
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, brokenPipe) || errors.Is(err, noData)
}

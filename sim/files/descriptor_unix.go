//go:build unix

package files

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// inherited describes a descriptor that the program was started with and may write to.
// Those that it has opened itself, or the runtime has, are marked to be closed on exec, and
// are nobody's business.
func inherited(fd int) (fs.FileInfo, error) {
	flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
	if err != nil || flags&unix.FD_CLOEXEC != 0 {
		return nil, notOpen(fd)
	}
	mode, err := unix.FcntlInt(uintptr(fd), unix.F_GETFL, 0)
	if err != nil {
		return nil, err
	}
	if mode&unix.O_ACCMODE == unix.O_RDONLY {
		return nil, readOnly(fd)
	}
	f, err := duplicate(fd, "")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.Stat()
}

// duplicate returns a file that writes where a descriptor does, from where that is on: the
// two share one position. The descriptor stays open when the file is closed.
func duplicate(fd int, name string) (*os.File, error) {
	twin, err := unix.FcntlInt(uintptr(fd), unix.F_DUPFD_CLOEXEC, 3)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(twin), name), nil
}

// Left says whether an error is that nobody reads a pipe, or a socket, any more.
func Left(err error) bool { return errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET) }

//go:build linux || darwin || freebsd || netbsd || openbsd

package terminal

import "syscall"

// HasShell says whether somebody is there to continue a program that stops: a shell with
// job control puts what it starts into process groups of their own. The system does not
// stop the group of a session's leader, and the program would wait for ever.
func HasShell() bool {
	session, _, err := syscall.Syscall(syscall.SYS_GETSID, 0, 0, 0)
	return err == 0 && int(session) != syscall.Getpgrp()
}

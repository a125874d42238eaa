//go:build !(linux || darwin || freebsd || netbsd || openbsd)

package terminal

// HasShell says that a program cannot be stopped and continued here.
func HasShell() bool { return false }

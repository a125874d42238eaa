//go:build !(linux || darwin || freebsd || netbsd || openbsd)

package tui

// hasShell says that a program cannot be stopped and continued here.
func hasShell() bool { return false }

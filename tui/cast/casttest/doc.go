// Package casttest plays recordings of terminals, for tests.
package casttest

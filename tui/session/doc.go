// Package session keeps account of what the user has done to a world that is nowhere but in it, and
// knows what to ask before something is done by which that would be lost. Who asks for the same
// thing once more means it.
package session

// Package crowd bounds how many connections a server has at once, in all and from one machine, so
// that nobody can take the places of all others. It knows nothing of what is spoken there.
package crowd

package sweep

import _ "embed"

//go:embed README.md
var guide string

//go:embed nats/README.md
var machines string

// Guide is the chapter on sweeps, in Markdown.
func Guide() string { return guide }

// MachinesGuide is the chapter on sweeps on many machines, in Markdown. It is there whether or not
// the program is built with what it is about.
func MachinesGuide() string { return machines }

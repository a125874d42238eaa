package netsim

import _ "embed"

//go:embed README.md
var guide string

// Guide is the chapter on why runs are the same every time, and how fast they are, in Markdown.
func Guide() string { return guide }

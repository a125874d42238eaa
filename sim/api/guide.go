package api

import _ "embed"

//go:embed README.md
var guide string

// Guide is the chapter on the addresses of nodes, in Markdown.
func Guide() string { return guide }

package scenario

import _ "embed"

//go:embed README.md
var guide string

// Guide is the chapter on the command language and on scenarios, in Markdown.
func Guide() string { return guide }

package theory

import _ "embed"

//go:embed README.md
var guide string

// Guide is the chapter on the laws and on policy tables, in Markdown.
func Guide() string { return guide }

package sweep

import _ "embed"

//go:embed README.md
var guide string

// Guide is the chapter on sweeps, in Markdown.
func Guide() string { return guide }

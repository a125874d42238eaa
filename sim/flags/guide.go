package flags

import _ "embed"

//go:embed README.md
var guide string

// Guide is the chapter on flags, files and exit codes, in Markdown.
func Guide() string { return guide }

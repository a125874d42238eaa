package report

import _ "embed"

//go:embed README.md
var guide string

// Guide is the chapter on reports, tables and traces, in Markdown.
func Guide() string { return guide }

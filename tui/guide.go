package tui

import _ "embed"

//go:embed README.md
var guide string

// Guide is the chapter on the dashboard, in Markdown.
func Guide() string { return guide }

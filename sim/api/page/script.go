package page

import (
	_ "embed"

	report "example.com/sosocoin/sim/report/page"
)

//go:embed page.css
var looks string

//go:embed page.js
var script string

// Style is how the page looks, in CSS: as a report, and what that has not.
func Style() string { return report.Style() + looks }

// Script keeps the page up to date, and sends its forms without leaving it.
func Script() string { return script }

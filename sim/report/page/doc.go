// Package page writes a run as one page of HTML that stands alone: no script, no
// font and no picture comes from anywhere else, so that it can be kept, sent and
// printed, and looks the same in ten years.
//
//	page.go      what is on the page, and its template
//	settings.go  what was run
//	spread.go    how blocks spread: the curve, worked out
//	charts.go    the curves and bars, by a library that knows axes
//	ink.go       the library's colours, made those of the page
//	columns.go   which part of the block tree is worth its room
//	lanes.go     where its blocks stand
//	tree.go      the block tree, drawn
//
// The same run gives the same bytes. Colours are those of the reader's choice, light
// or dark, and on paper always light; none of them says anything alone.
package page

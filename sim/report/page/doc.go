// Package page writes a run, or many, as one page of HTML that stands alone: no script, no
// font and no picture comes from anywhere else, so that it can be kept, sent and
// printed, and looks the same in ten years.
//
//	page.go      what is on the page
//	document.go  the page as HTML; page.css has its looks
//	settings.go  what was run
//	spread.go    how blocks spread: the curve, worked out
//	charts.go    which curves and bars are drawn of a run
//	axis.go      an axis: its scale and its marks
//	plot.go      a chart's frame: axes, grid and texts
//	shapes.go    what is drawn in it: curves, areas, bars and points
//	columns.go   which part of the block tree is worth its room
//	lanes.go     where its blocks stand
//	tree.go      the block tree, drawn
//	experiments.go  pages of many runs: a sweep, and experiments with their verdicts
//	series.go    which plots are drawn of these
//	errorplot.go means with their intervals, and laws beside
//
// The charts are our own SVG, with a class for each colour, in 330 lines. Of libraries,
// gonum/plot v0.17.0 and go-analyze/charts v0.5.19 bring 8 and 5 modules, with fonts, and
// add 8.4 and 2.9 MB to the program; both write colours as numbers, where light, dark and
// paper take the page's style, and the second has no axis of numbers under its curves.
//
// The HTML is made of gomponents. A template of html/template looks methods up by their names
// while the program runs, so that the linker has to keep every method of every type: the
// program had 4.4 MB more for this page alone, and every run took 2.5 MB more of memory.
//
// The same run gives the same bytes. Colours are those of the reader's choice, light
// or dark, and on paper always light; none of them says anything alone.
package page

// Package figure is the one table of what is measured of a run: of its world, of a node, of
// a payment, of a rule. Each figure is a row that says its name, its unit, what it is, and
// how it is read. From the table are made
//
//   - the readings of conditions in scenarios,
//   - the reports, as JSON, as text and as a page,
//   - the dashboard's list of figures,
//   - what compare says of two branches,
//   - the lists of figures in the chapters.
//
// So a figure is added by a row of [All], and by counting what it is made of where the world
// does not yet. A text may have a sentence in which several figures stand together; the rows
// of such figures say so in [Spec.Not], and all others get a line of their own there.
//
// What was not measured is no number: see package measured. A [World] is read between two
// windows, and reading does not change it.
package figure

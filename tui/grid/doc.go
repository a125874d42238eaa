// Package grid is the paper that the dashboard draws on: a rectangle of cells,
// each holding one character and its style, drawn anew for every frame.
//
// Joining strings of escape codes side by side is slow and goes wrong at every
// edge; on a grid a panel simply writes at coordinates. A frame is made in three
// steps: Clear, any number of drawing calls, and Shown.Changes, which turns the cells that
// differ from the last frame into bytes for the terminal, or Render, which turns all cells
// into one string.
//
//	g := grid.New(80, 24)
//	r := g.Bounds().Inset(1)
//	g.Box(g.Bounds(), []grid.Span{{Text: "1 Nodes"}}, "7", grid.Style{}, grid.Unicode)
//	defer g.Clip(r)()
//	g.Text(r.X, r.Y, "hello", grid.Style{Bold: true})
//
// Two promises make the rest of the dashboard easy to write:
//
//   - Nothing is ever drawn outside the current clip, whatever the coordinates.
//   - Render yields exactly the grid's columns and lines for any text whatsoever.
//     Characters two columns wide take two cells; combining accents share the cell of
//     their letter; characters that steer a terminal (control codes, marks that turn
//     the writing direction, joiners) never reach it. So a node's name or a message
//     cannot break the screen.
//
// The width of a character is the one that sim/plain counts: East Asian ambiguous
// characters, such as borders and Greek letters, are narrow, whatever the environment
// says. For a terminal that draws them two columns wide there is SetWide, with the glyphs
// of Narrow.
//
// The package x/cellbuf of the same authors was looked at first. Its cells are
// pointers with interface colours, one allocation per drawn cell; these here are
// plain values in one slice, which a frame of 200x60 can afford many times over.
//
// Styles are not lipgloss's. A frame of 200x60 whose runs of one style are rendered by
// lipgloss v1.1.0 takes 3.6 ms and 15,000 allocations, with styles that are made once; by
// termenv, 1.2 ms and 5,700; by Render, 0.34 ms and one. Both write 33 % more bytes, 40.7 kB
// instead of 30.5: every run ends with a reset and begins with its whole style, where a pen
// here writes what differs from the run before, and no library tells which cells have
// changed since the last frame.
//
// Besides Render there are Plain (no styles; for golden files) and SVG (a picture of
// the screen that needs no terminal).
package grid

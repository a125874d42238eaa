// Package edit is one line of text under edit: the command line, a field of a form, a
// filter.
//
// What keys do to the text is the business of bubbles' textinput. Its own drawing is not
// used: it makes a string with escape codes, and the dashboard draws cells. Its cursor does
// not blink, so that a frame depends on what was typed and not on when.
//
//	var l edit.Line
//	if l.Press(keys, msg) {
//		use(l.String())
//	}
//	l.Draw(g, th, r, true)
package edit

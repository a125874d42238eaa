// Package classroom lets others in by ssh: each to a dashboard of his own size, theme, panels and
// selection, which changes nothing in the world of somebody else; or, where there is one for each, to
// a world of his own.
//
//	server.go    who may come in, how many, and for how long
//	requests.go  what a guest may ask for before he sees anything
//	typing.go    what he types, at a pace
//	guest.go     the world as a guest has it who only looks
//	keys.go      the server's own key, and those of the guests
//
// A connection is for one thing: a dashboard. There is no shell behind it, no command can be given
// with it, nothing is forwarded and no file is moved. What a guest types reaches his own
// dashboard; what that asks of the world is refused, but for what he looks at. So is what would touch
// this machine: pictures and layouts in files, and the way to the shell.
//
// Nobody waits for a guest. What he sees he fetches: views are made for those who have looked at the
// last one, and shared by those who look at the same. One whose line is full, or who has gone
// without a word, keeps a goroutine waiting until his time is over, and nothing is kept for him.
package classroom

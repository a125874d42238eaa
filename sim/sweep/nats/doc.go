// Package nats has the jobs of a sweep played on any number of machines, through NATS JetStream: a
// server that is built in, or a cluster that is there.
//
//	names.go   what is in the server of one sweep: a queue of jobs, a stream of results, its entry in a list
//	door.go    how a server is reached, and why it cannot be
//	token.go   what opens it
//	server.go  the server that is built in
//	engine.go  who gives the jobs out and takes the results in
//	begin.go   what the sweep has in the server when it begins
//	report.go  what workers say when a job or the server fails
//	worker.go  who plays them, one sweep after the other
//	shift.go   the work at one
//	cells.go   the cells that jobs are of
//	stored.go  messages that the server has kept, however often they have to be sent
//	hold.go    jobs in hand: they stay a worker's as long as it lives
//
// The journal of the sweep, the file of --resume, says what is done; all that the server keeps can
// be made again from it. A job that is not in the journal is put into the queue, and is in it
// once. A worker takes a job, plays it, puts its result into the stream, and only then strikes
// the job off. If it dies before, the job is given to another one. So each job is played at
// least once. Of a job that was played twice both results are compared: its worlds are pure
// functions, so that any difference is a fault of a machine or of a program.
//
// The server is more than a third of the program, so all but this text is built with the tag nats only. See README.md.
package nats

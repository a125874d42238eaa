// Package watch is who watches a world of nodes: each is a file behind the interface Watcher,
// is shown what the nodes tell, and changes nothing. They are:
//
//   - the metrics say which blocks were found, which of them are on the best chain, and how
//     fast they spread;
//   - the charts keep the course of the figures over time;
//   - the checks hold what must be so whatever the network and the commands do;
//   - the recorder keeps, where settings.Config.Record asks for it, what a history tells of
//     each block and each payment;
//   - the trace shows all that happens to whoever settings.Config.Trace names, and keeps
//     nothing;
//   - the traffic, the log, the sightings and the reorganisations keep the newest of what a
//     dashboard shows, where settings.Config.Observe asks for it.
//
// A watcher reads the cluster and the other watchers, once it has joined them. To add one, write
// its file, and a line in the list.
package watch

// Package projection shows a world to people: a Projection reads the nodes, their network and
// the watchers, and makes of them the immutable snapshots of sim/view that dashboards and
// addresses read: the whole world with one node in depth (View), and a block or a transaction
// in depth (Inspect, found by its digits with Find). What it keeps from one view to the next
// saves work and changes nothing.
package projection

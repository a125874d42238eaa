// Package network is the panel that shows nodes, links and messages under way, which package
// netmap draws. Here a link is selected, told of and changed.
package network

// Package page writes the page of a node: what it knows, what it holds, and forms for all that
// it can be asked to do. It is HTML that can be read, and its forms sent, without a script; a
// script of ours keeps it up to date. Nothing of it comes from elsewhere.
//
//	content.go   what is on the page
//	document.go  the page as a whole
//	actions.go   what the node can be asked to do
//	ledger.go    its chain, its mempool and the coins
//	script.go    the looks and the script
//	parts.go     what all of these are made of
//
// Each part that changes by itself has an id and the attribute data-live: the script asks for
// the page again when the node tells that something is different, and takes these parts of it.
// So what is shown is made in one place, here. The looks, and the picture of the blocks, are
// those of a run's report.
package page

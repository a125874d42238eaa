// Package payments says which payments a node makes at random: when, of how many coins and with
// what fee ([Workload]), and why one could not be made ([NotMade]). Whom it pays, and how, is
// the node's business.
package payments

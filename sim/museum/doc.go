// Package museum lists the faults of the two older systems that this program succeeds, the first
// sosocoin and Naivecoin, by number, and what guards against each: a rule that nodes can be run
// without, or something that is so by its making.
//
// Each rule has an exhibit: a scenario in which some nodes run without the rule, somebody breaks
// it, and the damage is seen; then the rule is on again. The scenarios are with all others in
// package scenarios. The first lines of each say which rule and which faults it is about, and
// what is said of exhibits anywhere is read from there.
package museum

// Package ring has lists that keep their newest entries: what watchers remember of a run without
// end has to end somewhere.
package ring

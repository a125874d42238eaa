// Package value reads and writes the values of laws' parameters as flags and commands do:
// shares as 0.1 or 10%, times as 2s or 10m.
package value

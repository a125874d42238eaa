// Package palette finds anything that can be done by a few letters of its name, and does it:
// keys, commands, panels, nodes, lessons.
package palette

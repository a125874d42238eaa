// Package config reads the file with which a user gives the program other defaults: values
// of flags by their names, keys of the dashboard by their actions, and layouts of its panels.
//
//	theme: light
//	nodes: 20
//	param: [maturity=10, window=5]
//	keys:
//	  pause: [space, f5]
//	  next-block: "."
//	layouts:
//	  mine: [nodes net, 2 tree]
//
// The file is YAML, but only so much of it: names with one value or a list of values, and
// under keys and layouts once more. A value is kept as it is written and read later by whoever knows
// what it is for, so that 250ms, 0x10 and no mean in the file what they mean behind a flag,
// and every entry keeps its line and column for the refusal. What the package itself
// refuses is what is no such file: no text, no YAML, more than MaxSize, a name that stands
// twice, a value that is no plain one.
package config

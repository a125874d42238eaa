// Package help is the help of the dashboard: what its words and signs mean, its keys and its
// commands.
package help

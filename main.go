// Command sosocoin is a laboratory for proof-of-work consensus in a terminal.
package main

import (
	"os"

	"example.com/sosocoin/tui/program"
)

func main() { os.Exit(program.Run(os.Args[1:], os.Stdout, os.Stderr)) }

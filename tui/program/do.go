package program

import (
	"context"
	"fmt"
	"slices"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/nodeset"
)

// begin makes the network that files describe, and gives the commands of --do, as long as nobody
// wants the run to end.
func (p *program) begin(ctx context.Context, s *flags.Settings, world *sim.World) error {
	names := nodeset.Names{}
	for i, c := range first(s) {
		if ctx.Err() != nil {
			return nil
		}
		answer, err := world.Do(c)
		if err != nil {
			return unfit(s, i, err)
		}
		if answer != "" && i >= len(s.Network) {
			fmt.Fprintf(p.stderr, "%s: %s\n", said(c, names), answer)
		}
		command.LearnName(names, c)
	}
	return nil
}

// first are the commands at time 0.
func first(s *flags.Settings) []command.Command { return slices.Concat(s.Network, s.Do) }

// said is a command as people read it, by the names that nodes have been given.
func said(c command.Command, names nodeset.Names) string {
	return command.Say(c, func(id int) string { return names.Of(nodeset.Node(id)) })
}

// unfit says that a command at time 0, by its place among them, cannot be carried out.
func unfit(s *flags.Settings, at int, why error) error {
	all, names := first(s), nodeset.Names{}
	for _, c := range all[:at] {
		command.LearnName(names, c)
	}
	flag := "do"
	if at < len(s.Network) {
		flag = s.FromFile()
	}
	return &exit{exitUsage, s.Refuse(flag, fmt.Sprintf("%q: %v", said(all[at], names), why))}
}

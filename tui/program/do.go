package program

import (
	"context"
	"fmt"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/flags"
	"example.com/sosocoin/sim/nodeset"
)

// begin gives the commands of --do, as long as nobody wants the run to end.
func (p *program) begin(ctx context.Context, s *flags.Settings, world *sim.World) error {
	names := nodeset.Names{}
	for i, c := range s.Do {
		if ctx.Err() != nil {
			return nil
		}
		answer, err := world.Do(c)
		if err != nil {
			return unfit(s, i, err)
		}
		if answer != "" {
			fmt.Fprintf(p.stderr, "%s: %s\n", said(c, names), answer)
		}
		command.LearnName(names, c)
	}
	return nil
}

// said is a command as people read it, by the names that nodes have been given.
func said(c command.Command, names nodeset.Names) string {
	return command.Say(c, func(id int) string { return names.Of(nodeset.Node(id)) })
}

// unfit says that a command of --do, by its place in the list, cannot be carried out.
func unfit(s *flags.Settings, at int, why error) error {
	names := nodeset.Names{}
	for _, c := range s.Do[:at] {
		command.LearnName(names, c)
	}
	return &exit{exitUsage, s.Refuse("do", fmt.Sprintf("%q: %v", said(s.Do[at], names), why))}
}

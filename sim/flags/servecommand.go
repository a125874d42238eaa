package flags

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
)

// Serve is a world for others, without a dashboard of one's own.
type Serve struct {
	Own int // guests who come in by ssh have a world each, so many at once; 0: they look at the one that all share
}

// Bounds on the worlds of guests.
const (
	usualWorlds = "16"
	mostWorlds  = 64
)

// serves is the table of the flags of a server alone.
func serves() []setting {
	return []setting{
		{"own", "[=N]", "", "with --ssh: give each guest a world of his own, as the flags say it begins, up to N at once (16 where N is left out); they are bounded, and know no files", readOwn},
	}
}

func readOwn(s *Settings, v string) error {
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > mostWorlds {
		return fmt.Errorf("%.40q is not a number of worlds; expected a whole one from 1 to %d", v, mostWorlds)
	}
	s.Serve.Own = n
	return nil
}

// serveCommand runs a world for others.
func serveCommand(p Program) *cobra.Command {
	c := &cobra.Command{
		Use:   "serve",
		Short: "Run a world for others, who come by HTTP or ssh, without a dashboard",
		Long: "Run a world at --speed for others: by HTTP each node answers at an address of its own, by ssh guests see a dashboard. It goes on until Ctrl-C or SIGTERM,\n" +
			"or until --for, --blocks or its scenario ends; then it writes its report and the files that were asked for, and exits with 0." +
			"\nWith --own each guest by ssh has a world of his own, to do with as he likes.\nThe other flags are those of sosocoin itself. sosocoin help http and sosocoin help dashboard tell more.",
		Example: `  sosocoin serve --http 127.0.0.1:5000
  sosocoin serve --ssh 127.0.0.1:2222 --ssh-keys ~/.ssh/authorized_keys --http 127.0.0.1:5000
  sosocoin serve --own --ssh 0.0.0.0:2222 --ssh-password class.txt --nodes 5`,
		Args: func(_ *cobra.Command, words []string) error { return NoArguments(words) },
	}
	set := Add(c.Flags())
	set.forServe()
	c.RunE = func(*cobra.Command, []string) error { return p.fillAndStart(set) }
	complete(c, p.Themes)
	return c
}

// forServe takes away the flags that a server has no use for, and adds its own.
func (f *Flags) forServe() {
	f.settings.Serve, f.settings.Headless = &Serve{}, true
	f.leaveOut(notServed, "a server")
	f.own = map[string]bool{}
	for _, s := range serves() {
		f.own[s.name] = true
		f.add(s)
	}
	f.set.Lookup("own").NoOptDefVal = usualWorlds
	for name, usage := range map[string]string{
		"speed": "virtual seconds per second, such as 4 or 1/8 (default 1)",
		"json":  "print the report as one JSON object",
		"ssh":   "let guests see a dashboard by ssh at this address, such as 127.0.0.1:2222",
	} {
		f.set.Lookup(name).Usage = usage
	}
}

// servable refuses a server to which nobody could come, and what is said of a world that there
// is not.
func (s *Settings) servable() error {
	switch own := s.Serve.Own > 0; {
	case s.HTTP == nil && s.SSH.Address == "":
		return fmt.Errorf("serve: nobody could come; add --http, such as --http 127.0.0.1:5000, or --ssh, such as --ssh 127.0.0.1:2222")
	case own && s.SSH.Address == "":
		return &Error{"own", "is for guests who come by ssh; add --ssh, such as --ssh 127.0.0.1:2222"}
	case own && s.HTTP == nil:
		return s.unshared()
	}
	return nil
}

// Shared says whether there is a world that all share.
func (s *Serve) Shared(of *Settings) bool { return s.Own == 0 || of.HTTP != nil }

// unshared refuses what is about one world where each guest has his own.
func (s *Settings) unshared() error {
	const why = "is about one world, and each guest has his own; leave it out, or add --http for one that all share"
	switch outs := s.Outputs.all(); {
	case len(outs) > 0:
		return &Error{outs[0].flag, why}
	case s.Limits.For > 0:
		return &Error{"for", why}
	case s.Limits.Blocks > 0:
		return &Error{"blocks", why}
	case s.JSON:
		return &Error{"json", why}
	}
	return nil
}

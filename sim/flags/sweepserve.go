package flags

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

// Served is how the jobs of a sweep are given out to workers.
type Served struct {
	Listen    string // host and port of a server that is started
	Token     string // file; "": one beside what the server keeps
	Cert, Key string // files; "": nothing is encrypted
	NATS      string // address of a cluster in place of a server; "": none
	CA        string // file of the authority that vouches for it
}

// Work is for whom jobs are played.
type Work struct {
	URL       string
	Token, CA string // files; "": none
	Jobs      int    // at once
}

// serveSweepCommand plays a sweep on the machines of whoever comes.
func (p Program) serveSweepCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "serve",
		Short: "Have any number of machines play a sweep, through NATS",
		Long: "Give the jobs of a sweep out to all who run sosocoin sweep work, and print what sosocoin sweep prints on one machine, to the byte." +
			"\nIt takes the flags of sosocoin sweep, and starts a server of NATS JetStream. It needs a build with -tags nats.",
		Example: `  sosocoin sweep serve --set latency=1s,5s --blocks 1000 --runs 200 --resume out.sweep --token-file sweep.token
  sosocoin sweep work nats://127.0.0.1:4222 --token-file sweep.token`,
		Args: func(_ *cobra.Command, words []string) error { return NoArguments(words) },
	}
	set := Add(c.Flags())
	set.forSweep()
	set.forServed()
	c.RunE = func(*cobra.Command, []string) error { return p.fillAndStart(set) }
	complete(c, p.Themes)
	return c
}

// forServed takes away what only who plays has a use for, and adds what only who serves has.
func (f *Flags) forServed() {
	s := &Served{}
	f.settings.Sweep.Served = s
	f.uselessIn = "a sweep that is served"
	for _, name := range []string{"shard", "workers"} {
		f.useless[name] = true
		f.set.Lookup(name).Hidden = true
	}
	for _, t := range []struct {
		to                       *string
		name, kind, value, usage string
	}{
		{&s.Listen, "listen", "HOST:PORT", "127.0.0.1:4222", "where workers reach it; 0.0.0.0:4222 for those of other machines"},
		{&s.Token, "token-file", "FILE", "", "what workers have to show is in this file, and is made if there is none (default: one that it names)"},
		{&s.Cert, "tls-cert", "FILE", "", "encrypt, with the certificate in this file (PEM)"},
		{&s.Key, "tls-key", "FILE", "", "and with the certificate's key"},
		{&s.NATS, "nats", "URL", "", "use a cluster that is there, such as nats://10.0.0.1:4222, in place of a server of its own"},
		{&s.CA, "tls-ca", "FILE", "", "with --nats: whose certificates are trusted (PEM; default: those that the system trusts)"},
	} {
		f.own[t.name] = true
		*t.to = t.value
		f.set.Var(&placed{t.to, t.kind}, t.name, t.usage)
	}
}

// placed is a text with a word that stands for it in the help.
type placed struct {
	to   *string
	kind string
}

func (p *placed) String() string     { return *p.to }
func (p *placed) Set(s string) error { *p.to = s; return nil }
func (p *placed) Type() string       { return p.kind }

// consistent refuses flags that contradict each other.
func (s *Served) consistent(given func(string) bool) error {
	switch {
	case s.NATS != "" && given("listen"):
		return &Error{"listen", "is of a server of its own, and --nats uses another's; leave one of them out"}
	case s.NATS != "" && (s.Cert != "" || s.Key != ""):
		return &Error{"tls-cert", "is of a server of its own, and --nats uses another's; leave one of them out"}
	case s.NATS == "" && s.CA != "":
		return &Error{"tls-ca", "is about the certificate of another's server; add --nats, or expected --tls-cert and --tls-key"}
	case s.Cert != "" && s.Key == "":
		return &Error{"tls-cert", "needs the certificate's key; add --tls-key FILE"}
	case s.Cert == "" && s.Key != "":
		return &Error{"tls-key", "needs the certificate that it is of; add --tls-cert FILE"}
	}
	return nil
}

// workCommand plays jobs of others' sweeps.
func (p Program) workCommand() *cobra.Command {
	s := &Settings{Work: &Work{}}
	s.blame = func(err error) error { return err }
	w := s.Work
	var jobs text
	c := &cobra.Command{
		Use:   "work URL",
		Short: "Play jobs of a sweep that another machine serves",
		Long:  "Play jobs of a sweep that sosocoin sweep serve gives out, until it is over. Any number may come and go at any time. It needs a build with -tags nats.",
		Example: `  sosocoin sweep work nats://127.0.0.1:4222 --token-file sweep.token
  sosocoin sweep work tls://lab.example.org:4222 --token-file sweep.token --tls-ca ca.pem --jobs 4`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, words []string) (err error) {
			if len(words) != 1 {
				return errors.New("sweep work: " + fmt.Sprint(len(words)) + " addresses are named; expected that of sosocoin sweep serve, such as nats://127.0.0.1:4222")
			}
			w.URL, w.Jobs = words[0], runtime.GOMAXPROCS(0)
			if c.Flags().Changed("jobs") {
				if w.Jobs, err = count(jobs.value, 4096); err != nil {
					return &Error{"jobs", err.Error()}
				}
			}
			return p.Start(s)
		},
	}
	set := c.Flags()
	jobs.kind = "N"
	set.StringVar(&w.Token, "token-file", "", "the token of the server is in this `FILE`, as sosocoin sweep serve has left it")
	set.Var(&jobs, "jobs", "jobs at once (default one for each processor)")
	set.StringVar(&w.CA, "tls-ca", "", "the `FILE` whose certificates are trusted (PEM; default: those that the system trusts)")
	return c
}

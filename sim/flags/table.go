package flags

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/api"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/scenarios"
)

// setting is a flag that is read late: its name, what stands for its value in the
// help, its default, and where it goes. One without a default is read only if it is
// given.
type setting struct {
	name, placeholder, value, usage string
	read                            func(*Settings, string) error
}

// ends is the table of the flags that say when a run ends.
func ends() []setting {
	return []setting{
		{"for", "D", "", "end after this virtual time", readFor},
		{"blocks", "N", "", "end when the best chain has this height; with a scenario that waits for a height, wait for this one", readBlocks},
	}
}

// engine is the table of the flags that say how the program works, and change no result.
func engine() []setting {
	return []setting{
		{"exec", "NAME", "auto", "what runs the nodes: auto, goroutines (one for each node), workers (one for each processor) or serial (one event after the other); the results are the same", readExec},
	}
}

// screen is the table of the flags that say how the dashboard begins.
func screen() []setting {
	return []setting{
		{"language", "CODE", "", "language of the built-in scenarios and lessons: en, or de where they have it; all else is English (default en)", readLanguage},
		{"dots", "NAME", "braille", "what the links of the map are drawn with: braille, or sextants or octants, which join; few fonts have sextants, and fewer octants (Unicode 16)", readDots},
		{"speed", "FACTOR|max", "", "virtual seconds per second with which the dashboard begins, or a headless run with --http, such as 4 or 1/8 (default 1)", readSpeed},
		{"plain", "[=all]", "", "show the run in lines of text instead of the dashboard, for screen readers and logs, and read commands from standard input; all tells of each message and payment too", readPlain},
	}
}

// doors is the table of the flags by which others come in.
func doors() []setting {
	return []setting{
		{"http", "HOST:PORT", "", "have node 0 answer HTTP at this address, such as 127.0.0.1:5000, and each other node at the next port; where other machines reach it, private calls need a token, which is printed", readHTTP},
		{"http-as", "NAME", "sosocoin", "whose interface the nodes have: sosocoin or naivecoin", readHTTPAs},
		{"http-page", "DIR", "", "have nodes show the page that is built in this directory in place of their own", readHTTPPage},
		{"http-tls", "CERT,KEY", "", "have nodes answer HTTPS, with the certificate and the key in these files (PEM)", readHTTPTLS},
		{"ssh", "HOST:PORT", "", "let others look at the dashboard by ssh at this address, such as 127.0.0.1:2222; they change nothing", readSSH},
		{"ssh-keys", "FILE", "", "with --ssh: let those in whose public keys are in this file, a line each, as in authorized_keys", readSSHKeys},
		{"ssh-password", "FILE", "", "with --ssh: let those in who know the password that is the first line of this file", readSSHPassword},
	}
}

func readHTTP(s *Settings, v string) error {
	a, err := api.ParseAddress(v)
	s.HTTP = &a
	return err
}

func readHTTPAs(s *Settings, v string) error {
	as, err := api.ParseDialect(v)
	if s.HTTP != nil {
		s.HTTP.Dialect = as
	}
	return err
}

func readHTTPPage(s *Settings, v string) error {
	if s.HTTP == nil {
		return errors.New("nobody could see the page; add --http, such as --http 127.0.0.1:5000")
	}
	page, err := api.OpenPage(v)
	s.HTTP.Page = page
	return err
}

func readHTTPTLS(s *Settings, v string) error {
	if s.HTTP == nil {
		return errors.New("nothing is answered that it could protect; add --http, such as --http 0.0.0.0:5000")
	}
	pair, err := api.ReadTLS(v)
	s.HTTP.TLS = pair
	return err
}

func readSSH(s *Settings, v string) error {
	if colon := strings.LastIndexByte(v, ':'); colon < 1 || colon == len(v)-1 {
		return fmt.Errorf("%.60q is not an address; expected a host and a port, such as 127.0.0.1:2222", v)
	}
	s.SSH.Address = v
	return nil
}

func readSSHKeys(s *Settings, v string) error {
	s.SSH.Keys = v
	return nil
}

func readSSHPassword(s *Settings, v string) error {
	s.SSH.Password = v
	return nil
}

func readLanguage(s *Settings, v string) error {
	s.Language = scenarios.Language(v)
	return s.Language.Check()
}

// DotsNames are what lines can be drawn with.
func DotsNames() []string { return []string{"braille", "sextants", "octants"} }

func readDots(s *Settings, v string) error {
	if s.Dots = v; !slices.Contains(DotsNames(), v) {
		return fmt.Errorf("%.40q is no kind of dots; expected braille, sextants or octants", v)
	}
	return nil
}

func readSpeed(s *Settings, v string) (err error) {
	s.Speed, err = quantity.ParseSpeed(v)
	return err
}

func readPlain(s *Settings, v string) error {
	s.Plain, s.PlainAll = v == "all", v == "all"
	on := new(flip)
	switch err := on.Set(v); {
	case s.PlainAll:
	case err != nil:
		return fmt.Errorf("%.40q is not a kind of lines; expected true, false or all", v)
	default:
		s.Plain = bool(*on)
	}
	return nil
}

func readExec(s *Settings, v string) error {
	i := slices.Index(netsim.ExecNames(), v)
	if i < 0 && v != "auto" {
		return fmt.Errorf("%.40q is not an executor; expected auto, %s", v, strings.Join(netsim.ExecNames(), ", "))
	}
	if i >= 0 {
		exec := netsim.Exec(i)
		s.Exec = &exec
	}
	return nil
}

func readFor(s *Settings, v string) error {
	d, err := quantity.ParseDuration(v)
	if err == nil && d == 0 {
		err = fmt.Errorf("0 is no time to run; expected a duration such as 10m")
	}
	s.Limits.For = netsim.Time(d)
	return err
}

func readBlocks(s *Settings, v string) error {
	n, err := strconv.ParseUint(v, 10, 31)
	if err != nil || n == 0 {
		return fmt.Errorf("%.40q is not a height; expected a whole number from 1 to %d", v, math.MaxInt32)
	}
	s.Limits.Blocks = uint32(n)
	return nil
}

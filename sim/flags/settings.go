package flags

import (
	"errors"
	"fmt"
	"slices"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/api"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/config"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/scenarios"
	"example.com/sosocoin/sim/settings"
)

// Settings is what the command line asks for.
type Settings struct {
	World    settings.Config
	Limits   sim.Limits
	Network  []command.Command  // at time 0, before those of Do: what files say of the network
	Do       []command.Command  // at time 0, in order
	Scenario *scenario.Scenario // nil: none
	Opens    bool               // the scenario leads to a moment that was shared
	Exec     *netsim.Exec       // nil: by the number of nodes
	List     bool               // only list the scenarios that are built in
	Headless bool
	JSON     bool
	Outputs  Outputs
	HTTP     *api.Address       // where nodes answer; nil: nowhere
	SSH      SSH                // where others look at the dashboard; the zero one: nowhere
	Verify   string             // only this file of blocks is to be checked; "": no
	Shot     *Shot              // only a picture of the run is wanted; nil: no
	Sweep    *Sweep             // many runs are wanted; nil: one
	Serve    *Serve             // a world for others is wanted; nil: one for oneself
	Trial    *Experiment        // one that is built in is wanted; nil: none
	Work     *Work              // jobs of another machine are to be played; nil: none
	Speed    float64            // virtual seconds per second; 0: as it is by itself
	Plain    bool               // lines of text instead of the dashboard
	PlainAll bool               // also of what comes often
	Theme    string             // checked by the dashboard's own package
	Language scenarios.Language // of the built-in scenarios
	Layout   string             // of the beginning, checked by the dashboard's own package, too
	Layouts  []config.Entry     // more of them, checked there, from the user's file
	ASCII    bool
	Dots     string // what lines are drawn with, of the names in DotsNames
	Mouse    bool
	Keys     []config.Entry // of the dashboard, checked there, from the file of this name
	KeysFile string

	ShowConfig bool // only show what all settings come to
	ListKeys   bool // only list the keys

	topologyFile, nodeTable string // names of files; "": none

	shown []Shown
	blame func(error) error
}

// SSH is where others look at the dashboard, and who may.
type SSH struct{ Address, Keys, Password string } // host and port; files

// Refuse says what is wrong with a setting that only another package can judge, and where
// it comes from.
func (s *Settings) Refuse(flag, problem string) error { return s.blame(&Error{flag, problem}) }

// Error says what is wrong with a flag.
type Error struct{ Flag, Problem string }

// Error writes "--loss: 1.5 is not a probability from 0 to 1".
func (e *Error) Error() string { return "--" + e.Flag + ": " + e.Problem }

// consistent refuses flags that contradict each other.
func (s *Settings) consistent() error {
	if s.List || s.ShowConfig || s.ListKeys {
		return nil
	}
	switch {
	case s.Plain && s.Headless:
		return &Error{"plain", "shows a run while it goes on, and --headless does not; leave one of them out"}
	case s.Plain && s.Outputs.Cast != "":
		return &Error{"cast", "records the dashboard; leave out --plain"}
	case s.HTTP != nil && s.Headless && s.Outputs.Cast != "":
		return &Error{"cast", "records what would be seen of a run that nobody disturbs; leave out --http"}
	}
	switch ssh := s.SSH; {
	case ssh.Address == "" && ssh.Keys != "":
		return &Error{"ssh-keys", "lets nobody in without an address; add --ssh, such as --ssh 127.0.0.1:2222"}
	case ssh.Address == "" && ssh.Password != "":
		return &Error{"ssh-password", "lets nobody in without an address; add --ssh, such as --ssh 127.0.0.1:2222"}
	case ssh.Address != "" && ssh.Keys == "" && ssh.Password == "":
		return &Error{"ssh", "would let everybody in; add --ssh-keys with a file of public keys, or --ssh-password with a file in which a password stands"}
	case ssh.Address != "" && s.Headless && s.Serve == nil:
		return &Error{"ssh", "shows a run while it goes on, and --headless does not; sosocoin serve does, without a dashboard of your own"}
	}
	if s.JSON && !s.Headless {
		return &Error{"json", "is the form of a headless run's report; add --headless"}
	}
	if err := s.Outputs.consistent(s); err != nil {
		return err
	}
	switch {
	case s.Scenario == nil:
	case s.Limits.For > 0:
		return &Error{"for", "a scenario says itself when it ends; leave this out"}
	case s.Limits.Blocks > 0:
		if !s.Scenario.SetHeight(int(s.Limits.Blocks)) {
			return &Error{"blocks", "a scenario without a step such as \"until height >= 100\" says itself when it ends; leave this out"}
		}
		s.Limits.Blocks = 0
	}
	if err := s.reachable(); err != nil {
		return err
	}
	if s.Serve != nil {
		return s.servable()
	}
	if s.Headless && s.Limits == (sim.Limits{}) && s.Scenario == nil && s.HTTP == nil {
		return &Error{"headless", "would run for ever; add --for 10m or --blocks 100"}
	}
	return nil
}

// reachable refuses a height at which a run would end that it cannot come to. What
// commands change is not known beforehand.
func (s *Settings) reachable() error {
	if !s.Headless || s.Limits.Blocks == 0 || s.Limits.For > 0 || len(s.Do) > 0 {
		return nil
	}
	var wrong *settings.Error
	if err := s.World.Reach(s.Limits.Blocks); errors.As(err, &wrong) {
		if slices.Contains(paramNames(), wrong.Setting) {
			return &Error{"param", wrong.Setting + ": " + wrong.Problem}
		}
		return &Error{wrong.Setting, wrong.Problem}
	}
	return nil
}

// Remarks is what the settings come to where that is hardly what was meant.
func (s *Settings) Remarks() []string {
	list := s.World.Remarks()
	if maturity := s.World.Params.Maturity; s.World.TxRate > 0 && s.Limits.Blocks > 0 && maturity >= s.Limits.Blocks {
		list = append(list, fmt.Sprintf("maturity: no coin can be spent up to height %d, since that takes %d blocks", s.Limits.Blocks, maturity))
	}
	return list
}

package flags

import (
	"fmt"
	"math"
	"strconv"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
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
		{"blocks", "N", "", "end when the best chain has this height", readBlocks},
	}
}

func readFor(s *Settings, v string) error {
	d, err := command.ParseDuration(v)
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

package sim

import (
	"slices"

	"example.com/sosocoin/sim/settings"
)

// What tests of worlds say of settings.
type (
	Config     = settings.Config
	Difficulty = settings.Difficulty
)

// readMine reads the setting of that name.
func readMine(c *Config, value string) error {
	table := settings.All()
	i := slices.IndexFunc(table, func(s settings.Setting) bool { return s.Name == "mine" })
	return table[i].Read(c, value)
}

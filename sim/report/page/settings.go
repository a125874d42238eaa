package page

import (
	"strconv"
	"strings"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
)

// named is a name and what it has.
type named struct{ Name, Value string }

// settings is what a world was built from, as the flags of the command line that give
// the same one. What has neither a value nor a default is left out.
func settings(c sim.Config) []named {
	list := []named{
		{"nodes", strconv.Itoa(c.Nodes)},
		{"topology", c.Topology},
		{"latency", command.FormatDuration(c.Latency)},
		{"jitter", command.FormatDuration(c.Jitter)},
		{"bandwidth", strconv.FormatFloat(c.Bandwidth, 'f', -1, 64)},
		{"loss", command.FormatProbability(c.Loss)},
		{"hashrate", command.FormatRate(c.HashRate)},
	}
	if c.Shares != nil {
		var shares []string
		for _, share := range c.Shares {
			shares = append(shares, strconv.FormatFloat(share, 'f', -1, 64))
		}
		list = append(list, named{"shares", strings.Join(shares, ",")})
	}
	difficulty := "auto"
	if c.Difficulty.Fixed {
		difficulty = strconv.Itoa(c.Difficulty.Bits)
	}
	list = append(list,
		named{"interval", command.FormatDuration(c.Interval)},
		named{"difficulty", difficulty},
		named{"retarget", c.Retarget},
		named{"relay", c.Relay},
		named{"tx-rate", strconv.FormatFloat(c.TxRate, 'f', -1, 64)},
		named{"mine", miners(c.Mine)},
	)
	if c.Keep > 0 {
		list = append(list, named{"keep", strconv.Itoa(c.Keep)})
	}
	return append(list, named{"seed", strconv.FormatUint(c.Seed, 10)})
}

func miners(list command.NodeList) string {
	if list.IsEmpty() {
		return "none"
	}
	return list.String()
}

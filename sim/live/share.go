package live

import (
	"fmt"

	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/scenario"
	"example.com/sosocoin/sim/share"
)

// sharedTitle is the first line of a journal that ends at a moment that was shared.
const sharedTitle = "A shared moment"

// Moment is what has happened on the present branch up to the present moment, as a scenario that
// brings one to it. Of digests it has that of its end only.
func (t *Timeline) Moment() string {
	w := t.World()
	return scenario.Record(sharedTitle, w.Config(), w.Journal(), nil, scenario.Mark{At: w.Now(), Digest: w.Digest()})
}

// shareMoment answers with the line of the present moment.
func shareMoment(d *Driver, _ command.Share) (string, error) {
	text := d.line.Moment()
	if len(text) > share.MaxText {
		return "", fmt.Errorf("so many commands were given that no line holds them; save them with: save my.scenario")
	}
	return share.Line(text), nil
}

// RunToEnd runs flat out to the end of the scenario that is played.
func (d *Driver) RunToEnd() {
	if p := d.line.Player(); p != nil {
		d.flatOut(&goal{reached: func(*sim.World) bool { return p.Ended() }})
		d.publish()
	}
}

package live

import "example.com/sosocoin/sim/command"

// inspect shows a block or a transaction from now on, whatever moment is gone to; with
// no id nothing more.
func inspect(d *Driver, c command.Inspect) (string, error) {
	if c.ID == "" {
		d.inspects = nil
		return "", nil
	}
	subject, err := d.world().Find(c.ID)
	if err != nil {
		return "", err
	}
	d.inspects = &subject
	return "this is " + subject.String(), nil
}

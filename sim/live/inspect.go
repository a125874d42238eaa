package live

// inspect shows a block or a transaction from now on, whatever moment is gone to; with
// no id nothing more.
func (d *Driver) inspect(id string) (string, error) {
	if id == "" {
		d.inspects = nil
		return "", nil
	}
	subject, err := d.world().Find(id)
	if err != nil {
		return "", err
	}
	d.inspects = &subject
	return "this is " + subject.String(), nil
}

package command

// naming gives a node's name; nil: its number, as journals need it.
type naming func(Node) string

func (by naming) node(n Node) string {
	if by == nil {
		return n.String()
	}
	return by(n)
}

// spoken is a command that speaks of nodes.
type spoken interface{ say(naming) string }

// Say writes a command as String does, for people: nodes by their names. Lines that are
// read with these names mean the same.
func Say(c Command, name func(int) string) string {
	if s, ok := c.(spoken); ok {
		return s.say(func(n Node) string { return name(int(n)) })
	}
	return c.String()
}

// Commands that speak of nodes print themselves by their numbers.

func (c Mine) String() string      { return c.say(nil) }
func (c Send) String() string      { return c.say(nil) }
func (c Respend) String() string   { return c.say(nil) }
func (c Link) String() string      { return c.say(nil) }
func (c Unlink) String() string    { return c.say(nil) }
func (c Sync) String() string      { return c.say(nil) }
func (c Latency) String() string   { return c.say(nil) }
func (c Jitter) String() string    { return c.say(nil) }
func (c Loss) String() string      { return c.say(nil) }
func (c Bandwidth) String() string { return c.say(nil) }
func (c Partition) String() string { return c.say(nil) }
func (c Cut) String() string       { return c.say(nil) }
func (c Restore) String() string   { return c.say(nil) }
func (c Hold) String() string      { return c.say(nil) }
func (c Release) String() string   { return c.say(nil) }
func (c Crash) String() string     { return c.say(nil) }
func (c Restart) String() string   { return c.say(nil) }
func (c Freeze) String() string    { return c.say(nil) }
func (c Thaw) String() string      { return c.say(nil) }
func (c Skew) String() string      { return c.say(nil) }
func (c HashRate) String() string  { return c.say(nil) }
func (c Add) String() string       { return c.say(nil) }
func (c NewKey) String() string    { return c.say(nil) }
func (c Ask) String() string       { return c.say(nil) }
func (c Balance) String() string   { return c.say(nil) }
func (c Keys) String() string      { return c.say(nil) }
func (c Focus) String() string     { return c.say(nil) }
func (c Drop) String() string      { return c.say(nil) }
func (c Delay) String() string     { return c.say(nil) }
func (c Duplicate) String() string { return c.say(nil) }

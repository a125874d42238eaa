package flags

// role is what a flag is beside its meaning.
type role uint8

const (
	aFile     role = 1 << iota // its value is a file's name
	once                       // it asks for something now: it makes no sense as a habit, and a file cannot hold it
	notDrawn                   // a picture has no use for it
	notSwept                   // a sweep has none
	notServed                  // nor a server
)

// roles are those of all flags that have some.
func roles() map[string]role {
	const ofRun = once | notDrawn | notSwept
	return map[string]role{
		"help": once, "version": once, "config": once | aFile, "list": ofRun | notServed, "list-keys": ofRun | notServed, "show-config": ofRun | notServed,

		"scenario": once, "open": once | notSwept, "regions": once, "node-table": once | aFile | notSwept,
		"for": once | notDrawn, "blocks": once | notDrawn, "headless": ofRun | notServed, "json": once | notDrawn, "plain": ofRun | notServed,

		"csv": once | notDrawn, "report": once | aFile | notDrawn, "record": ofRun | aFile, "trace": ofRun | aFile, "trace-events": ofRun | aFile,
		"graph": ofRun | aFile, "tree": ofRun | aFile, "chain": ofRun | aFile, "svg": once | notDrawn | aFile, "cast": ofRun | aFile | notServed,
		"output": aFile, "resume": aFile,

		"http": ofRun, "http-as": notDrawn | notSwept, "http-page": ofRun | aFile, "http-tls": ofRun | aFile,
		"ssh": ofRun, "ssh-keys": ofRun | aFile, "ssh-password": ofRun | aFile,

		"exec": notSwept, "language": notSwept, "dots": notSwept, "speed": notSwept, "size": notSwept,
		"theme": notSwept, "layout": notSwept | notServed, "ascii": notSwept, "mouse": notDrawn | notSwept | notServed,
	}
}

// is reports whether a flag has a role.
func is(name string, r role) bool { return roles()[name]&r != 0 }

// leaveOut takes away the flags of a role, which change nothing in something.
func (f *Flags) leaveOut(r role, in string) {
	f.useless, f.uselessIn = map[string]bool{}, in
	for name, of := range roles() {
		if flag := f.set.Lookup(name); flag != nil && of&r != 0 {
			f.useless[name] = true
			flag.Hidden = true
		}
	}
}

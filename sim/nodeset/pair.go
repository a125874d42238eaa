package nodeset

// Pair picks the links that a setting applies to: all links, or those between nodes of A
// and of B, in both directions unless OneWay restricts it to A to B. Two single nodes have
// one link at most; the links inside a region are those between it and itself.
type Pair struct {
	All    bool
	A, B   List
	OneWay bool
}

// String returns what follows a setting: nothing for all links, else " n0 n1" or
// " n0 n1 oneway".
func (p Pair) String() string { return p.Text(nil) }

// Text is String with the nodes as by calls them.
func (p Pair) Text(by By) string {
	if p.All {
		return ""
	}
	s := " " + p.A.Text(by) + " " + p.B.Text(by)
	if p.OneWay {
		s += " oneway"
	}
	return s
}

// Must writes the links of a command that has to name them: "all" is written out.
func (p Pair) Must(by By) string {
	if p.All {
		return " all"
	}
	return p.Text(by)
}

package strategy

// Offer is a way as a form offers it to somebody who chooses one.
type Offer struct {
	Word    string // how it is called
	Value   string // what follows behind word=, such as FILE; "" where the word stands alone
	Options []Option
	Gist    string // what such a node does, in a few words
	Doc     string // the same, in sentences
	Pools   bool   // several nodes may follow it on one private branch
}

// Option is one that goes with a way.
type Option struct {
	Name, Value string // alpha, SHARE; without a value it is a word behind all others
	Must        bool   // it cannot be left out
}

// Offers lists all ways, the honest one first.
func Offers() []Offer {
	list := make([]Offer, len(ways()))
	for i, way := range ways() {
		f := way.form()
		list[i] = Offer{Word: f.word, Value: f.value, Gist: f.gist, Doc: f.doc, Pools: f.pools}
		switch way.(type) {
		case Selfish, Stubborn, Optimal, FromFile:
			list[i].Doc = "Such nodes keep their blocks " + keeping + " " + f.doc
		}
		for _, o := range f.options {
			list[i].Options = append(list[i].Options, Option{o.name, o.value, o.must})
		}
	}
	return list
}

package flags

import (
	"fmt"
	"os"

	"example.com/sosocoin/sim/files"
	"example.com/sosocoin/sim/scenarios"
)

// taken is a place that something is written to or read from already.
type taken struct {
	place files.Place
	by    string // "written by --trace already"
	hint  string // what else would do
}

// apart refuses an output that would take the place of another one, of a file that is read,
// or of the file that a stream of the program goes to: by what the names lead to, however
// they are spelled.
func (s *Settings) apart(outputs []output) error {
	all := []taken{
		{files.StreamPlace(os.Stdout), "where standard output goes", ", or - to write there as well"},
		{files.StreamPlace(os.Stderr), "where standard error goes", ", or /dev/stderr to write there as well"},
	}
	inputs := s.inputs()
	for i, in := range inputs {
		inputs[i].place = files.ReadPlaceOf(in.name)
		if t := clash(all, inputs[i].place); t != nil {
			return &Error{in.flag, fmt.Sprintf("%s is %s; expected another file", in.name, t.by)}
		}
	}
	for _, in := range inputs {
		all = append(all, taken{in.place, "read by --" + in.flag, ""})
	}
	for _, out := range outputs {
		for _, name := range out.files() {
			place := files.PlaceOf(name)
			if t := clash(all, place); t != nil {
				return &Error{out.flag, fmt.Sprintf("%s is %s; expected another name%s", name, t.by, t.hint)}
			}
			all = append(all, taken{place, "written by --" + out.flag + " already", ""})
		}
	}
	return nil
}

// clash finds who has a place already; nil: nobody.
func clash(all []taken, place files.Place) *taken {
	for i := range all {
		if all[i].place.Clashes(place) {
			return &all[i]
		}
	}
	return nil
}

// input is a flag that names a file to read.
type input struct {
	flag, name string
	place      files.Place
}

// inputs are the files that were read.
func (s *Settings) inputs() (list []input) {
	if s.Scenario != nil && !scenarios.IsName(s.Scenario.File) {
		list = append(list, input{flag: "scenario", name: s.Scenario.File})
	}
	list = append(list, s.networkFiles()...)
	if s.KeysFile != "" {
		list = append(list, input{flag: "config", name: s.KeysFile})
	}
	return list
}

package tracks_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/report/tracks"
	"example.com/sosocoin/sim/settings"
)

// played is a run with messages that arrive and that get lost, payments, a reorganisation, a node that is
// called otherwise and one that comes late, and the lines of its trace.
func played(t *testing.T, show settings.Trace) {
	t.Helper()
	config := settings.Default()
	config.Nodes, config.Topology, config.Mine, config.Difficulty = 3, "line", nodeset.List{}, settings.Difficulty{Fixed: true}
	config.Trace = show
	w, err := sim.NewWorld(config)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for i, line := range []string{"mine n0", "send n0 n1 12.5 fee=0.01", "name n2 mallory", "partition n0 > n1,n2", "mine n1", "mine n0", "mine n0", "heal", "add", "ask n1 n0 balance"} {
		w.AdvanceTo(netsim.Time(i) * 10 * netsim.Second)
		if _, err := w.DoLine(line); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
	w.AdvanceTo(120 * netsim.Second)
}

type event struct {
	Name    string
	Ph      string
	Ts      float64
	Dur     float64
	Pid     int
	Tid     int
	Bind    string `json:"bind_id"`
	FlowIn  bool   `json:"flow_in"`
	FlowOut bool   `json:"flow_out"`
	Args    map[string]any
}

// The file keeps to the format, each track is named, and each arrow goes from where a message was sent to
// where it arrived.
func TestKeepsToTheFormat(t *testing.T) {
	var b bytes.Buffer
	w := tracks.New(&b)
	played(t, w.Show)
	w.Close()
	whole, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	schema, err := jsonschema.NewCompiler().Compile("testdata/trace-events.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(whole); err != nil {
		t.Fatal(err)
	}
	var events []event
	if err := json.Unmarshal(b.Bytes(), &events); err != nil {
		t.Fatal(err)
	}
	type track struct{ pid, tid int }
	names := map[track]string{}
	out, in := map[string]event{}, map[string]event{}
	kinds := map[string]int{}
	for _, e := range events {
		kinds[e.Ph]++
		switch {
		case e.Name == "thread_name":
			names[track{e.Pid, e.Tid}], _ = e.Args["name"].(string)
		case e.Ph != "M" && names[track{e.Pid, e.Tid}] == "":
			t.Errorf("%+v is on a track without a name", e)
		}
		for _, ends := range []struct {
			is  bool
			all map[string]event
		}{{e.FlowIn, in}, {e.FlowOut, out}} {
			if _, twice := ends.all[e.Bind]; ends.is && twice {
				t.Errorf("an arrow has two such ends: %+v", e)
			}
			if ends.is {
				ends.all[e.Bind] = e
			}
		}
		if e.Ph == "X" && e.Dur != 0 {
			t.Errorf("%+v takes time, and could overlap with others on its track", e)
		}
	}
	for bind, to := range in {
		from, there := out[bind]
		if !there || from.Ts >= to.Ts || from.Name != to.Name || from.Tid == to.Tid {
			t.Errorf("an arrow from %+v to %+v", from, to)
		}
	}
	if len(in) < 20 || len(out) != len(in) || kinds["X"] <= 2*len(in) {
		t.Errorf("%d arrows arrive, %d leave, %d slices; some messages were lost", len(in), len(out), kinds["X"])
	}
	if kinds["C"] != 3 || kinds["i"] < 20 || len(names) != 5 {
		t.Errorf("%d heights, %d marks, tracks %v", kinds["C"], kinds["i"], names)
	}
}

// Nothing is kept: what was shown is written.
func TestWritesAsItComes(t *testing.T) {
	var b bytes.Buffer
	w := tracks.New(&b)
	grown := 0
	played(t, func(line any) {
		w.Show(line)
		if b.Len() <= grown {
			t.Errorf("%+v is not written", line)
		}
		grown = b.Len()
	})
}

// A run in which nothing happens is an empty list.
func TestOfNothing(t *testing.T) {
	var b bytes.Buffer
	tracks.New(&b).Close()
	if b.String() != "[]\n" {
		t.Errorf("wrote %q", b.String())
	}
}

type full struct{ writes int }

func (f *full) Write([]byte) (int, error) { f.writes++; return 0, errors.New("full") }

// What cannot be written is not tried again and again.
func TestStopsAtAnError(t *testing.T) {
	var disk full
	w := tracks.New(&disk)
	played(t, w.Show)
	w.Close()
	if disk.writes != 1 {
		t.Errorf("%d writes, want 1", disk.writes)
	}
}

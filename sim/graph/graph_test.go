package graph

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"example.com/sosocoin/netsim"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/nodeset"
	"example.com/sosocoin/sim/settings"
)

// inFile writes a text to a file called net, and reads it.
func inFile[T any](t *testing.T, text string, read func(string) (T, error)) (T, error) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "net")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := read(name)
	if bad, ok := err.(*Error); ok {
		bad.File = filepath.Base(bad.File)
	}
	return got, err
}

func said(commands []command.Command) (lines []string) {
	for _, c := range commands {
		lines = append(lines, c.String())
	}
	return lines
}

// As networkx's write_graphml has it: keys d0 and d1, an undirected graph, numbers as nodes.
const ofNetworkx = `<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="d2" for="edge" attr.name="delay" attr.type="double" />
  <key id="d1" for="edge" attr.name="weight" attr.type="long" />
  <key id="d0" for="node" attr.name="hash_rate" attr.type="double" />
  <graph edgedefault="undirected">
    <node id="0"><data key="d0">30.0</data></node>
    <node id="1"><data key="d0">10.0</data></node>
    <node id="2"><data key="d0">20.0</data></node>
    <edge source="0" target="1"><data key="d1">7</data><data key="d2">0.03</data></edge>
    <edge source="1" target="2"/>
  </graph>
</graphml>`

// As igraph writes what pkel/cpr reads and writes (its data/networks): shares of the hash rate, and
// delays that are distributions.
const ofCpr = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<!-- Created by igraph -->
  <key id="g_dissemination" for="graph" attr.name="dissemination" attr.type="string"/>
  <key id="v_compute" for="node" attr.name="compute" attr.type="double"/>
  <key id="e_delay" for="edge" attr.name="delay" attr.type="string"><default>constant 0.5</default></key>
  <graph id="G" edgedefault="directed">
    <data key="g_dissemination">flooding</data>
    <node id="n0"><data key="v_compute">0.25</data></node>
    <node id="n1"><data key="v_compute">0.75</data></node>
    <node id="n2"><data key="v_compute">1</data></node>
    <edge source="n0" target="n1"><data key="e_delay">uniform 0.5 1.5</data></edge>
    <edge source="n1" target="n0"><data key="e_delay">constant 2</data></edge>
    <edge source="n1" target="n2"></edge>
  </graph>
</graphml>`

func TestNetworksAreRead(t *testing.T) {
	type want struct {
		Nodes    int
		Rate     float64
		Shares   []float64
		Commands []string
	}
	for name, c := range map[string]struct {
		text string
		want want
	}{
		"numbers": {"from,to\n2,0\n0,1\n", want{3, 100, nil, []string{"link n2 n0", "link n0 n1"}}},
		"names, and each way for itself": {"source,target,latency,loss,bandwidth,jitter\na,b,30ms,1%,64kB,5ms\nb,c,0.1,,,\nc,b,2,,,\n# a comment\n", want{3, 100, nil, []string{
			"name n0 a", "name n1 b", "name n2 c",
			"link n0 n1", "latency 30ms n0 n1", "jitter 5ms n0 n1", "bandwidth 64kB n0 n1", "loss 1% n0 n1",
			"link n1 n2", "latency 100ms n1 n2 oneway", "latency 2s n2 n1 oneway",
		}}},
		"names that no node can have": {"from,to\nBob Smith,eve\n", want{2, 100, nil, []string{"name n1 eve", "link n0 n1"}}},
		"networkx":                    {ofNetworkx, want{3, 20, []float64{30, 10, 20}, []string{"link n0 n1", "latency 30ms n0 n1", "link n1 n2"}}},
		"cpr": {ofCpr, want{3, 100, []float64{0.25, 0.75, 1}, []string{
			"link n0 n1", "latency 500ms n0 n1 oneway", "latency 2s n1 n0 oneway", "jitter 1s n0 n1 oneway",
			"link n1 n2", "latency 500ms n1 n2",
		}}},
	} {
		t.Run(name, func(t *testing.T) {
			g, err := inFile(t, c.text, Read)
			if err != nil {
				t.Fatal(err)
			}
			config := settings.Default()
			commands, err := g.Apply(&config)
			if err != nil {
				t.Fatal(err)
			}
			if err := config.Validate(); err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(c.want, want{config.Nodes, config.HashRate, config.Shares, said(commands)}); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// xmlOf is a file of GraphML with this inside.
func xmlOf(inside string) string { return "<graphml>\n" + inside + "\n</graphml>" }

func TestBadNetworksAreRefused(t *testing.T) {
	var many strings.Builder
	many.WriteString("from,to\n")
	for i := range nodeset.MaxNodes {
		fmt.Fprintf(&many, "hub,x%d\n", i)
	}
	for text, want := range map[string]string{
		"":                                "net: it is empty; expected a first line with the names of the columns",
		"from,to\n":                       "net: it has no two nodes that are linked",
		"a,b\n1,2\n":                      "net:1: no column is called from or source",
		"from,b\n1,2\n":                   "net:1: no column is called to or target",
		"from,to,latnecy\n":               "net:1: nobody knows a column latnecy; expected some of delay, latency, delay_s, latency_s, jitter, jitter_s, jitter_law, bandwidth, loss, from, source, to, target; did you mean latency?",
		"from,to,loss,loss\n":             "net:1: two columns are called loss",
		"from,to\n0,1,2\n":                "net:2: the line has 3 cells, the first one 2",
		"from,to\n0,\"1\n":                `net:2:6: extraneous or missing " in quoted-field`,
		"from,to\n0,\n":                   "net:2:3: no node is named here",
		"from,to\n0,0\n":                  "net:2: 0 is linked with itself",
		"from,to\n0,1\n1,2\n0,1\n":        "net:4: the link from 0 to 1 is in line 2 already",
		"from,to,loss\n0,1,1.5\n":         "net:2:5: 1.5 is not a probability from 0 to 1",
		"from,to,delay\n0,1,-3\n":         "net:2:5: -3 is not a time; expected seconds such as 0.03, or a time such as 30ms",
		"from,to,delay\n0,1,NaN\n":        "net:2:5: NaN is not a time; expected seconds such as 0.03, or a time such as 30ms",
		"from,to,delay\n0,1,normal 3 1\n": `net:2:5: "normal 3 1" is not a delay; expected a time such as 30ms, seconds such as 0.03, "constant S", "uniform S S" or "exponential S"`,
		"from,to,delay\n0,1,uniform 1 2\n1,2,exponential 1\n": "net:3: delays are exponential here and uniform in line 2; a world has one law for all",
		many.String():           fmt.Sprintf("net:%d: it has more than %d nodes", nodeset.MaxNodes+1, nodeset.MaxNodes),
		"<svg/>":                "net:1:7: the file begins with <svg>; expected <graphml>",
		"<graphml>":             "net:1: unexpected EOF",
		"<graphml><graph><node": "net:1: unexpected EOF",
		`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><graphml/>`: "net:1:57: a document type stands here; expected elements only",
		xmlOf(`<graph><node id="0"/>&b;</graph>`):                            "net:2: invalid character entity &b;",
		xmlOf(""):                                              "net: it has no two nodes that are linked",
		xmlOf("<graph/>\n<graph/>"):                            "net:3:9: a second graph begins here; expected one",
		xmlOf("<graph><node/></graph>"):                        "net:2:15: the node has no id",
		xmlOf(`<graph><edge source="a"/></graph>`):             "net:2:26: the edge has no target",
		xmlOf("<graph><node id='a'/>\n<node id='a'/></graph>"): "net:3:15: node a is in line 2 already",
		xmlOf("<graph><hyperedge/></graph>"):                   "net:2:20: a hyperedge stands here; expected links between two nodes",
		xmlOf("<graph><node id='a'><graph/></node></graph>"):   "net:2:29: a graph stands inside a node; expected data only",
		xmlOf(`<key id="k" for="node" attr.name="share"/><graph><node id="a"><data key="k">-1</data></node></graph>`):                                   `net:2:86: share: "-1" is not a positive number`,
		xmlOf(`<key id="k" for="node" attr.name="share"/><graph><node id="a"><data key="k"><b/></data></node></graph>`):                                 "net:2:81: <b> stands where a value is expected",
		xmlOf(`<key id="k" for="node" attr.name="share"/><graph><node id="a"><data key="k">1</data></node><edge source="a" target="b"/></graph>`):       "net: node 1 has no hash rate, and others have; expected one for each, all as hash_rate or all as share",
		xmlOf(`<key id="k" for="node" attr.name="strategy"/><graph><node id="a"><data key="k">lazy</data></node><edge source="a" target="b"/></graph>`): "net:2: strategy: ",
		"\xff\xfea": "net: this is text in UTF-16; expected UTF-8: save it once more in that encoding",
	} {
		g, err := inFile(t, text, Read)
		if err == nil {
			config := settings.Default()
			if _, err = g.Apply(&config); err != nil {
				err.(*Error).File = "net"
			}
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) || want[len(want)-1] != ' ' && err.Error() != want {
			t.Errorf("%.80q: error %v, want %s", text, err, want)
		}
	}
	if _, err := Read(filepath.Join(t.TempDir(), "none")); err == nil || !strings.HasSuffix(err.Error(), "none: no such file or directory") {
		t.Errorf("a file that is not there: %v", err)
	}
}

// A table of nodes says what they are in any network, in the columns that a run writes too.
func TestTableOfNodes(t *testing.T) {
	table, err := inFile(t, "node,id,region,hash_rate,strategy,balance\nmallory,n1,US,30,selfish,5\nbob,0,EU,10,honest,\n,2,,20,,\n", func(name string) (*Table, error) {
		return ReadNodes(name, "region", "balance")
	})
	if err != nil {
		t.Fatal(err)
	}
	config := settings.Default()
	config.Nodes = 3
	given := netsim.Regions{{Name: "EU", Nodes: []int{1, 2}}, {Name: "US"}} // of which the table moves n1
	config.Regions = given
	commands, err := table.Apply(&config)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"name n0 bob", "name n1 mallory", "strategy n1 selfish"}, said(commands)); diff != "" || config.HashRate != 20 || !cmp.Equal(config.Shares, []float64{10, 30, 20}) {
		t.Errorf("%g H/s, shares %v; %s", config.HashRate, config.Shares, diff)
	}
	if in := config.Regions; !cmp.Equal(in[0].Nodes, []int{0, 2}) || !cmp.Equal(in[1].Nodes, []int{1}) || !cmp.Equal(given[0].Nodes, []int{1, 2}) {
		t.Errorf("regions are %+v; the ones before, %+v", in, given)
	}
	for text, want := range map[string]string{
		"id\n9\n":                 "net:2: there is no node 9; the network has 3, from 0 on",
		"id\nx\n":                 "net:2:1: x is no node's number; expected such as 3 or n3",
		"id\n1\nn1\n":             "net:3:1: node 1 is in line 2 already",
		"name\nbob\n":             "net:1: no column is called id",
		"id,share\n0,0\n":         `net:2:3: "0" is not a positive number`,
		"id,share\n0,1\n":         "net: node 1 has no hash rate, and others have; expected one for each, all as hash_rate or all as share",
		"id,name\n0,bob\n1,bob\n": "net:3: name: ",
		"id,strategy\n0,lazy\n":   "net:2: strategy: ",
		"id,region\n0,EU\n":       "net:2: region: the world has none; add --regions, which says how far they are apart",
	} {
		table, err := inFile(t, text, func(name string) (*Table, error) { return ReadNodes(name) })
		if err == nil {
			config := settings.Default()
			config.Nodes = 3
			if _, err = table.Apply(&config); err != nil {
				err.(*Error).File = "net"
			}
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) || want[len(want)-1] != ' ' && err.Error() != want {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

// Whatever the file is, it is a network that a world can have, or refused with a place.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{ofNetworkx, ofCpr, "from,to,delay\n0,1,30ms\n", xmlOf("<graph/>"), "source,target\na,b\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		for _, read := range []func([]byte) (*Graph, error){readLinks, readGraphML} {
			g, err := read(text)
			if err != nil {
				if _, placed := err.(*Error); !placed {
					t.Errorf("%v has no place", err)
				}
				continue
			}
			config := settings.Default()
			if commands, err := g.Apply(&config); err == nil {
				if config.Nodes != len(g.Nodes) || len(commands) < len(g.Links) {
					t.Errorf("%d nodes and %d links make %d and %d commands", len(g.Nodes), len(g.Links), config.Nodes, len(commands))
				}
			}
		}
	})
}

package program

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// programAs is the test binary as one of the names that TestMain knows.
func programAs(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	binary, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), binary, args...)
	c.Args[0] = name
	return c
}

// jsonReport is what a script reads from --json: the fields that are promised, by
// name and type. It is written out here once more, so that a change of outcome.Report
// that would break scripts fails.
type jsonReport struct {
	Seed      *uint64  `json:"seed"`
	Nodes     *int     `json:"nodes"`
	VirtualS  *float64 `json:"virtual_s"`
	Height    *int     `json:"height"`
	Tips      *int     `json:"tips"`
	Converged *bool    `json:"converged"`
	Blocks    *struct {
		Mined         *int     `json:"mined"`
		Main          *int     `json:"main"`
		Stale         *int     `json:"stale"`
		StaleRate     promised `json:"stale_rate"`
		Reorgs        *int     `json:"reorgs"`
		MaxReorgDepth *int     `json:"max_reorg_depth"`
	} `json:"blocks"`
	IntervalS   promised `json:"interval_s"`
	Difficulty  promised `json:"difficulty"`
	Propagation *struct {
		P50 promised `json:"p50"`
		P90 promised `json:"p90"`
		P99 promised `json:"p99"`
	} `json:"propagation_s"`
	PropagationBlocks *struct {
		P50 *int `json:"p50"`
		P90 *int `json:"p90"`
		P99 *int `json:"p99"`
	} `json:"propagation_blocks"`
	Packets *struct {
		Sent      *uint64 `json:"sent"`
		Delivered *uint64 `json:"delivered"`
		Dropped   *uint64 `json:"dropped"`
		InFlight  *uint64 `json:"in_flight"`
	} `json:"packets"`
	BytesSent *uint64 `json:"bytes_sent"`
	Txs       *struct {
		Created   *int `json:"created"`
		Confirmed *int `json:"confirmed"`
		Pending   *int `json:"pending"`
	} `json:"txs"`
	Supply  *json.Number `json:"supply"`
	PerNode []jsonNode   `json:"per_node"`
	Checks  *struct {
		Run    *uint64 `json:"run"`
		Failed *uint64 `json:"failed"`
	} `json:"checks"`
	Digest *string `json:"digest"`
}

type jsonNode struct {
	Name       *string      `json:"name"`
	Height     *int         `json:"height"`
	Tip        *string      `json:"tip"`
	Mined      *int         `json:"mined"`
	Main       *int         `json:"main"`
	HashShare  promised     `json:"hash_share"`
	BlockShare promised     `json:"block_share"`
	Balance    *json.Number `json:"balance"`
	Mempool    *int         `json:"mempool"`
	Peers      *int         `json:"peers"`
}

// promised is a number, or null where nothing was measured. It has to be there either way.
type promised struct {
	there bool
	value *float64
}

func (f *promised) UnmarshalJSON(b []byte) error {
	f.there = true
	return json.Unmarshal(b, &f.value)
}

func (f promised) MarshalJSON() ([]byte, error) {
	if !f.there {
		return []byte("null"), nil
	}
	return []byte("0"), nil
}

// decode reads standard output as one JSON object and nothing else.
func decode(t *testing.T, out []byte, into any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(out))
	if err := d.Decode(into); err != nil {
		t.Fatalf("standard output is not the report: %v\n%s", err, out)
	}
	if rest := bytes.TrimSpace(out[d.InputOffset():]); len(rest) > 0 {
		t.Fatalf("after the object comes %q", rest)
	}
}

// missing lists the promised fields that an object does not have, or has as null.
func missing(t *testing.T, promised any) []string {
	t.Helper()
	again, err := json.Marshal(promised)
	if err != nil {
		t.Fatal(err)
	}
	var fields any
	decode(t, again, &fields)
	var nulls []string
	var walk func(path string, value any)
	walk = func(path string, value any) {
		switch value := value.(type) {
		case nil:
			nulls = append(nulls, path)
		case map[string]any:
			for name, field := range value {
				walk(path+"."+name, field)
			}
		case []any:
			for i, element := range value {
				walk(fmt.Sprintf("%s[%d]", path, i), element)
			}
		}
	}
	walk("", fields)
	slices.Sort(nulls)
	return nulls
}

func TestJSONReportHasThePromisedFields(t *testing.T) {
	out, err := programAs(t, asProgram, "--headless", "--json", "--for", "10m", "--nodes", "4", "--topology", "full",
		"--shares", "3,1,1,0", "--tx-rate", "0.5", "--loss", "5%", "--seed", "7").Output()
	if err != nil {
		t.Fatal(err)
	}
	var r jsonReport
	decode(t, out, &r)
	if fields := missing(t, r); len(fields) > 0 {
		t.Fatalf("missing: %s", strings.Join(fields, ", "))
	}
	if *r.Seed != 7 || *r.Nodes != 4 || len(r.PerNode) != 4 || *r.VirtualS != 600 {
		t.Errorf("seed %d, %d nodes of which %d are listed, %v s; want 7, 4, 4 and 600 s", *r.Seed, *r.Nodes, len(r.PerNode), *r.VirtualS)
	}
	if p := r.Packets; *p.Sent == 0 || *p.Dropped == 0 || *p.Sent != *p.Delivered+*p.Dropped+*p.InFlight {
		t.Errorf("packets do not add up: %d sent, %d delivered, %d dropped, %d in flight", *p.Sent, *p.Delivered, *p.Dropped, *p.InFlight)
	}
	if b := r.Blocks; *b.Main != *r.Height || *b.Mined != *b.Main+*b.Stale || !near(*b.StaleRate.value, float64(*b.Stale)/float64(*b.Mined)) {
		t.Errorf("blocks do not add up: height %d, %d mined, %d main, %d stale, rate %v", *r.Height, *b.Mined, *b.Main, *b.Stale, *b.StaleRate.value)
	}
	if got := fraction(t, r.Supply); got != float64(50*(*r.Height+1)) {
		t.Errorf("supply %v coins at height %d, want 50 for each block and the first", got, *r.Height)
	}
	if *r.Checks.Run == 0 || *r.Checks.Failed != 0 {
		t.Errorf("%d checks of %d failed", *r.Checks.Failed, *r.Checks.Run)
	}
	if len(*r.Digest) != 64 || *r.Converged != (*r.Tips == 1) || *r.Propagation.P50.value > *r.Propagation.P99.value {
		t.Errorf("digest %q, converged %v with %d tips, propagation %v s to %v s", *r.Digest, *r.Converged, *r.Tips, *r.Propagation.P50.value, *r.Propagation.P99.value)
	}
	if *r.Txs.Created == 0 || *r.Txs.Confirmed > *r.Txs.Created {
		t.Errorf("%d transactions created, %d confirmed", *r.Txs.Created, *r.Txs.Confirmed)
	}
}

func TestJSONReportOfEachNode(t *testing.T) {
	out, err := programAs(t, asProgram, "--headless", "--json", "--blocks", "40", "--nodes", "4", "--topology", "full", "--shares", "3,1,1,0").Output()
	if err != nil {
		t.Fatal(err)
	}
	var r jsonReport
	decode(t, out, &r)
	mined, main := 0, 0
	for i, want := range []float64{0.6, 0.2, 0.2, 0} {
		n := r.PerNode[i]
		if *n.Name != "n"+strconv.Itoa(i) || *n.HashShare.value != want || *n.Peers != 3 || len(*n.Tip) != 64 {
			t.Errorf("node %d: name %q, hash share %v, %d peers, tip %q; want n%d, %v, 3, 64 hex digits", i, *n.Name, *n.HashShare.value, *n.Peers, *n.Tip, i, want)
		}
		if got, most := fraction(t, n.Balance), float64(50**n.Mined); got < 0 || got > most {
			t.Errorf("%s has %v coins, but has mined %d blocks of 50", *n.Name, got, *n.Mined)
		}
		if want := float64(*n.Main) / float64(*r.Blocks.Main); !near(*n.BlockShare.value, want) {
			t.Errorf("%s: block share %v, want %v", *n.Name, *n.BlockShare.value, want)
		}
		mined, main = mined+*n.Mined, main+*n.Main
	}
	if mined != *r.Blocks.Mined || main != *r.Blocks.Main || *r.PerNode[3].Mined != 0 {
		t.Errorf("the nodes mined %d blocks, %d of the best chain; want %d and %d, and none by n3", mined, main, *r.Blocks.Mined, *r.Blocks.Main)
	}
}

// near allows for the six decimals of a report.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-6 }

func fraction(t *testing.T, n *json.Number) float64 {
	t.Helper()
	f, err := n.Float64()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A run that would take years is interrupted as soon as it shows by the answer to
// its first command that it has begun. Its report is complete, and says so.
func TestInterruptedRunStillReports(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			out := interrupt(t, signal, "--json")
			var r struct {
				jsonReport
				Interrupted bool `json:"interrupted"`
			}
			decode(t, out, &r)
			if fields := missing(t, r.jsonReport); !r.Interrupted || len(fields) > 0 {
				t.Errorf("interrupted: %v, missing: %v", r.Interrupted, fields)
			}
		})
	}
	title, _, _ := strings.Cut(string(interrupt(t, syscall.SIGINT)), "\n")
	if !strings.HasSuffix(title, "(interrupted)") {
		t.Errorf("the readable report begins with %q, want it marked (interrupted)", title)
	}
}

// interrupt sends a signal to a run without an end in sight and returns its report.
func interrupt(t *testing.T, signal syscall.Signal, flags ...string) []byte {
	t.Helper()
	c := programAs(t, asProgram, append(flags, "--headless", "--for", "100000h", "--do", "balance n0")...)
	var out bytes.Buffer
	c.Stdout = &out
	stderr, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(stderr)
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), "balance n0: ") {
		t.Fatalf("standard error begins with %q", lines.Text())
	}
	if err := c.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() { // to its end, as Wait demands
	}
	if got := exitCode(c.Wait()); got != exitInterrupted {
		t.Errorf("exit code %d after %v, want %d", got, signal, exitInterrupted)
	}
	return out.Bytes()
}

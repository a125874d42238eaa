//go:build nats

package nats

import (
	"encoding/json"
	"fmt"
	"os"
)

// list is the bucket with all sweeps that are not over, by their names.
const list = "sosocoin-sweeps"

// overMark stands in the list for a sweep that is over, for those who come too late.
const overMark = "over"

// workers is the consumer of a queue that all workers share.
const workers = "workers"

// byMachine is the header of a result that says who made it.
const byMachine = "Sosocoin-Machine"

// names are those of what belongs to one sweep.
type names struct{ id string }

func (n names) jobs() string              { return "sosocoin-jobs-" + n.id }
func (n names) results() string           { return "sosocoin-results-" + n.id }
func (n names) job(name string) string    { return "sosocoin." + n.id + ".job." + name }
func (n names) result(name string) string { return "sosocoin." + n.id + ".result." + name }
func (n names) reports() string           { return "sosocoin." + n.id + ".report" }

// order is a job as it stands in the queue.
type order struct {
	Cell int `json:"cell"`
	Run  int `json:"run"`
}

func (o order) bytes() []byte {
	text, _ := json.Marshal(o) // two numbers always can be
	return text
}

// machine says who plays, so that a user finds it.
func machine(program string) string {
	host, err := os.Hostname()
	if err != nil {
		host = "a machine without a name"
	}
	return fmt.Sprintf("%s (process %d, program %s)", host, os.Getpid(), program)
}

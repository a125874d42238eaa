package control

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/url"
	"time"

	"example.com/sosocoin/sim/api/strict"
	"example.com/sosocoin/sim/command"
	"example.com/sosocoin/sim/live"
	"example.com/sosocoin/sim/quantity"
	"example.com/sosocoin/sim/sandbox"
)

// Answered is what came of a command.
type Answered struct {
	Answer string  `json:"answer"` // in words; often none
	Time   float64 `json:"time_s"` // when it was answered
}

// longest bounds a command line, in bytes.
const longest = 64 << 10

// command carries out a line of any kind. With "wait" the answer comes when the world has come to
// where the line had it run.
func (c *Control) command(w http.ResponseWriter, r *http.Request) error {
	body, err := fieldsOf(r, "line", "wait")
	if err != nil {
		return err
	}
	line, err := strict.Text(body, "line", "a command such as \"mine n0 one\"")
	if err != nil {
		return err
	}
	if len(line) > longest {
		return strict.Wrong("line: expected at most %d bytes, found %d", longest, len(line))
	}
	wait := false
	if raw, there := body["wait"]; there && json.Unmarshal(raw, &wait) != nil {
		return strict.Wrong("wait: expected true or false, found %.40s", raw)
	}
	said, err := live.DoIf(r.Context(), c.driver, line, sandbox.Near)
	if err == nil && wait {
		_ = http.NewResponseController(w).SetWriteDeadline(time.Time{}) // as long as it takes
		err = c.driver.WhenThere(r.Context())
	}
	if err != nil {
		return err
	}
	return c.answered(w, r, said)
}

// fieldsOf reads a body that has no other fields than these.
func fieldsOf(r *http.Request, names ...string) (map[string]json.RawMessage, error) {
	body, err := strict.Fields(r)
	if err != nil {
		return nil, err
	}
	return body, strict.Only(body, names...)
}

// answered tells what was answered, and when.
func (c *Control) answered(w http.ResponseWriter, r *http.Request, said string) error {
	a := Answered{Answer: said}
	if err := c.driver.At(r.Context(), func(m live.Moment) { a.Time = m.World().Now().Seconds() }); err != nil {
		return err
	}
	return answer(w, a)
}

// do gives a command.
func (c *Control) do(w http.ResponseWriter, r *http.Request, give command.Command) error {
	said := ""
	var refused error
	err := c.driver.At(r.Context(), func(m live.Moment) {
		if refused = sandbox.Near(m.World(), give); refused == nil {
			said, refused = m.Do(give)
		}
	})
	if err != nil {
		return err
	}
	if refused != nil {
		return refused
	}
	return c.answered(w, r, said)
}

func (c *Control) pause(w http.ResponseWriter, r *http.Request) error {
	return c.do(w, r, command.Pause{})
}

func (c *Control) resume(w http.ResponseWriter, r *http.Request) error {
	return c.do(w, r, command.Resume{})
}

// speed takes a factor as a number, or as commands write it.
func (c *Control) speed(w http.ResponseWriter, r *http.Request) error {
	body, err := fieldsOf(r, "factor")
	if err != nil {
		return err
	}
	text, ok := strict.TextOf(body["factor"])
	if !ok {
		text = string(body["factor"])
	}
	factor, err := quantity.ParseSpeed(text)
	if err != nil {
		return strict.Wrong("factor: %v", err)
	}
	return c.do(w, r, command.Speed{Factor: factor})
}

// seek goes to a time or to when the best chain got a height.
func (c *Control) seek(w http.ResponseWriter, r *http.Request) error {
	body, err := fieldsOf(r, "time_s", "height")
	if err != nil {
		return err
	}
	if len(body) != 1 {
		return strict.Wrong("expected either time_s, in virtual seconds, or height")
	}
	if raw, there := body["height"]; there {
		height, err := numberOf(raw, math.MaxInt32)
		if err != nil || height != math.Trunc(height) {
			return strict.Wrong("height: expected a whole number from 0 to %d, found %.40s", math.MaxInt32, raw)
		}
		return c.do(w, r, command.Seek{To: command.SeekBlock, Height: uint32(height)})
	}
	most := float64(quantity.MaxDuration / time.Second)
	at, err := numberOf(body["time_s"], most)
	if err != nil {
		return strict.Wrong("time_s: expected seconds from 0 to %.0f, found %.40s", most, body["time_s"])
	}
	return c.do(w, r, command.Seek{To: command.SeekTime, Time: time.Duration(math.Round(at * float64(time.Second)))})
}

// numberOf reads a number from 0 on.
func numberOf(raw json.RawMessage, most float64) (float64, error) {
	var x *float64
	switch err := json.Unmarshal(raw, &x); {
	case err != nil:
		return 0, err
	case x == nil || *x < 0 || *x > most:
		return 0, fmt.Errorf("%s is out of range", raw)
	}
	return *x, nil
}

// save writes the journal of the present branch into a file of this machine.
func (c *Control) save(w http.ResponseWriter, r *http.Request) error {
	body, err := fieldsOf(r, "file")
	if err != nil {
		return err
	}
	file, err := strict.Text(body, "file", "the name of a file, such as \"my.scenario\"")
	if err != nil {
		return err
	}
	return c.do(w, r, command.Save{File: file})
}

// journal answers the same, as a text.
func (c *Control) journal(w http.ResponseWriter, r *http.Request) error {
	text := ""
	if err := c.driver.At(r.Context(), func(m live.Moment) { text = m.Journal() }); err != nil {
		return err
	}
	return reply(w, "text/plain; charset=utf-8", []byte(text))
}

// health says whether the run is as it should be.
func (c *Control) health(w http.ResponseWriter, r *http.Request) error {
	v, err := c.driver.Present(r.Context())
	if err != nil {
		return err
	}
	state := struct {
		Healthy bool    `json:"healthy"`
		Time    float64 `json:"time_s"`
		Failed  string  `json:"failed"` // the invariant that is broken; "": none is
	}{v.Clock.Failed == "", v.Now.Seconds(), v.Clock.Failed}
	if !state.Healthy {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	return answer(w, state)
}

func urlOf(path string) *url.URL { return &url.URL{Path: path} }

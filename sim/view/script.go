package view

import "example.com/sosocoin/netsim"

// Script is where a scenario or a lesson stands that a dashboard plays.
type Script struct {
	Name    string // of the library, or a file
	Title   string
	Lesson  bool
	Page    int // from 1; 0 before the first, and where there are none
	Pages   int
	Heading string // of the page
	Told    []Told // on this page, oldest first
	LeftOut int    // of it, before the first that is there
	Tasks   []Task // of this page
	Waiting bool   // for somebody who wants to go on
	Showing bool   // how a task is done
	Ended   bool
	Failed  []string // expectations that did not come true, and why it ended if before its end
	Notice  string   // that it does much at one moment, or could not show something; "": neither
	Phrases Phrases  // of the language that it speaks; nil: English
}

// LibraryItem is a scenario or a lesson that can be played by its name.
type LibraryItem struct {
	Name   string `json:"name"`
	Title  string `json:"title"`
	Lesson bool   `json:"lesson"`
	Course int    `json:"course,omitempty"` // of a lesson, from 1 on

	Exhibit *Exhibit `json:"exhibit,omitempty"` // nil: it is none
}

// Told is something that was said.
type Told struct {
	At   netsim.Time
	Text string
}

// Task is something for the reader to do.
type Task struct {
	Text  string
	Done  bool
	Hints []string
}

// Scene is what a scenario has asked a dashboard to show: which node is to be selected, and
// which panel is to have the focus. Each request is meant once, when its count rises.
type Scene struct {
	Selects, Node int
	Shows         int
	Panel         string
}

// Open is the first task that is not done, or nil.
func (s *Script) Open() *Task {
	for i := range s.Tasks {
		if !s.Tasks[i].Done {
			return &s.Tasks[i]
		}
	}
	return nil
}

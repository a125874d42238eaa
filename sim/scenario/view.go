package scenario

import (
	"fmt"

	"example.com/sosocoin/sim/view"
)

// toldShown is how much of what was said a dashboard is given.
const toldShown = 200

// View is where the player stands, for a dashboard.
func (p *Player) View() *view.Script {
	v := &view.Script{
		Name: p.scenario.File, Title: p.scenario.Title, Page: p.page.number, Pages: p.scenario.Pages(), Heading: p.page.title,
		Waiting: p.Waits(), Ended: p.ended, Phrases: p.scenario.Phrases,
	}
	v.Lesson = v.Pages > 0
	told := p.told.since(p.page.told)
	if most := len(told) - toldShown; most > 0 {
		told = told[most:]
	}
	v.LeftOut = p.told.count - p.page.told - len(told)
	for _, t := range told {
		v.Told = append(v.Told, view.Told(t))
	}
	for _, t := range p.page.tasks {
		task := p.scenario.Lines[t.line].Step.(Task)
		v.Tasks = append(v.Tasks, view.Task{Text: task.Text, Done: t.done, Hints: t.hints})
	}
	for _, f := range p.missed.kept {
		v.Failed = append(v.Failed, f.Error())
	}
	if more := p.missed.leftOut(); more > 0 {
		v.Failed = append(v.Failed, fmt.Sprintf("and %d more", more))
	}
	v.Showing, v.Notice = p.page.showing.task > 0, p.page.trouble
	if p.pace.notice != nil {
		v.Notice = p.pace.notice.Error()
	}
	if p.err != nil {
		v.Failed = append(v.Failed, p.err.Error())
	}
	return v
}

// Pages is how many pages the scenario has; it is a lesson if it has any.
func (s *Scenario) Pages() int {
	pages := 0
	for _, line := range s.Lines {
		if _, ok := line.Step.(Page); ok {
			pages++
		}
	}
	return pages
}

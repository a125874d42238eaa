package scenario

import "example.com/sosocoin/sim"

// View is where the player stands, for a dashboard.
func (p *Player) View() *sim.ScriptView {
	v := &sim.ScriptView{
		Name: p.scenario.File, Title: p.scenario.Title, Page: p.page.number, Pages: p.scenario.Pages(), Heading: p.page.title,
		Waiting: p.Waits(), Ended: p.ended,
	}
	v.Lesson = v.Pages > 0
	for _, t := range p.told[p.page.told:] {
		v.Told = append(v.Told, sim.ToldView(t))
	}
	for _, t := range p.page.tasks {
		task := p.scenario.Lines[t.line].Step.(Task)
		v.Tasks = append(v.Tasks, sim.TaskView{Text: task.Text, Done: t.done, Hints: t.hints, Help: len(t.solves) > 0})
	}
	for _, f := range p.failures {
		v.Failed = append(v.Failed, f.Error())
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

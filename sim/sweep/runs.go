package sweep

// Run is a run of a cell and what came of it.
type Run struct {
	Number int // of the cell, from 0
	Result *Result
}

// Runs are those of a cell that are there, in their order, so many at the most.
func (j *Journal) Runs(s *Summary, most int) (runs []Run, err error) {
	for number := 0; len(runs) < min(s.Runs, most); number++ {
		r, err := j.Get(Job{s.Cell, number})
		switch {
		case err != nil:
			return nil, err
		case r != nil:
			runs = append(runs, Run{number, r})
		}
	}
	return runs, nil
}

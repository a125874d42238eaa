package sweep

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"strings"
	"sync"
)

// Journal is results in files. The first line of a file says which sweep they are of, each other
// one is a result with its job's name; a checksum ends each. Lines are only ever added, each at
// once, so that a process that is killed leaves at most one that is torn, the last.
type Journal struct {
	lock    sync.Mutex
	columns int
	grows   *os.File // results are added to it; nil: none are
	name    string   // of it
	end     int64    // of it
	added   int      // since it was opened
	sources []source
	lines   map[string]place // by the job's name
}

// source is a file with results.
type source struct {
	name string
	file *os.File
}

// place is where a result stands.
type place struct {
	source int
	from   int64
	length int
}

// JournalError says what is wrong with a file of results, and where.
type JournalError struct {
	File    string
	Line    int // 0: about none
	Problem string
}

// Error writes "FILE:3: ...".
func (e *JournalError) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Problem
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Problem)
}

const magic = "sosocoin-sweep-1 "

// checked is a line with its checksum.
func checked(text []byte) []byte {
	return fmt.Appendf(text, " %08x\n", crc32.Checksum(text, crc32.MakeTable(crc32.Castagnoli)))
}

// unchecked is the text of a line without its checksum; false if that does not fit.
func unchecked(line []byte) ([]byte, bool) {
	line, whole := bytes.CutSuffix(line, []byte("\n"))
	at := bytes.LastIndexByte(line, ' ')
	if !whole || at < 0 {
		return nil, false
	}
	return line[:at], bytes.Equal(checked(bytes.Clone(line[:at])), append(bytes.Clone(line), '\n'))
}

// header is the first line of a sweep's results, and all that another machine has to know of it.
func (s *Spec) header() []byte {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err) // texts and numbers can be written
	}
	return checked(append([]byte(magic), text...))
}

// Resume opens the file of a sweep's results to add to them, and makes it if it is not there. What
// a killed process has left of its last line is taken away. Errors are *JournalError.
func Resume(path string, s *Spec) (*Journal, error) {
	j, err := newJournal(s)
	if err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, &JournalError{File: path, Problem: cause(err)}
	}
	fail := func(err error) (*Journal, error) { file.Close(); return nil, err }
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return fail(&JournalError{File: path, Problem: "it is no file that results can be added to"})
	}
	header, end, err := j.read(path, file, true)
	switch {
	case err != nil:
		return fail(err)
	case header == nil:
		line := s.header()
		if err := start(file, line); err != nil {
			return fail(&JournalError{File: path, Problem: cause(err)})
		}
		end = int64(len(line))
	case !bytes.Equal(header, s.header()):
		return fail(&JournalError{File: path, Line: 1, Problem: "it has the results of another sweep" + differs(header, s) + "; expected the same one, or a new file"})
	default:
		if err := file.Truncate(end); err != nil {
			return fail(&JournalError{File: path, Problem: cause(err)})
		}
	}
	j.grows, j.name, j.end = file, path, end
	return j, nil
}

// start begins a new file.
func start(file *os.File, line []byte) error {
	if err := file.Truncate(0); err != nil {
		return err
	}
	_, err := file.WriteAt(line, 0)
	return err
}

// cause is why a file could not be used, without its name.
func cause(err error) string {
	var at *os.PathError
	if errors.As(err, &at) {
		return at.Err.Error()
	}
	return err.Error()
}

// differs says in what a header differs from a sweep.
func differs(header []byte, s *Spec) string {
	was, err := specOf(header)
	switch {
	case err != nil:
		return ""
	case was.Program != s.Program:
		return fmt.Sprintf(", of program %s, and this is %s", was.Program, s.Program)
	case was.Runs != s.Runs:
		return fmt.Sprintf(", with --runs %d", was.Runs)
	case was.Seed != s.Seed:
		return fmt.Sprintf(", with --seed %d", was.Seed)
	}
	return fmt.Sprintf(" (%s)", was.Title())
}

// specOf reads the first line of a file.
func specOf(header []byte) (*Spec, error) {
	text, whole := unchecked(header)
	text, ours := bytes.CutPrefix(text, []byte(magic))
	if !whole || !ours {
		return nil, errors.New("it is no file of a sweep's results")
	}
	s := &Spec{}
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(s); err != nil {
		return nil, fmt.Errorf("it is of another version: %w", err)
	}
	return s, s.Check()
}

// Open reads the results of one sweep from files, and says which sweep that is. Errors are
// *JournalError.
func Open(paths ...string) (*Spec, *Journal, error) {
	var s *Spec
	var j *Journal
	var first []byte
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			return nil, nil, &JournalError{File: path, Problem: cause(err)}
		}
		header, err := bufio.NewReader(file).ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, nil, &JournalError{File: path, Problem: cause(err)}
		}
		switch {
		case s == nil:
			if s, err = specOf(header); err != nil {
				return nil, nil, &JournalError{File: path, Line: 1, Problem: err.Error()}
			}
			first = header
			if j, err = newJournal(s); err != nil {
				return nil, nil, err
			}
		case !bytes.Equal(first, header):
			if _, err := specOf(header); err != nil {
				return nil, nil, &JournalError{File: path, Line: 1, Problem: err.Error()}
			}
			return nil, nil, &JournalError{File: path, Line: 1, Problem: "it has the results of another sweep than " + paths[0] + differs(header, s)}
		}
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return nil, nil, &JournalError{File: path, Problem: cause(err)}
		}
		if _, _, err := j.read(path, file, false); err != nil {
			return nil, nil, err
		}
	}
	return s, j, nil
}

func newJournal(s *Spec) (*Journal, error) {
	columns, err := s.Columns()
	return &Journal{columns: len(columns), lines: map[string]place{}}, err
}

// read takes note of where each result of a file stands. The header is nil where there is none, and
// end is that of the last whole line.
func (j *Journal) read(path string, file *os.File, heal bool) (header []byte, end int64, err error) {
	j.sources = append(j.sources, source{path, file})
	in := bufio.NewReaderSize(file, 1<<16)
	for number := 1; ; number++ {
		line, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, 0, &JournalError{File: path, Problem: cause(err)}
		}
		if len(line) == 0 {
			return header, end, nil
		}
		text, whole := unchecked(line)
		_, after := in.Peek(1)
		last := after != nil
		switch {
		case number == 1 && !whole:
			if heal && last && (strings.HasPrefix(magic, string(line)) || bytes.HasPrefix(line, []byte(magic))) {
				return nil, 0, nil // it was killed as it began
			}
			return nil, 0, &JournalError{File: path, Line: 1, Problem: "it is no file of a sweep's results; expected another name, or a file that --resume has made"}
		case number == 1:
			header = line
		case !whole && last:
			return header, end, nil // torn
		case !whole:
			return nil, 0, &JournalError{File: path, Line: number, Problem: "the line is damaged: its checksum does not fit; take it out, and its run is made again with --resume"}
		default:
			if err := j.note(path, number, text, end); err != nil {
				return nil, 0, err
			}
		}
		end += int64(len(line))
	}
}

// note takes note of a result at the end of a file so far.
func (j *Journal) note(path string, number int, text []byte, at int64) error {
	name, result, parted := bytes.Cut(text, []byte(" "))
	if !parted {
		return &JournalError{File: path, Line: number, Problem: "it is no result"}
	}
	here := place{len(j.sources) - 1, at + int64(len(name)) + 1, len(result)}
	if before, twice := j.lines[string(name)]; twice {
		was, err := j.at(before)
		if err != nil {
			return err
		}
		if !bytes.Equal(was, result) {
			return &JournalError{File: path, Line: number, Problem: "the run has another result than in " + j.sources[before.source].name + ", and a run has only one: the two programs or machines differ"}
		}
		return nil
	}
	j.lines[string(name)] = here
	return nil
}

func (j *Journal) at(p place) ([]byte, error) {
	text := make([]byte, p.length)
	if _, err := j.sources[p.source].file.ReadAt(text, p.from); err != nil {
		return nil, &JournalError{File: j.sources[p.source].name, Problem: cause(err)}
	}
	return text, nil
}

// Get is the result of a job; nil if it is not there.
func (j *Journal) Get(job Job) (*Result, error) {
	j.lock.Lock()
	p, there := j.lines[job.Name()]
	j.lock.Unlock()
	if !there {
		return nil, nil
	}
	text, err := j.at(p)
	if err != nil {
		return nil, err
	}
	r, err := ParseResult(text, j.columns)
	if err != nil {
		return nil, &JournalError{File: j.sources[p.source].name, Problem: fmt.Sprintf("the run of %s, seed %d: %v", orAll(job.Cell), job.Seed(), err)}
	}
	return r, nil
}

// Put adds a result. Many may do so at once.
func (j *Journal) Put(job Job, r *Result) error {
	j.lock.Lock()
	defer j.lock.Unlock()
	return j.add(job.Name(), r.Bytes())
}

func (j *Journal) add(name string, result []byte) error {
	line := checked(append(append([]byte(name), ' '), result...))
	if _, err := j.grows.WriteAt(line, j.end); err != nil {
		return &JournalError{File: j.name, Problem: cause(err)}
	}
	j.end += int64(len(line))
	j.added++
	return nil
}

// Keep adds a result that came from elsewhere, by its job's name, so that Get finds it from now on.
// One that is there already is not added again: same says whether it is what is there. The result has
// the form that Bytes gives it, or nothing is added.
func (j *Journal) Keep(name string, result []byte) (same bool, err error) {
	if _, err := ParseResult(result, j.columns); err != nil {
		return false, err
	}
	j.lock.Lock()
	defer j.lock.Unlock()
	if p, twice := j.lines[name]; twice {
		was, err := j.at(p)
		return bytes.Equal(was, result), err
	}
	at := j.end + int64(len(name)) + 1
	if err := j.add(name, result); err != nil {
		return false, err
	}
	j.added--                                                  // since it counts among the lines
	j.lines[name] = place{len(j.sources) - 1, at, len(result)} // the file that grows is the only one
	return true, nil
}

// Len is how many results there are.
func (j *Journal) Len() int { return len(j.lines) + j.added }

// Close closes the files, and says whether what was added is safe.
func (j *Journal) Close() error {
	var failed error
	if j.grows != nil {
		if err := j.grows.Sync(); err != nil {
			failed = &JournalError{File: j.name, Problem: cause(err)}
		}
	}
	for _, s := range j.sources {
		if err := s.file.Close(); err != nil && failed == nil {
			failed = &JournalError{File: s.name, Problem: cause(err)}
		}
	}
	return failed
}

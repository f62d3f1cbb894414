package markup

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/problem"
)

// File is the text of a paper or of a part of one.
type File struct {
	Name string // as shown in messages
	Text []byte
}

// Around is what a paper may name besides what its record holds.
type Around struct {
	Record string                               // the id of the record in whose folder the paper stands
	Open   func(record, id string) (File, bool) // papers/ID.md of a record, for includes; false: there is none
	Drafts []string                             // ids of drafts; nil: not checked
	Styles []string                             // ids of style files; nil: not checked
}

// Read reads a paper with everything that it includes. The paper is fit for use only when the list has no errors; else it holds what could be
// read.
func Read(file File, around Around) (*Paper, problem.List) {
	r := &reader{around: around}
	p := &Paper{File: file.Name}
	l, ok := r.lines(file)
	if !ok {
		return p, r.to
	}
	var body int
	p.Front, body = r.front(l, true)
	r.cases = p.Front.Cases
	r.within = []string{name(around.Record, p.Front.ID, around.Record)}
	p.Blocks = r.body(l, body, around.Record)
	r.to.Sort()
	return p, r.to
}

type reader struct {
	around   Around
	cases    []string
	within   []string // the papers that are being read, each including the next
	included int
	size     int // bytes read
	cells    int // of all tables
	to       problem.List
}

// add notes a problem, unless there are very many already.
func (r *reader) add(p problem.Problem) {
	switch {
	case len(r.to.All) < mostProblems:
		r.to.Add(p)
	case len(r.to.All) == mostProblems:
		r.to.Add(problem.Problem{Position: problem.Position{File: p.File}, Message: fmt.Sprintf("has more than %d problems", mostProblems), Hint: "mend these first"})
	}
}

// name is how a paper is called in messages and in the list of those being read.
func name(record, id, own string) string {
	if record == own {
		return id
	}
	return record + "/" + id
}

// include reads the file that an include names.
func (r *reader) include(l *lines, at int, word Word, own string) Included {
	out := Included{At: l.at(at), Case: own}
	id := word.Text
	if before, after, found := strings.Cut(word.Text, "/"); found {
		out.Case, id = before, after
	}
	if out.Case != own && !slices.Contains(r.cases, out.Case) {
		r.add(l.problemAt(word.At, fmt.Sprintf("%q is not one of the paper's records", out.Case), "name it under `cases:` at the head of the paper"))
		return out
	}
	called := name(out.Case, id, r.around.Record)
	if i := slices.Index(r.within, called); i >= 0 {
		circle := strings.Join(append(slices.Clone(r.within[i:]), called), " → ")
		r.add(l.problemAt(word.At, "the papers include each other in a circle: "+circle, "remove one of the includes"))
		return out
	}
	if r.included++; len(r.within) >= mostDeep || r.included > mostIncludes {
		r.add(l.problemAt(word.At, fmt.Sprintf("a paper includes at most %d files, and at most %d within each other", mostIncludes, mostDeep), "put parts together"))
		return out
	}
	file, ok := File{}, false
	if r.around.Open != nil {
		file, ok = r.around.Open(out.Case, id)
	}
	if !ok {
		r.add(l.problemAt(word.At, fmt.Sprintf("there is no paper %q to include", called), fmt.Sprintf("write papers/%s.md in the folder of %s", id, out.Case)))
		return out
	}
	out.File = file.Name
	inner, ok := r.lines(file)
	if !ok {
		return out
	}
	_, body := r.front(inner, false)
	r.within = append(r.within, called)
	out.Blocks = r.body(inner, body, out.Case)
	r.within = r.within[:len(r.within)-1]
	return out
}

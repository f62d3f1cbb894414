package cli

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// checkCommand finds problems in records and law packs.
type checkCommand struct {
	Paths    []string `arg:"" name:"PATH"`
	Warnings bool     `short:"w"`
}

// Run checks every path and prints all problems at once, sorted.
func (c *checkCommand) Run(s *shared) error {
	var all problem.List
	var folders []folder
	for _, p := range c.Paths {
		f, err := s.open(p)
		if err != nil {
			return err
		}
		more, strays, err := expand(f)
		all.Join(strays)
		if err != nil {
			return s.wrong("neither_record_nor_law", "Path", p)
		}
		folders = append(folders, more...)
	}
	var body *law.Body
	for _, f := range folders {
		if f.isLaw() {
			b, list := law.Load(f.fsys, f.shown)
			_, faults := assess.Compile(b)
			_, tests := law.Tests(f.fsys, f.shown, b)
			all.Join(list)
			all.Join(faults)
			all.Join(tests)
			body = b
		}
	}
	for _, f := range folders {
		if f.isLaw() {
			continue
		}
		if body == nil || s.law != "" {
			b, err := s.body()
			if err != nil {
				return err
			}
			body = b
		}
		rec, list := record.Read(f.fsys, f.name, f.shown, body.Vocabulary)
		all.Join(list)
		all.Join(assess.Fit(body, rec))
	}
	all.Sort()
	if err := s.report(all, c.Warnings); err != nil {
		fmt.Fprintln(s.Err, s.words.Count("problems", int64(all.Errors())))
		return err
	}
	if n := len(all.All); n > 0 && !c.Warnings {
		fmt.Fprintln(s.Err, s.words.Count("only_warnings", int64(n)))
	}
	return nil
}

// expand gives the folder itself when it is a record or law, else the records in it. Folders beside the records that look like one and are none are
// problems.
func expand(f folder) ([]folder, problem.List, error) {
	var strays problem.List
	if f.isRecord() || f.isLaw() {
		return []folder{f}, strays, nil
	}
	entries, err := fs.ReadDir(f.fsys, ".")
	if err != nil {
		return nil, strays, err
	}
	var out []folder
	for _, e := range entries {
		sub, err := f.sub(e.Name())
		switch {
		case err != nil || !e.IsDir():
		case sub.isRecord():
			out = append(out, sub)
		case sub.hasYAML():
			strays.Add(problem.Problem{Position: problem.Position{File: strings.TrimSuffix(sub.shown, "/")}, Message: "is no record", Hint: "a record has a file case.yaml"})
		}
	}
	if len(out) == 0 {
		return nil, strays, fs.ErrNotExist
	}
	return out, strays, nil
}

package cli

import (
	"fmt"
	"io/fs"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// checkCommand finds problems in records and law packs.
type checkCommand struct {
	Paths    []string `arg:"" name:"PATH" help:"Records, folders of records, or folders of law packs."`
	Warnings bool     `help:"Also show what could be better but does no harm, such as missing translations." short:"w"`
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
		more, err := expand(f)
		if err != nil {
			return usageError{fmt.Sprintf("%s holds neither a record nor law packs", p)}
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
		_, list := record.Read(f.fsys, f.name, f.shown, body.Vocabulary)
		all.Join(list)
	}
	all.Sort()
	if err := s.report(all, c.Warnings); err != nil {
		fmt.Fprintf(s.Err, "%d problems\n", all.Errors())
		return err
	}
	if n := len(all.All); n > 0 && !c.Warnings {
		fmt.Fprintf(s.Err, "no problems; %d warnings (--warnings shows them)\n", n)
	}
	return nil
}

// expand gives the folder itself when it is a record or law, else the records in it.
func expand(f folder) ([]folder, error) {
	if f.isRecord() || f.isLaw() {
		return []folder{f}, nil
	}
	entries, err := fs.ReadDir(f.fsys, ".")
	if err != nil {
		return nil, err
	}
	var out []folder
	for _, e := range entries {
		if sub, err := f.sub(e.Name()); err == nil && e.IsDir() && sub.isRecord() {
			out = append(out, sub)
		}
	}
	if len(out) == 0 {
		return nil, fs.ErrNotExist
	}
	return out, nil
}

package cli

import (
	"path/filepath"
	"slices"
	"sync"

	"github.com/tarazy/tarazy/internal/paper/gate"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
)

// paperBuildCommand makes files of papers, unless something keeps them from being sent.
type paperBuildCommand struct {
	paperFlags
	Format []string `default:"html,docx,pdf" placeholder:"FORMAT"`
	Out    string   `default:"." placeholder:"DIR"`
}

// formats are what papers can be written as.
func formats() []string { return []string{"html", "docx", "pdf"} }

// Run builds everything in memory first: where one edition is refused, or one file cannot be made, none is written.
func (c *paperBuildCommand) Run(s *shared) error {
	ps, err := c.open(s)
	if err != nil {
		return err
	}
	var once []string
	for _, f := range c.Format {
		if !slices.Contains(formats(), f) {
			return s.noSuch("no_format", f, formats())
		}
		if !slices.Contains(once, f) {
			once = append(once, f)
		}
	}
	c.Format, c.Out = once, filepath.Clean(c.Out)
	if err := s.report(gate.Folder(c.Out, ps.names), true); err != nil {
		return s.refused(err)
	}
	var files []file
	for _, p := range ps.list {
		more, wrong := c.build(ps, p)
		files = append(files, more...)
		if wrong != nil {
			err = wrong
		}
	}
	if err != nil {
		return s.refused(err)
	}
	return c.save(s, files)
}

// file is one file of an edition.
type file struct {
	name string
	data []byte
	err  error
}

// build makes the files of one paper.
func (c *paperBuildCommand) build(ps *papers, p *markup.Paper) ([]file, error) {
	g, of := ps.guard(p), map[markup.Edition]problem.List{}
	var files []file
	for _, e := range c.editions(p) {
		document, list := g.edition(e)
		if list.Errors() == 0 {
			made := c.write(p, e, document)
			for _, f := range made {
				if f.err != nil {
					return nil, ps.s.failed("not_made", "Path", f.name, "Why", f.err)
				}
				list.Join(g.passed(f))
			}
			files = append(files, made...)
		}
		of[e] = list
	}
	return files, ps.reported(p, of)
}

// passed looks for sealed names in a finished file.
func (g *guarded) passed(f file) problem.List {
	return gate.Output(filepath.Ext(f.name)[1:], f.name, f.data, g.names)
}

// write writes a document in all formats at once.
func (c *paperBuildCommand) write(p *markup.Paper, e markup.Edition, d *tree.Document) []file {
	out := make([]file, len(c.Format))
	var wg sync.WaitGroup
	for i, format := range c.Format {
		wg.Go(func() {
			out[i] = file{name: fileName(p, e, format)}
			out[i].data, out[i].err = write(format, d)
		})
	}
	wg.Wait()
	return out
}

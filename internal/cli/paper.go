package cli

import (
	"bytes"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper"
	"github.com/tarazy/tarazy/internal/paper/docx"
	"github.com/tarazy/tarazy/internal/paper/gate"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/page"
	"github.com/tarazy/tarazy/internal/paper/pdf"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sealed"
)

// paperCommand works on the papers of a record.
type paperCommand struct {
	List  paperListCommand  `cmd:""`
	Draft paperDraftCommand `cmd:""`
	Check paperCheckCommand `cmd:""`
	Build paperBuildCommand `cmd:""`
}

// paperFlags say which papers are looked at, for whom, and which names may not stand in them.
type paperFlags struct {
	Case    string   `arg:"" name:"CASE"`
	Papers  []string `arg:"" optional:"" name:"PAPER"`
	Edition []string `placeholder:"EDITION"`
	On      string   `placeholder:"DATE"`
	Crowd   int64    `default:"5" placeholder:"N"`
	sealedFlags
}

// papers is a desk with the papers that were asked for.
type papers struct {
	s     *shared
	desk  *paper.Desk
	list  []*markup.Paper
	names *sealed.Names
	crowd int64
}

// open reads the papers and all that they are bound with.
func (f *paperFlags) open(s *shared) (*papers, error) {
	names, err := f.names(s) // first of all, so that no message holds one
	if err != nil {
		return nil, err
	}
	for _, e := range f.Edition {
		if !slices.Contains(markup.Editions(), markup.Edition(e)) {
			return nil, s.noSuch("no_edition", e, editionNames())
		}
	}
	study, err := s.study(f.Case)
	if err != nil {
		return nil, err
	}
	out := &papers{s: s, crowd: f.Crowd, names: names}
	if out.list, err = study.read(f.Papers); err != nil {
		return nil, err
	}
	if len(out.list) == 0 {
		return nil, s.wrong("no_papers", "Case", f.Case)
	}
	if out.desk, err = study.desk(out.list); err != nil {
		return nil, err
	}
	if f.On != "" {
		if out.desk.On, err = civil.ParseDay(f.On); err != nil {
			return nil, s.wrong("no_day", "Text", f.On)
		}
	}
	return out, nil
}

func editionNames() []string {
	var out []string
	for _, e := range markup.Editions() {
		out = append(out, string(e))
	}
	return out
}

// editions lists for whom a paper is built: those asked for, else all that it allows.
func (f *paperFlags) editions(p *markup.Paper) []markup.Edition {
	if len(f.Edition) == 0 {
		if len(p.Front.Editions) > 0 {
			return p.Front.Editions
		}
		return markup.Editions()
	}
	var out []markup.Edition
	for _, e := range f.Edition {
		if e := markup.Edition(e); !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// guarded is a paper with what its editions are held against.
type guarded struct {
	*papers
	paper *markup.Paper
	scope *refer.Scope
	names *sealed.Names // beside the names that its records show anybody
	whole bool          // all of its records are there
}

// guard makes what all editions and files of a paper are held against, once.
func (ps *papers) guard(p *markup.Paper) *guarded {
	scope, faults := ps.desk.Scope(p)
	g := &guarded{papers: ps, paper: p, scope: scope, whole: faults.Errors() == 0}
	if g.whole {
		g.names = ps.names.Beside(gate.Public(scope, ps.names))
	}
	return g
}

// edition binds one edition of a paper and lists every reason why it may not be sent.
func (g *guarded) edition(e markup.Edition) (*tree.Document, problem.List) {
	bound, list := g.desk.Bind(g.paper, e)
	if !g.whole || bound == nil {
		return nil, list
	}
	list.Join(gate.Check(g.paper, g.scope, e, g.names))
	list.Join(gate.Small(g.paper, g.scope, e, g.crowd))
	list.Join(gate.Document(bound.Document, fileName(g.paper, e, ""), g.names))
	list.Sort()
	return bound.Document, list
}

// reported prints the problems of the editions of a paper, each once, under the editions that have it.
func (ps *papers) reported(p *markup.Paper, of map[markup.Edition]problem.List) error {
	who := map[string][]string{}
	var order []problem.Problem
	for _, e := range markup.Editions() {
		for _, one := range of[e].All {
			key := one.String()
			if !slices.Contains(who[key], string(e)) {
				if who[key] == nil {
					order = append(order, one)
				}
				who[key] = append(who[key], string(e))
			}
		}
	}
	var all problem.List
	for _, one := range order {
		if one.Warning && slices.ContainsFunc(order, func(o problem.Problem) bool {
			return !o.Warning && o.Position == one.Position && o.Message == one.Message
		}) {
			continue // another edition is refused for it
		}
		if in := who[one.String()]; len(in) < len(of) {
			one.Message = strings.Join(in, ", ") + ": " + ps.s.words.Sentences.Translate(one.Message)
		}
		all.Add(one)
	}
	all.Sort()
	return ps.s.report(all, true)
}

// fileName is what an edition of a paper is called.
func fileName(p *markup.Paper, e markup.Edition, format string) string {
	name := p.Front.ID + "." + string(e)
	if format != "" {
		name += "." + format
	}
	return name
}

// write writes a document in one of the formats.
func write(format string, d *tree.Document) ([]byte, error) {
	var out bytes.Buffer
	to := page.Write
	switch format {
	case "docx":
		to = docx.Write
	case "pdf":
		to = pdf.Write
	}
	err := to(&out, d)
	return out.Bytes(), err
}

// paperCheckCommand says what keeps papers from being sent.
type paperCheckCommand struct {
	paperFlags
}

// Run checks every edition asked for of every paper.
func (c *paperCheckCommand) Run(s *shared) error {
	ps, err := c.open(s)
	if err != nil {
		return err
	}
	for _, p := range ps.list {
		g, of := ps.guard(p), map[markup.Edition]problem.List{}
		for _, e := range c.editions(p) {
			_, of[e] = g.edition(e)
		}
		if wrong := ps.reported(p, of); wrong != nil {
			err = wrong
		}
	}
	return err
}

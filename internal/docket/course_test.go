package docket

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

func told(list problem.List) string {
	var b strings.Builder
	for _, p := range list.All {
		fmt.Fprintln(&b, p.Position, p.Message)
	}
	return b.String()
}

// TestCourses holds the courses of records against what testdata/course says. An archive has the files of a record, or names one that ships with the
// program in a file called record; and in a file called days the days from which it is looked at, and actions to be planned.
func TestCourses(t *testing.T) {
	t.Parallel()
	golden.Run(t, "testdata/course/*.txtar", func(t *testing.T, files *txtar.Archive) string {
		engine := shipped(t)
		rec, days := courseRecord(t, engine, files)
		var b strings.Builder
		for line := range strings.Lines(days) {
			words := strings.Fields(line)
			if len(words) == 0 {
				continue
			}
			on, err := civil.ParseDay(words[0])
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "== seen on %s\n", strings.TrimSpace(line))
			var list []*Course
			if len(words) > 1 {
				var problems problem.List
				list, problems = Plan(engine, rec, planned(t, words[1:]), on)
				b.WriteString(told(problems))
			} else {
				list = courses(engine.Scales(rec, assess.View{On: on}).Assessment, on)
			}
			for _, c := range list {
				writeCourse(&b, c)
			}
		}
		return b.String()
	})
}

// planned reads "planned-strike strike 2011-06-01 employer=ersai".
func planned(t *testing.T, words []string) Planned {
	t.Helper()
	p := Planned{ID: words[0], Kind: words[1], Attributes: map[string]string{}}
	d, err := civil.ParseWhen(words[2])
	if err != nil {
		t.Fatal(err)
	}
	p.Date = d
	for _, w := range words[3:] {
		name, value, _ := strings.Cut(w, "=")
		p.Attributes[name] = value
	}
	return p
}

func courseRecord(t *testing.T, engine *assess.Engine, files *txtar.Archive) (*record.Record, string) {
	t.Helper()
	fsys, days, folder := fstest.MapFS{}, "", ""
	for _, f := range files.Files {
		switch f.Name {
		case "days":
			days = string(f.Data)
		case "record":
			folder = strings.TrimSpace(string(f.Data))
		default:
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	var rec *record.Record
	var list problem.List
	if folder != "" {
		rec, list = record.Read(os.DirFS("../../cases/"+folder), folder, folder+"/", engine.Body.Vocabulary)
	} else {
		rec, list = record.Read(fsys, "matter", "", engine.Body.Vocabulary)
	}
	if list.Errors() > 0 {
		t.Fatal(told(list))
	}
	return rec, days
}

func writeCourse(b *strings.Builder, c *Course) {
	planned := ""
	if c.Planned {
		planned = ", not begun"
	}
	fmt.Fprintf(b, "%s/%s: %s%s\n", c.Conclusion.Law.ID, c.Event.ID, c.Conclusion.Outcome, planned)
	for _, s := range c.Steps {
		var ids []string
		for _, e := range s.Events {
			ids = append(ids, e.ID)
		}
		fmt.Fprintf(b, "  %-8s %s %v %s\n", s.Stage, s.Law.ID, ids, s.On)
		for _, l := range s.Lacks {
			fmt.Fprintf(b, "    %s %s/%s%s\n", l.Finding.Outcome, l.Finding.Norm.ID, l.Finding.Event.ID, paths(" asks", l.Asks))
			for _, n := range l.Counts {
				writeShortage(b, n)
			}
		}
	}
	for _, bar := range c.Bars {
		fmt.Fprintf(b, "  barred by %s, in force %s\n", bar.Finding.Norm.ID, bar.Case.Version.InForce())
	}
	if c.Ready != nil {
		writeReady(b, c.Ready)
	}
	for _, o := range c.Open {
		fmt.Fprintf(b, "  open: %s %s (%v)\n", o.Version.Norm.ID, o.Silence.ID, o.Silence.Cites)
	}
	if q := c.Next; q != nil {
		finding := "whether it was taken"
		if q.Finding != nil {
			finding = q.Finding.Norm.ID + "/" + q.Finding.Event.ID
		}
		fmt.Fprintf(b, "  ask %s/%s for %s, %s: alone %v, changes %v\n", q.Fact.Leaf.Of.ID, q.Fact.Path, q.Step.Law.ID, finding, q.Alone, q.Changes)
		for _, r := range q.Replies {
			text, _ := r.Value.Text()
			lo, hi, _ := r.Value.Bounds()
			fmt.Fprintf(b, "    %s %s %d..%d: finding %s, conclusion %s\n", r.Value.Truth(), text, lo, hi, r.Finding, r.Conclusion)
		}
	}
	for _, r := range c.Risks {
		writeRisk(b, r)
	}
}

func paths(name string, facts []*assess.FactUsed) string {
	out := ""
	for _, f := range facts {
		out += " " + f.Path
	}
	if out != "" {
		out = name + out
	}
	return out
}

func writeShortage(b *strings.Builder, n *Shortage) {
	have := "not known"
	if n.HasHave {
		have = n.Have.String() + ", off by " + n.Off.String()
	}
	alternative := ""
	if n.Alternative {
		alternative = " (or another way)"
	}
	fmt.Fprintf(b, "      %s: %s %s %s, is %s%s\n", n.Element.ID, n.Fact.Path, n.Relation, n.Need, have, alternative)
}

func writeReady(b *strings.Builder, r *Ready) {
	fmt.Fprintf(b, "  ready %s, the day planned is too early: %s\n", r.On, r.Early)
	for _, p := range r.Proofs {
		fact := "as soon as the steps before are done"
		if p.Fact != nil {
			fact = p.Fact.Path
		}
		fmt.Fprintf(b, "    %s: %s %s of %s (%s): %s, %d counts\n", p.Step.Law.ID, p.Version.Norm.ID, p.Span, p.From, fact, p.On, len(p.Counts))
	}
	for _, s := range r.NoTerm {
		fmt.Fprintf(b, "    no term: %s\n", s.Law.ID)
	}
}

func writeRisk(b *strings.Builder, r *Risk) {
	switch {
	case r.Whole != nil:
		fmt.Fprintf(b, "  risk of %s\n", r.Whole.ID)
	case r.Later != nil:
		fmt.Fprintf(b, "  risk later %s\n", r.Later.ID)
	case len(r.Penalties) == 0:
		return
	default:
		fmt.Fprintf(b, "  risk of %s/%s\n", r.Finding.Norm.ID, r.Finding.Event.ID)
	}
	for _, p := range r.Penalties {
		fmt.Fprintf(b, "    %s %s, certainty %s, %d standards, falls short of %d\n", p.Norm.ID, p.Version.InForce(), p.For.Certainty, len(p.Standards), len(p.FallsShortOf))
		for _, m := range p.Most {
			most := "whole"
			switch {
			case m.HasMoney:
				most = m.Money.String() + " " + m.Currency
			case m.Span.Unit != 0:
				most = m.Span.String()
			case !m.Ceiling.Is.Empty():
				most = "not known"
			}
			fmt.Fprintf(b, "      %s at most %s: %s\n", m.Ceiling.For, most, m.Ceiling.Says.EN)
		}
	}
}

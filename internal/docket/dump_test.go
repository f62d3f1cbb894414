package docket

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/golden"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// shippedLaw compiles the law that ships with the program, once for all tests.
var shippedLaw = sync.OnceValues(func() (*assess.Engine, error) {
	body, list := law.Load(os.DirFS("../../law"), "law/")
	engine, faults := assess.Compile(body)
	list.Join(faults)
	return engine, failed(list)
})

// failed is an error that holds the problems of a list; nil where there are no errors.
func failed(list problem.List) error {
	if list.Errors() == 0 {
		return nil
	}
	return fmt.Errorf("%v", list.All)
}

func shipped(t testing.TB) *assess.Engine {
	t.Helper()
	e, err := shippedLaw()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func shippedCase(t testing.TB, name string) *record.Record {
	t.Helper()
	rec, list := record.Read(os.DirFS("../../cases/"+name), name, "", shipped(t).Body.Vocabulary)
	if err := failed(list); err != nil {
		t.Fatal(err)
	}
	return rec
}

// TestShippedRecords holds the dockets of the shipped records, seen from one day, against files that people can read.
func TestShippedRecords(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"ersai-2011", "karazhanbasmunai-2011", "ozenmunaigas-2011", "unions-2014-2021", "zhanaozen-2011-12"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			golden.File(t, "testdata/shipped/"+name+".txt", dump(Of(shipped(t), shippedCase(t, name), day(t, "2024-06-01"))))
		})
	}
}

func day(t interface{ Fatal(...any) }, text string) civil.Day {
	d, err := civil.ParseDay(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// dump writes a docket in a few words.
func dump(m *Matter) string {
	var out strings.Builder
	for _, d := range m.Duties {
		fmt.Fprintf(&out, "%s: %s", d.ID, d.State)
		if d.Perhaps {
			out.WriteString(", if it applies")
		}
		fmt.Fprintf(&out, "; %s%s", d.Who.Addressee, ids(d.Who.Actors))
		if by, ok := d.ActBy(); ok {
			fmt.Fprintf(&out, "; act by %s", by)
		}
		if after, ok := d.LateAfter(); ok {
			fmt.Fprintf(&out, "; late after %s", after)
		}
		out.WriteByte('\n')
		for _, t := range d.Terms {
			dumpTerm(&out, d, t)
		}
	}
	for _, l := range m.Letters {
		fmt.Fprintf(&out, "%s: answer %s by %v; sent %s, %s days ago; asked by %q, overdue %s;%s to%s\n", l.ID, l.Answer, l.SaidBy, l.Sent, dumpDays(l.Days), l.AnswerBy, l.Overdue,
			ids(l.From), ids(l.To))
	}
	for _, r := range m.Recommendations {
		fmt.Fprintf(&out, "%s: to%s: %q on %s, known until %s, silent %s days\n", r.ID, ids(r.To), r.State, r.StateOn, r.KnownUntil, dumpDays(r.Silent))
		for _, c := range r.Changes {
			fmt.Fprintf(&out, "  %s: %s became %s\n", c.Norm.ID, inForce(c.Before), inForce(c.After))
		}
	}
	return out.String()
}

func dumpTerm(out *strings.Builder, d *Duty, t *Term) {
	fmt.Fprintf(out, "  %s %s", strings.TrimPrefix(t.ID, d.ID), t.State)
	if len(t.Accounts)+len(t.Readings) > 0 {
		fmt.Fprintf(out, " by %q in %q", t.Accounts, t.Readings)
	}
	if t.Version.Due != nil {
		fmt.Fprintf(out, "; due %q: %s from %q (", t.Due, t.Version.Due.Span, t.Start.On)
		for i, f := range t.Start.Facts {
			if i > 0 {
				out.WriteString(", ")
			}
			out.WriteString(f.Path)
		}
		fmt.Fprintf(out, " %v)", t.Start.Sources())
	}
	if t.Doubt {
		out.WriteString(", if it began")
	}
	if t.Ends != nil {
		fmt.Fprintf(out, "; the calendar ends: %s", t.Ends)
	}
	for _, c := range t.Counts {
		if words := passedOver(c); words != "" {
			fmt.Fprintf(out, "; from %s to %s:%s", c.Start, c.End, words)
		}
	}
	fmt.Fprintf(out, "; done: %s %s", t.Deed.Done, t.Deed.On)
	if t.Deed.By != nil {
		fmt.Fprintf(out, " by %s", t.Deed.By.ID)
	}
	if t.Deed.Early {
		out.WriteString(", before it could be")
	}
	out.WriteByte('\n')
}

// passedOver lists the days of a count on which it did something else than to count.
func passedOver(c civil.Count) string {
	out := ""
	for _, s := range c.Steps {
		if s.What != civil.Counted {
			out += fmt.Sprintf(" %s %s (%s", s.What, s.Day, s.Why.Why)
			if s.Why.ID != "" {
				out += " " + s.Why.ID
			}
			out += ")"
		}
	}
	return out
}

func dumpDays(d Days) string {
	switch {
	case !d.Known:
		return "unknown"
	case d.Open:
		return fmt.Sprintf("%d or more", d.Least)
	case d.Least == d.Most:
		return fmt.Sprint(d.Least)
	}
	return fmt.Sprintf("%d to %d", d.Least, d.Most)
}

func inForce(v *law.Version) string {
	if v == nil {
		return "nothing"
	}
	return v.InForce()
}

func ids(things []*record.Thing) string {
	out := ""
	for _, t := range things {
		out += " " + t.ID
	}
	return out
}

package docket

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
)

// finding judges one event under one norm, also where it does not apply; nil where the record has no such event or the packs no such norm.
func (m *Matter) finding(key string) *assess.Finding {
	event, norm, _ := strings.Cut(key, "/")
	ev, ok := m.Record.Thing(event)
	if !ok {
		return nil
	}
	for _, f := range m.scales.Duties(ev) {
		if f.Norm.ID == norm {
			return f
		}
	}
	return nil
}

// versions lists the versions that may apply to a duty.
func (m *Matter) versions(key string) []*law.Version {
	f := m.finding(key)
	if f == nil {
		return nil
	}
	var out []*law.Version
	for _, c := range f.Cases {
		if !slices.Contains(out, c.Version) {
			out = append(out, c.Version)
		}
	}
	return out
}

// read is an attribute that a duty reads.
type read struct{ path, of, name string }

// reads lists what a duty reads in a record, the day of its event first.
func (m *Matter) reads(key string) []read {
	f := m.finding(key)
	if f == nil {
		return nil
	}
	out := []read{{"date", f.Event.ID, "date"}}
	for i := range f.Cases {
		x := m.scales.Explain(f, &f.Cases[i])
		for _, u := range slices.Concat(x.Facts, x.Missing) {
			if u.Leaf != nil && u.Leaf.Of != nil {
				out = append(out, read{u.Path, u.Leaf.Of.ID, u.Leaf.Name})
			}
			out = append(out, dated(u)...)
		}
	}
	return out
}

// dated is the day of an event that a fact points at: the day on which something was done hangs on it.
func dated(u *assess.FactUsed) []read {
	o := u.Value.Ref()
	if o == nil {
		return nil
	}
	return []read{{u.Path + ".date", o.ID, "date"}}
}

// facts lists what a duty reads that the two records say differently.
func (w *worlds) facts(key string) []FactMove {
	old, now := w.matter(world{}), w.matter(world{ByFact: true, ByCalendar: true, ByLaw: true})
	event, _, _ := strings.Cut(key, "/")
	_, was := old.Record.Thing(event)
	_, is := now.Record.Thing(event)
	if was != is {
		return []FactMove{{}}
	}
	var out []FactMove
	var seen []read
	for _, r := range slices.Concat(old.reads(key), now.reads(key)) {
		if slices.ContainsFunc(seen, func(s read) bool { return s.of == r.of && s.name == r.name }) {
			continue
		}
		seen = append(seen, r)
		before, a := said(old.Record, r)
		after, b := said(now.Record, r)
		if a != b {
			out = append(out, FactMove{Path: r.path, Before: before, After: after})
		}
	}
	return out
}

// said gives what a record says of an attribute, and writes it down so that it can be compared.
func said(rec *record.Record, r read) (*record.Fact, string) {
	t, ok := rec.Thing(r.of)
	if !ok {
		return nil, ""
	}
	if f, ok := t.Fact(r.name); ok {
		return f, written(f)
	}
	out := fmt.Sprint(t.Closed[r.name])
	for _, i := range t.Kind.Inverse {
		if i.Name == r.name {
			for _, from := range rec.Pointing(t, i.From, i.Via) {
				out += " " + from.ID
			}
		}
	}
	if r.name == "planned" {
		out += fmt.Sprint(t.Planned)
	}
	return nil, out
}

// written writes down all that is asserted of an attribute, without the sources.
func written(f *record.Fact) string {
	var out strings.Builder
	for _, a := range f.Assertions {
		fmt.Fprintf(&out, "%s by %s on %s from %s to %s said %s", valued(a.Value), a.By, a.On, a.From, a.To, a.Said)
		if a.At != nil {
			out.WriteString(" at " + a.At.ID)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

func valued(v record.Value) string {
	out := fmt.Sprint(v.Form, v.Range, v.Currency, v.When, v.Span, v.Yes, v.Text, v.More, v.Size, v.Counted)
	if v.Ref != nil {
		out += " " + v.Ref.ID
	}
	for _, item := range v.Items {
		out += " (" + valued(item) + ")"
	}
	return out
}

// days lists the days that the two calendars know differently, from the first day on which the term rests to the last one that it can end on.
func (w *worlds) days(m *Move) []DayMove {
	first, last := civil.MaxDay, civil.MinDay
	norm := (*law.Norm)(nil)
	for _, d := range []*Duty{m.Before, m.After} {
		if d == nil {
			continue
		}
		norm = d.Norm
		for _, t := range d.Terms {
			for _, day := range t.touched() {
				if day.IsReal() {
					first, last = min(first, day), max(last, day)
				}
			}
		}
	}
	old, now := w.engines[0][0].Body, w.engines[1][1].Body
	a, _ := old.Pack(norm.Pack.ID)
	b, _ := now.Pack(norm.Pack.ID)
	var out []DayMove
	for day := first; a != nil && b != nil && day <= last; day++ {
		before, _ := a.Calendar.Day(day)
		after, _ := b.Calendar.Day(day)
		if before.Working == after.Working && (before.Why == civil.NotCovered) == (after.Why == civil.NotCovered) {
			continue
		}
		move := DayMove{Day: day, Before: before, After: after}
		move.BeforeEntry, _ = a.Days.Entry(before.ID)
		move.AfterEntry, _ = b.Days.Entry(after.ID)
		out = append(out, move)
	}
	return out
}

// touched lists the outermost days that a term rests on.
func (t *Term) touched() []civil.Day {
	out := []civil.Day{t.Start.On.Earliest, t.Start.On.Latest, t.Due.Earliest, t.Due.Latest}
	if !t.Start.On.Known() {
		out = nil
	} else if !t.Due.Known() {
		out = out[:2]
	}
	for _, f := range t.Start.Facts {
		if w := f.Value.When(); w.Known() {
			out = append(out, w.Earliest, w.Latest)
		}
	}
	for _, c := range t.Counts {
		for _, s := range c.Steps {
			out = append(out, s.Day)
		}
	}
	if t.Ends != nil {
		out = append(out, t.Ends.Day)
	}
	return out
}

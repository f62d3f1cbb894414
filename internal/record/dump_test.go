package record_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/record"
)

// dump writes down everything that a record knows, so that two of them can be compared. Actors, events and sources are sorted where the
// order of files must not matter.
func dump(r *record.Record, inOrder bool) string {
	var out []string
	out = append(out, fmt.Sprint(r.ID, r.Title, r.Summary, r.Packs, r.Accounts))
	for _, m := range r.Matters {
		out = append(out, "matter "+m.ID+" "+m.Title)
	}
	var things []string
	for _, t := range slices.Concat(r.Actors, r.Events) {
		things = append(things, dumpThing(t))
	}
	for _, s := range r.Sources {
		things = append(things, dumpSource(s))
	}
	if !inOrder {
		slices.Sort(things)
	}
	return strings.Join(append(out, things...), "\n")
}

func dumpThing(t *record.Thing) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s %s %q %q %q %q %q %q %s %v %v %v", t.ID, t.Kind.Name, t.Name, t.Pseudonym, t.Title, t.Note, t.Place, t.Matter, t.Confidential, t.Planned, t.Sources, t.Closed)
	for _, f := range t.Facts {
		fmt.Fprintf(&out, "\n  %s", f.Name)
		for _, a := range f.Assertions {
			at := ""
			if a.At != nil {
				at = a.At.ID
			}
			fmt.Fprintf(&out, "\n    %s by %q %v on %s from %s to %s said %s at %q %q %v", dumpValue(a.Value), a.By, a.Sources, a.On, a.From, a.To, a.Said, at, a.Note, a.With)
		}
	}
	return out.String()
}

func dumpValue(v record.Value) string {
	ref := ""
	if v.Ref != nil {
		ref = v.Ref.ID
	}
	var items []string
	for _, i := range v.Items {
		items = append(items, dumpValue(i))
	}
	return fmt.Sprintf("%d %v %s %s %v %v %q→%q %v more %v %v %v %q", v.Form, v.Range, v.Currency, v.When, v.Span, v.Yes, v.Text, ref, items, v.More, v.Size, v.Counted, v.Written)
}

func dumpSource(s *record.Source) string {
	from, cited := "", ""
	if s.From != nil {
		from = s.From.ID
	}
	if s.CitedIn != nil {
		cited = s.CitedIn.ID
	}
	return fmt.Sprintf("%s %s %q %q from %s %v %s %v %v in %s %s %v %s %q", s.ID, s.Kind.Name, s.Title, s.Author, from, s.Dates, s.Account, s.Public, s.OnFile, cited, s.Language, s.Consent, s.Confidential, s.Note)
}

package drafts

import (
	"fmt"
	"slices"
	"strings"
	"text/template"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/say"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Order says what a draft is to be filled from.
type Order struct {
	Record     *record.Record
	Event      *record.Thing // what the draft is about; nil for a draft about the whole record
	Lang       vocabulary.Language
	On         civil.Day          // the paper's day: what happened later is left out
	Assessment *assess.Assessment // of the record; nil: there are no findings and no due days
	ID         string             // of the paper; "": that of the draft and of the event
}

// PaperID is what the paper of an order is called where it is not said.
func (d *Draft) PaperID(o Order) string {
	switch {
	case o.ID != "":
		return o.ID
	case o.Event != nil:
		return d.ID + "-" + o.Event.ID
	}
	return d.ID
}

// Fill writes the text of a paper. The list says why there is none, or warns of law that the template names and that was not in force.
func (d *Draft) Fill(o Order) (string, problem.List) {
	var to problem.List
	if wrong, hint := d.refuse(o); wrong != "" {
		to.Add(problem.Problem{Position: problem.Position{File: d.ID}, Message: wrong, Hint: hint})
		return "", to
	}
	t, ok := d.texts[o.Lang]
	if !ok {
		to.Add(problem.Problem{Position: problem.Position{File: d.ID}, Message: fmt.Sprintf("the draft is not there in the language %q", o.Lang), Hint: problem.DidYouMean(string(o.Lang), d.languages())})
		return "", to
	}
	f := &filler{draft: d, order: o, to: &to}
	t, err := t.Clone()
	var body strings.Builder
	if err == nil {
		err = t.Funcs(f.functions()).Execute(&body, nil)
	}
	if err != nil {
		to.Add(problem.Problem{Position: problem.Position{File: d.ID}, Message: "cannot be filled in: " + err.Error()})
		return "", to
	}
	to.Sort()
	return f.head() + blankLines(body.String()), to
}

// refuse says why a draft cannot be about what is ordered, or "".
func (d *Draft) refuse(o Order) (message, hint string) {
	var kinds []string
	for _, k := range d.About {
		kinds = append(kinds, k.Name)
	}
	switch {
	case o.Event == nil && len(d.About) > 0:
		return fmt.Sprintf("the draft %q is about an event, and none is named", d.ID), "name an event of the kind " + strings.Join(kinds, ", ")
	case o.Event != nil && !d.Applies(o.Event.Kind):
		if len(kinds) == 0 {
			return fmt.Sprintf("the draft %q is about the whole record, not about one event", d.ID), "leave the event out"
		}
		return fmt.Sprintf("the draft %q is not about an event of the kind %q", d.ID, o.Event.Kind.Name), "name an event of the kind " + strings.Join(kinds, ", ")
	case o.Event != nil && d.early(o):
		return fmt.Sprintf("the paper would tell its reader of %q, which has not happened yet", o.Event.ID), "make it once that has happened; planned: false, and --on with a later day"
	}
	return "", ""
}

// early reports whether the event has not surely happened by the paper's day, though the draft is only for what has.
func (d *Draft) early(o Order) bool {
	only := slices.ContainsFunc(d.After, func(k *vocabulary.Kind) bool { return o.Event.Kind.IsA(k.Name) })
	day := o.Event.Date()
	return only && (o.Event.Planned || day.Known() && day.Earliest > o.On)
}

func (d *Draft) languages() []string {
	var out []string
	for _, l := range vocabulary.Languages() {
		if _, ok := d.texts[l]; ok {
			out = append(out, string(l))
		}
	}
	return out
}

// blankLines leaves one blank line where a template left several.
func blankLines(text string) string {
	var out []string
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		line = strings.TrimRight(line, " \t\r")
		if line == "" && len(out) > 0 && out[len(out)-1] == "" {
			continue
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n") + "\n"
}

// filler fills in one draft.
type filler struct {
	draft *Draft
	order Order
	words *say.Words // read when they are first needed: that takes longer than all the rest
	to    *problem.List
	today bool // what is said of actors counts as of the paper's day
}

// head writes the head of the paper.
func (f *filler) head() string {
	var b strings.Builder
	line := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", key, value)
		}
	}
	b.WriteString("---\n")
	line("paper", f.draft.PaperID(f.order))
	line("title", `"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(f.draft.Title.In(f.order.Lang))+`"`)
	line("lang", string(f.order.Lang))
	if f.order.Event != nil {
		line("for", f.order.Event.ID)
	}
	var to []string
	for _, a := range f.addressees() {
		to = append(to, a.thing.ID)
	}
	if len(to) > 0 {
		line("to", "["+strings.Join(to, ", ")+"]")
	}
	line("date", f.order.On.String())
	line("style", f.draft.Style)
	if len(f.draft.Editions) > 0 {
		line("editions", "["+strings.Join(f.draft.Editions, ", ")+"]")
	}
	if f.draft.Contents {
		line("contents", "true")
	}
	line("draft", f.draft.ID)
	b.WriteString("---\n\n")
	return b.String()
}

func (f *filler) addressees() []item {
	var out []item
	for _, path := range f.draft.To {
		found := f.at(path)
		for _, t := range found.things {
			if !slices.ContainsFunc(out, func(i item) bool { return i.thing == t }) {
				out = append(out, item{thing: t})
			}
		}
	}
	return out
}

// functions are what templates call. Each takes places as [filler.place] reads them.
func (f *filler) functions() template.FuncMap {
	return template.FuncMap{
		"person": func(args ...any) string { return f.actors("person", args) },
		"org":    func(args ...any) string { return f.actors("org", args) },
		"actor":  func(args ...any) string { return f.actors("actor", args) },
		"count":  func(args ...any) string { return f.attribute("count", args) },
		"value":  func(args ...any) string { return f.attribute("value", args) },
		"date":   f.date, "place": f.placeOf, "title": f.title, "id": f.id, "name": f.name,
		"cite":    func(args ...any) string { return f.cite("[@", args) },
		"citeall": func(args ...any) string { return f.cite("[@@", args) },
		"norm":    f.norm, "finding": f.finding, "due": f.due, "lack": lack,
		"today":   func() string { return "{date:" + f.order.On.String() + "}" },
		"case":    func() string { return f.order.Record.ID },
		"heading": func() string { return escape(f.draft.Title.In(f.order.Lang)) },
		"many":    many,
		"has":     f.has, "none": f.none, "more": f.more, "is": f.is, "kind": f.kind, "names": f.pointsAt,
		"yes":   func(args ...any) bool { return f.says(true, args) },
		"no":    func(args ...any) bool { return f.says(false, args) },
		"found": f.found, "inforce": f.inForce, "hasdue": f.hasDue, "binds": binds,
		"each": f.each, "events": f.events, "actors": f.actorsOf, "sources": f.sources, "languages": f.spoken,
		"matters": f.matters, "happenings": f.happenings, "concerns": f.concerns, "asks": f.asks, "standards": f.standards, "shortcomings": f.shortcomings,
		"conclusions": f.conclusions, "international": international,
		"findings": f.findings, "owners": f.owners, "addressees": f.addressees,
	}
}

package show

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Norms lists the norms in force on a day for a terminal, by pack and by the folder they stand in.
func Norms(out io.Writer, p *Printer, c Palette, on civil.Day, want func(*law.Norm) bool) error {
	t := &texter{out: out, p: p, c: c}
	n := 0
	for _, pack := range p.Body.Packs {
		heading := pack.Title.In(p.Words.Language) + " · " + p.Words.Day(on)
		for _, norm := range pack.Norms {
			versions := norm.On(civil.On(on))
			if len(versions) == 0 || !want(norm) {
				continue
			}
			if heading != "" {
				t.line("")
				t.line(c.paint("1", heading))
				heading = ""
			}
			n++
			t.wrap(4, "", norm.Title.In(p.Words.Language)+"  "+c.paint("2", "["+norm.ID+"]"))
			for _, v := range versions {
				t.wrap(8, "", c.paint("2", p.citeAll(p.Body.CitedOn(v.Cites, civil.On(on)))))
			}
		}
	}
	if n > 0 {
		t.line("")
	}
	t.line(p.Words.Count("law_norms", int64(n)))
	return t.err
}

// provisions names the articles of a version.
func (p *Printer) provisions(v *law.Version) string { return p.citeAll(v.Cites) }

// Norm shows one norm with all its versions for a terminal.
func Norm(out io.Writer, p *Printer, c Palette, n *law.Norm) error {
	t := &texter{out: out, p: p, c: c}
	t.line(c.paint("1", n.Title.In(p.Words.Language)) + "  " + c.paint("2", n.ID))
	if note := n.Note.In(p.Words.Language); note != "" {
		t.wrap(4, "", note)
	}
	for _, v := range n.Versions {
		t.version(v)
	}
	return t.err
}

// version shows one version: when it was in force, where it stands, what it demands, how certain it is.
func (t *texter) version(v *law.Version) {
	p, w, lang := t.p, t.p.Words, t.p.Words.Language
	t.line("")
	t.line("  " + t.c.paint("1", p.force(v)))
	t.wrap(4, "", p.provisions(v))
	t.wrap(4, "", t.c.paint("2", p.checked(v)))
	if s := v.Says.In(lang); s != "" {
		t.wrap(4, "", s)
	}
	for _, s := range v.Applies {
		t.condition(4, w.Say("applies_where"), s.Reading, s.When.Text)
	}
	if v.Due != nil {
		id := "law_due_within"
		if v.Due.Before {
			id = "law_due_before"
		}
		t.condition(4, w.Say(id+"_of", "Span", w.Span(v.Due.Span)), "", v.Due.Of.Text)
	}
	if !v.DoneBy.Empty() {
		t.condition(4, w.Say("law_done_by"), "", v.DoneBy.Text)
	}
	t.elements(4, v.Elements, lang)
	if len(v.Unless) > 0 {
		t.wrap(4, "", w.Say("law_unless"))
		t.elements(6, v.Unless, lang)
	}
	if len(v.Readings) > 0 {
		t.wrap(4, "", w.Say("law_readings"))
		for _, r := range v.Readings {
			t.wrap(6, "", r.ID+": "+r.Says.In(lang))
			if len(r.HeldBy) > 0 {
				t.wrap(8, "", w.Say("law_held_by", "Who", strings.Join(r.HeldBy, "; ")))
			}
		}
	}
	for _, s := range v.FallsShortOf {
		t.wrap(4, "", p.shortfall(s))
	}
	if v.Consequence != nil {
		t.wrap(4, "", v.Consequence.Says.In(lang))
	}
	if note := v.Note.In(lang); note != "" {
		t.wrap(4, "", note)
	}
}

func (t *texter) elements(indent int, list []law.Element, lang vocabulary.Language) {
	for _, e := range list {
		if !e.When.Empty() {
			t.condition(indent, e.Says.In(lang), e.Reading, e.When.Text)
			continue
		}
		id, kids := "one_of", e.Any
		if len(e.All) > 0 {
			id, kids = "all_of", e.All
		}
		t.wrap(indent+2, "·", t.p.Words.Say(id))
		t.elements(indent+2, kids, lang)
	}
}

func (t *texter) condition(indent int, says, reading, when string) {
	if reading != "" {
		says += " (" + t.p.Words.Say("reading", "ID", reading) + ")"
	}
	t.wrap(indent+2, "·", says)
	for l := range strings.SplitSeq(when, "\n") {
		t.line(strings.Repeat(" ", indent+4) + t.c.paint("2", l))
	}
}

// force says when a version was in force.
func (p *Printer) force(v *law.Version) string {
	since, until, between := "law_since", "law_until", " "
	if !v.From.Exact() {
		since, between = "law_first_day", "; "
	}
	if !v.To.Exact() {
		until, between = "law_last_day", "; "
	}
	from := p.Words.Say(since, "When", p.Words.When(v.From))
	if v.Open {
		return from
	}
	return from + between + p.Words.Say(until, "When", p.Words.When(v.To))
}

// checked says how certain the text of a version is and who stands for it.
func (p *Printer) checked(v *law.Version) string {
	out := p.Words.Say("law_text", "Certainty", p.Words.Say("law_"+v.Checked.Certainty), "Edition", v.Checked.Text)
	if v.Checked.Text == "" {
		out = p.Words.Say("law_text_only", "Certainty", p.Words.Say("law_"+v.Checked.Certainty))
	}
	if v.Checked.By != "" {
		return out + "; " + p.Words.Say("law_reviewed_by", "Who", v.Checked.By)
	}
	if !v.Reviewed() {
		return out + "; " + p.Words.Say("law_unreviewed")
	}
	return out
}

// Changes shows norms that changed between two days for a terminal.
func Changes(out io.Writer, p *Printer, c Palette, changes []law.Change) error {
	t := &texter{out: out, p: p, c: c}
	if len(changes) == 0 {
		t.line(p.Words.Say("diff_none"))
	}
	for _, ch := range changes {
		id := "diff_changed"
		switch {
		case ch.Before == nil:
			id = "diff_new"
		case ch.After == nil:
			id = "diff_ended"
		}
		t.line("")
		t.line(c.paint("1", ch.Norm.Title.In(p.Words.Language)) + "  " + c.paint("2", ch.Norm.ID) + "  " + p.Words.Say(id))
		before, after := p.sentences(ch.Before), p.sentences(ch.After)
		t.side(ch.Before, "-", before, after)
		t.side(ch.After, "+", after, before)
	}
	return t.err
}

// side shows one version of a change: where it stands, and the sentences that the other does not have.
func (t *texter) side(v *law.Version, sign string, own, other []string) {
	if v == nil {
		return
	}
	t.wrap(4, sign, t.p.force(v)+"; "+t.p.provisions(v))
	for _, s := range own {
		if !slices.Contains(other, s) {
			t.wrap(6, sign, s)
		}
	}
}

// sentences lists what a version says: its scope, term, elements, exceptions, readings.
func (p *Printer) sentences(v *law.Version) []string {
	if v == nil {
		return nil
	}
	lang := p.Words.Language
	var out []string
	if s := v.Says.In(lang); s != "" {
		out = append(out, s)
	}
	if v.Due != nil {
		id := "law_due_within"
		if v.Due.Before {
			id = "law_due_before"
		}
		out = append(out, p.Words.Say(id, "Span", p.Words.Span(v.Due.Span)))
	}
	for _, s := range v.Applies {
		where := p.Words.Say("applies_where")
		if s.Reading != "" {
			where += " (" + p.Words.Say("reading", "ID", s.Reading) + ")"
		}
		out = append(out, fmt.Sprintf("%s: %s", where, s.When.Text))
	}
	var walk func(prefix string, list []law.Element)
	walk = func(prefix string, list []law.Element) {
		for _, e := range list {
			if s := e.Says.In(lang); s != "" {
				out = append(out, prefix+s)
			}
			walk(prefix, e.Any)
			walk(prefix, e.All)
		}
	}
	walk("", v.Elements)
	walk(p.Words.Say("law_unless")+" ", v.Unless)
	for _, r := range v.Readings {
		out = append(out, p.Words.Say("reading", "ID", r.ID)+": "+r.Says.In(lang))
	}
	return out
}

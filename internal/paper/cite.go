package paper

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// groups makes what a note says of the parts of a citation. Parts that mean nothing, or may not be cited, are problems and are left out.
func (b *binder) groups(parts []markup.CitePart) []group {
	var out []group
	for _, p := range parts {
		if p.Target == "" {
			text := p.Text
			out = append(out, group{items: []item{{full: func(int, []tree.Run) []tree.Run { return words(text) }}}})
			continue
		}
		t, fault := b.scope.Cite(p)
		if fault != nil {
			b.fault(p.At, fault)
			continue
		}
		if g, ok := b.target(t, p); ok {
			out = append(out, g)
		}
	}
	return together(out)
}

// together puts sources that were cited one after the other into one group, so that a source stands there once.
func together(list []group) []group {
	var out []group
	for _, g := range list {
		if n := len(out); n > 0 && out[n-1].frame == nil && g.frame == nil {
			out[n-1].items = merged(append(out[n-1].items, g.items...))
			continue
		}
		out = append(out, g)
	}
	return out
}

// target makes what a note says of one thing that is cited.
func (b *binder) target(t refer.Target, p markup.CitePart) (group, bool) {
	switch t.Kind {
	case refer.Source:
		return b.citedSource(t.Source, p)
	case refer.Norm:
		return group{items: []item{b.law(t, p.At)}}, true
	case refer.Finding:
		if !b.shows(t.Thing, p.At) {
			return group{}, false
		}
		if b.keeps(t, p.At) {
			return group{}, false
		}
		return group{items: []item{b.finding(t, p.At)}}, true
	}
	return b.citedThing(t.Thing, p)
}

// citedSource is a source that the author cites by its id.
func (b *binder) citedSource(s *record.Source, p markup.CitePart) (group, bool) {
	if mannerOf(b.edition, s) == hidden {
		reason := "it is restricted"
		if s.Confidential != record.Restricted {
			reason = "its consent does not cover that"
		}
		b.wrong(p.At, fmt.Sprintf("the source %q may not be cited in the edition %q: %s", s.ID, b.edition, reason), "cite another source, or put the sentence between :::except "+string(b.edition)+" and :::")
		return group{}, false
	}
	if p.Pinpoint != "" && !b.isPlace(p.Pinpoint) {
		b.wrong(p.At, fmt.Sprintf("%q is no place in a source", p.Pinpoint), "write n. 248 (note), p. 85 (page), l. 12-20 (lines) or 00:14:05")
	}
	return group{items: []item{b.source(record.Cite{Source: s, ID: s.ID, Pinpoint: p.Pinpoint}, p.At)}}, true
}

// citedThing is an event or actor: its sources are what the note names.
func (b *binder) citedThing(t *record.Thing, p markup.CitePart) (group, bool) {
	if !b.shows(t, p.At) {
		return group{}, false
	}
	list := refer.Sources(t)
	if p.Pinpoint != "" {
		b.wrong(p.At, fmt.Sprintf("%q is not a source, and has no place %q", t.ID, p.Pinpoint), "cite the source itself with the place, or leave the place out")
	}
	if len(list) == 0 {
		b.wrong(p.At, fmt.Sprintf("%q has no source that could be cited", t.ID), "write its sources into the record")
		return group{}, false
	}
	items := b.sources(list, p.At)
	if len(items) == 0 {
		b.wrong(p.At, fmt.Sprintf("no source of %q may be cited in the edition %q", t.ID, b.edition), "cite another source, or put the sentence between :::except "+string(b.edition)+" and :::")
		return group{}, false
	}
	return group{items: items, frame: b.framed(t)}, true
}

// framed puts the words of the style round the sources of an event; nil where it has none but the sources.
func (b *binder) framed(t *record.Thing) func([]tree.Run) []tree.Run {
	w := b.phrases.wordings["event"]
	if len(w) == 1 && w[0].field == "sources" {
		return nil
	}
	return func(sources []tree.Run) []tree.Run {
		f := fields{"title": words(b.name(t)), "sources": sources}
		if d := t.Date(); d.Known() {
			f["date"] = words(b.when(d))
		}
		return w.fill(f)
	}
}

// mark is a note with the sources of a thing, for a table that the program writes; 0 where none may be named.
func (b *binder) mark(t *record.Thing, at problem.Position) int {
	items := b.sources(refer.Sources(t), at)
	if len(items) == 0 {
		return 0
	}
	return b.note([]group{{items: items, frame: b.framed(t)}})
}

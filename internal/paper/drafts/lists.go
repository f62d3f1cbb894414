package drafts

import (
	"cmp"
	"slices"

	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// each lists what stands at a place: things, or texts. Where accounts part over it, it lists what any of them names.
func (f *filler) each(args ...any) []item {
	p, _ := f.place(args)
	if p.lost {
		return nil
	}
	if len(p.things) > 0 {
		return itemsOf(p.things)
	}
	if p.fact == nil {
		return nil
	}
	var out []item
	for _, v := range f.values(p.of, p.fact) {
		for _, i := range v.Items {
			text := i.Text
			if w, ok := p.attribute.Word(text); ok {
				text = w.Says.In(f.order.Lang)
			}
			one := item{text: text}
			if i.Form == record.TextForm && !slices.Contains(out, one) {
				out = append(out, one)
			}
		}
	}
	return out
}

func itemsOf(things []*record.Thing) []item {
	out := make([]item, len(things))
	for i, t := range things {
		out[i] = item{thing: t}
	}
	return out
}

// events lists the events of a kind that had happened by the paper's day, by date.
func (f *filler) events(kind string) []item {
	var out []*record.Thing
	for _, e := range f.order.Record.Events {
		if e.Kind.IsA(kind) && f.happened(e) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b *record.Thing) int { return cmp.Compare(a.Date().Earliest, b.Date().Earliest) })
	return itemsOf(out)
}

func (f *filler) actorsOf(kind string) []item {
	var out []*record.Thing
	for _, a := range f.order.Record.Actors {
		if a.Kind.IsA(kind) {
			out = append(out, a)
		}
	}
	return itemsOf(out)
}

func (f *filler) sources(kind string, language ...string) []item {
	var out []item
	for _, s := range f.order.Record.Sources {
		if s.Kind != nil && s.Kind.Name == kind && (len(language) == 0 || s.Language == language[0]) {
			out = append(out, item{source: s})
		}
	}
	return out
}

// spoken lists the languages of the sources of a kind, in the order of the record.
func (f *filler) spoken(kind string) []string {
	var out []string
	for _, i := range f.sources(kind) {
		if l := i.source.Language; l != "" && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// owners lists who owned the companies at a place on the day of the event, or with "today" on the paper's, then who owned those, each once.
func (f *filler) owners(args ...any) []item {
	p, rest := f.place(args)
	if p.lost {
		return nil
	}
	f.today = len(rest) > 0
	defer func() { f.today = false }()
	seen := slices.Clone(p.things)
	for i := 0; i < len(seen); i++ {
		if seen[i].Kind.Class != vocabulary.Actor {
			continue
		}
		for _, owner := range f.step(seen[i], "owners").things {
			if !slices.Contains(seen, owner) {
				seen = append(seen, owner)
			}
		}
	}
	return itemsOf(seen[len(p.things):])
}

// pointsAt reports whether the thing at the second place is what the first leads to, or among it.
func (f *filler) pointsAt(args ...any) bool {
	from, rest := f.place(args)
	to, _ := f.place(rest)
	return !from.lost && !to.lost && len(to.things) == 1 && slices.Contains(from.things, to.things[0])
}

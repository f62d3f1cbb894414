package gate

import (
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// links says which things of a record point at each.
type links struct {
	to map[*record.Thing][]*record.Thing
}

func linksOf(r *record.Record) *links {
	out := &links{map[*record.Thing][]*record.Thing{}}
	for _, t := range slices.Concat(r.Actors, r.Events) {
		for _, o := range refs(t) {
			out.to[o] = append(out.to[o], t)
		}
	}
	return out
}

// refs lists what a thing points at.
func refs(t *record.Thing) []*record.Thing {
	var out []*record.Thing
	for _, f := range t.Facts {
		for _, a := range f.Assertions {
			for _, v := range append(a.Value.Items, a.Value) {
				if v.Ref != nil {
					out = append(out, v.Ref)
				}
			}
		}
	}
	return out
}

// value is a figure or a day that a record has, and of what.
type value struct {
	hundredths int64
	day        civil.When
	fact       *record.Fact // nil of numbers that stand in texts
	written    string
	listed     bool // how many stand in a list
	direct     bool // of a thing that the sentence is about, not of one a link away
}

// known gathers what the record has of some things and of those one link away, of sources, and in the words that describe them.
type known struct {
	in     *checker
	values []value
	texts  map[int64]bool // numbers that stand in titles, notes and places
	words  strings.Builder
}

// knownOf gathers what may stand in a sentence about some things: what is said of them, of what they point at, and of what points at the events
// among them. What points at an actor is left out unless all is asked for: of a company that is nearly everything, and any figure would be found
// somewhere.
func (c *checker) knownOf(about []*record.Thing, sources []record.Cite, records []*record.Record, all bool) *known {
	k := &known{in: c, texts: map[int64]bool{}}
	done := map[*record.Thing]bool{}
	add := func(t *record.Thing, direct bool) {
		if !done[t] && (t.Confidential != record.Restricted || !c.outside()) {
			done[t] = true
			k.thing(t, direct)
		}
	}
	for _, t := range about {
		add(t, true)
	}
	for _, t := range about {
		for _, o := range refs(t) {
			add(o, false)
		}
		for _, r := range records {
			if t.Kind.Class == vocabulary.Actor && !all {
				break
			}
			if c.near[r] == nil {
				c.near[r] = linksOf(r)
			}
			for _, o := range c.near[r].to[t] {
				add(o, false)
			}
		}
	}
	for _, s := range sources {
		k.source(s.Source, true)
	}
	k.numbers(c.words)
	return k
}

// source notes the dates of a source and what it is cited in, and where it is cited itself its title too.
func (k *known) source(s *record.Source, cited bool) {
	for depth := 0; s != nil && depth < 4; depth++ {
		if cited {
			k.text(s.Title, s.Note)
		}
		for _, d := range s.Dates {
			k.values = append(k.values, value{day: d, written: d.String()})
		}
		s = s.CitedIn
	}
}

func (k *known) text(texts ...string) {
	for _, t := range texts {
		k.words.WriteString(t)
		k.words.WriteByte('\n')
	}
}

// thing notes what is said of a thing, but for what the edition may not tell. The words of things one link away do not count: in all of them together any small number stands
// somewhere.
func (k *known) thing(t *record.Thing, direct bool) {
	if direct {
		k.text(t.Name, t.Title, t.Note, t.Place)
		for _, c := range t.Sources {
			k.source(c.Source, false)
		}
	}
	for _, f := range t.Facts {
		for i := range f.Assertions {
			a := &f.Assertions[i]
			if k.in.secret(a) {
				continue
			}
			k.value(a.Value, f, direct)
			if direct {
				k.asserted(a)
			}
		}
	}
}

// asserted notes the words and days round a value.
func (k *known) asserted(a *record.Assertion) {
	k.text(a.Note, a.Value.Written)
	for _, w := range a.With {
		k.text(w)
	}
	for _, c := range a.Sources {
		k.source(c.Source, false)
	}
	for _, w := range [...]civil.When{a.On, a.From, a.To, a.Said} {
		k.values = append(k.values, value{day: w, written: w.String()})
	}
}

// value notes what a value may be written as.
func (k *known) value(v record.Value, f *record.Fact, direct bool) {
	is := value{fact: f, written: v.Written, direct: direct}
	number := func(n, unit int64) {
		if n < billion*billion/hundredth {
			is.hundredths = n * unit
			k.values = append(k.values, is)
		}
	}
	switch v.Form {
	case record.RangeForm:
		unit := int64(hundredth)
		if strings.HasSuffix(v.Written, "%") {
			unit = 1 // shares are hundredths of a percent already
		}
		number(v.Range.Lo, unit)
		number(v.Range.Hi, unit)
	case record.SpanForm:
		number(v.Span.Lo, hundredth)
		number(v.Span.Hi, hundredth)
	case record.WhenForm:
		is.day = v.When
		k.values = append(k.values, is)
	case record.ListForm:
		is.listed = !v.Counted
		if direct {
			number(int64(len(v.Items)), hundredth)
		}
		if v.Counted {
			number(v.Size.Lo, hundredth)
			number(v.Size.Hi, hundredth)
		}
		for _, item := range v.Items {
			k.value(item, f, direct)
		}
	}
}

// numbers notes the figures in the words: records are written in English, or in the paper's language.
func (k *known) numbers(w *words) {
	for _, in := range [...]*words{english(), w} {
		for _, f := range in.figures(k.words.String()) {
			for _, v := range f.values {
				k.texts[v] = true
			}
		}
	}
}

// has reports whether a figure typed by hand is one that the record has.
func (k *known) has(f figure, typed string) bool {
	if f.day.Known() {
		return strings.Contains(k.words.String(), typed) || slices.ContainsFunc(k.values, func(v value) bool { return agrees(f.day, v.day) })
	}
	for _, n := range f.values {
		if k.texts[n] || slices.ContainsFunc(k.values, func(v value) bool { return v.isNumber() && v.hundredths == n }) {
			return true
		}
	}
	return false
}

func (v value) isNumber() bool { return v.fact != nil && !v.day.Known() }

// nearest gives the value of the record that is nearest to a figure: the same, else one of the things that the sentence is about if they have
// one; nil when there is none.
func (k *known) nearest(f figure) *value {
	var best *value
	var least int64
	for i := range k.values {
		v := &k.values[i]
		if v.fact == nil || v.day.Known() != f.day.Known() || v.listed || f.spelt && v.hundredths > mostSpelt*hundredth {
			continue
		}
		off := distance(f, v)
		if best == nil || least > 0 && (off == 0 || v.direct && !best.direct || v.direct == best.direct && off < least) {
			best, least = v, off
		}
	}
	return best
}

// mostSpelt is the largest number that is read in words.
const mostSpelt = 20

func distance(f figure, v *value) int64 {
	if f.day.Known() {
		return abs(int64(f.day.Earliest) - int64(v.day.Earliest))
	}
	return abs(f.values[0] - v.hundredths)
}

func abs(n int64) int64 { return max(n, -n) }

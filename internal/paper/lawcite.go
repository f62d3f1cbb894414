package paper

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// law makes an item of a norm as of a day: its version, or those of which one counted.
func (b *binder) law(t refer.Target, at problem.Position) item {
	var list []item
	var keys []string
	for _, v := range t.Versions {
		it := b.version(v, day(t), at)
		list, keys = append(list, it), append(keys, it.key)
	}
	if len(list) == 1 && !t.Gap {
		return list[0]
	}
	return item{
		key: strings.Join(append(keys, "or"), "\x00"), // not that of a version alone
		full: func(note int, _ []tree.Run) []tree.Run {
			out := b.item(list[0], note)
			for _, it := range list[1:] {
				out = b.phrases.wordings["versions"].fill(fields{"one": out, "other": b.item(it, note)})
			}
			if t.Gap {
				out = b.phrases.wordings["perhaps_none"].fill(fields{"law": out})
			}
			return out
		},
		use: func(note int) {
			for _, it := range list {
				it.use(note)
			}
		},
	}
}

// day is the day on which the law cited counts; not known where the target names none.
func day(t refer.Target) civil.When {
	if !t.On.Known() && t.Thing != nil {
		return t.Thing.Date()
	}
	return t.On
}

// version makes an item of one version of a norm, with those of its provisions that were in force on a day.
func (b *binder) version(v *law.Version, on civil.When, at problem.Position) item {
	cites := b.desk.Body.CitedOn(v.Cites, on)
	return item{
		key: fmt.Sprint("law\x00", v.Norm.ID, "\x00", v.InForce(), "\x00", cites),
		use: func(note int) { b.used.version(v, at, note) },
		full: func(int, []tree.Run) []tree.Run {
			f := b.provisions(v.Norm, cites)
			f["force"] = words(b.force(v))
			if c := v.Checked.Certainty; c != "seen" && c != "" {
				f["certainty"] = words(b.words.Say("law_text_only", "Certainty", b.words.Say("law_"+c)))
			}
			if !v.Reviewed() {
				f["review"] = b.phrases.wordings["unreviewed"].fill(nil)
			}
			return b.phrases.wordings["norm"].fill(f)
		},
		short: func(first int, _ []tree.Run) []tree.Run {
			f := b.provisions(v.Norm, cites)
			f["note"] = b.back(first)
			return b.phrases.wordings["norm_short"].fill(f)
		},
	}
}

// force says when a version was in force.
func (b *binder) force(v *law.Version) string {
	since, until := "law_since", "law_until"
	if !v.From.Exact() {
		since = "law_first_day"
	}
	if !v.To.Exact() {
		until = "law_last_day"
	}
	from := b.words.Say(since, "When", b.words.When(v.From))
	if v.Open {
		return from
	}
	id := "paper_force"
	if !v.From.Exact() || !v.To.Exact() {
		id = "paper_force_uncertain"
	}
	return b.words.Say(id, "From", from, "To", b.words.Say(until, "When", b.words.When(v.To)))
}

// provisions names an instrument and its provisions. Those of further instruments stand with theirs.
func (b *binder) provisions(n *law.Norm, cites []law.Citation) fields {
	var order []string
	of := map[string][]string{}
	for _, c := range cites {
		if _, ok := of[c.Instrument]; !ok {
			order = append(order, c.Instrument)
		}
		if c.Provision != "" {
			of[c.Instrument] = append(of[c.Instrument], c.Provision)
		} else if of[c.Instrument] == nil {
			of[c.Instrument] = []string{}
		}
	}
	if len(order) == 0 {
		return fields{"instrument": words(n.Title.In(b.words.Language))}
	}
	first := b.show.Cite(law.Citation{Instrument: order[0]})
	rest := strings.Join(of[order[0]], ", ")
	for _, i := range order[1:] {
		also := b.show.Cite(law.Citation{Instrument: i, Provision: strings.Join(of[i], ", ")})
		if rest == "" {
			first += "; " + also
		} else {
			rest += "; " + also
		}
	}
	return fields{"instrument": words(first), "provision": words(rest)}
}

// finding makes an item of a finding: the norm, what came out, in half a line why, and the law.
func (b *binder) finding(t refer.Target, at problem.Position) item {
	rule := b.law(t, at)
	return item{
		key: "finding\x00" + t.Norm.ID + "\x00" + t.Record.ID + "\x00" + t.Thing.ID,
		use: func(int) {},
		full: func(note int, _ []tree.Run) []tree.Run {
			return b.phrases.wordings["finding"].fill(fields{
				"norm": words(t.Norm.Title.In(b.words.Language)), "event": words(b.show.Event(t.Thing)),
				"outcome": words(b.outcome(t.Assessment, t.Finding)), "why": words(b.why(t.Assessment, t.Finding)),
				"law": b.item(rule, note),
			})
		},
	}
}

// outcome says what a finding came to; where accounts, readings or versions part, each of them.
func (b *binder) outcome(a *assess.Assessment, f *assess.Finding) string {
	out := b.show.Outcome(f.Outcome).Word
	if f.Outcome != assess.Disputed {
		return out
	}
	return out + " (" + b.parting(a, f) + ")"
}

// parting says what a disputed finding comes to by each account, reading or version.
func (b *binder) parting(a *assess.Assessment, f *assess.Finding) string {
	var parts []string
	for _, p := range f.ByAccount(a.Record) {
		word := b.show.Outcome(p.Outcome).Word
		if p.ID != "" {
			word = b.accounted(a.Record, side{accounts: []string{p.ID}, text: word}, "paper_by", "paper_whose_")
		}
		parts = append(parts, word)
	}
	if len(parts) == 0 {
		parts = b.show.Finding(a, f).Parts
	}
	return strings.Join(parts, "; ")
}

// why says in half a line why a finding came out as it did.
func (b *binder) why(a *assess.Assessment, f *assess.Finding) string {
	return strings.TrimSuffix(b.show.Finding(a, f).Brief, ".")
}

// keeps refuses a finding that the edition may not tell.
func (b *binder) keeps(t refer.Target, at problem.Position) bool {
	if !b.hides(t.Assessment, t.Finding) {
		return false
	}
	b.wrong(at, fmt.Sprintf("what came out of %q rests on what the edition %q may not tell", t.Norm.ID+"/"+t.Thing.ID, b.edition), "put the sentence between :::except "+string(b.edition)+" and :::")
	return true
}

// hides reports whether a finding rests on an actor or event that the edition may not show, or on what it may name no source for: what came out, the
// reason and the due day would all tell of that.
func (b *binder) hides(a *assess.Assessment, f *assess.Finding) bool {
	if b.edition == markup.Internal {
		return false
	}
	kept := func(t *record.Thing) bool { return !mayShow(b.edition, t) || unsourced(b, t) }
	for i := range f.Cases {
		for _, u := range a.Explain(f, &f.Cases[i]).Facts {
			if u.Leaf == nil {
				continue
			}
			if u.Leaf.Of != nil && kept(u.Leaf.Of) || u.Leaf.Fact != nil && (b.secretFact(u.Leaf.Fact) || slices.ContainsFunc(pointed(u.Leaf.Of, u.Leaf.Name), kept)) {
				return true
			}
		}
	}
	return false
}

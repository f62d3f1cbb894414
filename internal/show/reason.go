package show

import (
	"strings"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// reasons says the scope, the exceptions and the elements; without Why only those that decide.
func (p *Printer) reasons(x *assess.Explanation) []Reason {
	knowing := *p
	knowing.judged = x.Event.Kind
	p = &knowing
	var out []Reason
	for _, r := range x.Scope {
		if p.Why || r.Answer != reason.Met {
			out = append(out, p.reason(r, p.Words.Say("applies_where")))
		} else if len(x.Elements) == 0 {
			out = append(out, p.reason(r, p.Words.Say("applies_here")))
		}
	}
	for _, r := range x.Exceptions {
		if p.Why || r.Answer != reason.NotMet {
			out = append(out, p.reason(r, ""))
		}
	}
	deciding := reason.NotMet
	if x.Case.Version.Norm.Kind == law.Prohibition {
		deciding = reason.Met
	}
	for _, r := range x.Elements {
		if p.Why || x.Case.Outcome == assess.Met || r.Answer == deciding || r.Answer == reason.Unknown {
			out = append(out, p.reason(r, ""))
		}
	}
	return out
}

// reason says one element or group.
func (p *Printer) reason(r *assess.Reason, says string) Reason {
	out := Reason{Sign: sign(r.Answer), Says: says}
	if r.Element != nil && !r.Element.Says.Empty() {
		out.Says = r.Element.Says.In(p.Words.Language)
	}
	switch {
	case len(r.Any) > 0 && out.Says == "":
		out.Says = p.Words.Say("one_of")
	case len(r.All) > 0 && out.Says == "":
		out.Says = p.Words.Say("all_of")
	}
	if r.Node != nil {
		if days, ok := p.between(r.Node); ok {
			out.Facts = append(out.Facts, days)
		}
		needs := p.needed(r.Node)
		for _, n := range r.Node.Facts() {
			if n.Link && !n.Value.Absent() {
				continue
			}
			leaf, _ := n.Fact.(*assess.Leaf)
			if leaf == nil && (n.Value.Absent() || strings.HasSuffix(n.Path, "]")) {
				continue // what led to it does not exist, or it is one of a list: that is said
			}
			out.Facts = append(out.Facts, p.fact(&assess.FactUsed{Path: n.Path, Value: n.Value, Leaf: leaf}, needs[n.Path]))
		}
	}
	for _, sub := range append(r.Any, r.All...) {
		out.Kids = append(out.Kids, p.reason(sub, ""))
	}
	return out
}

func sign(a reason.Answer) string {
	return map[reason.Answer]string{reason.Met: "✓", reason.NotMet: "✗", reason.Unknown: "?", reason.Failed: "!"}[a]
}

// needed finds for the facts of a comparison what they would have to be: of the first that does not hold, or of any where every reason is
// wanted.
func (p *Printer) needed(n *reason.Node) map[string]*reason.Threshold {
	out := map[string]*reason.Threshold{}
	var walk func(*reason.Node)
	walk = func(n *reason.Node) {
		if fails := n.Value.Truth()&reason.CanBeTrue == 0; fails || p.Why {
			for _, t := range n.Thresholds() {
				if _, ok := out[t.Fact.Path]; !ok && (p.Why || len(out) == 0) {
					out[t.Fact.Path] = &t
				}
			}
		}
		for _, k := range n.Kids {
			walk(k)
		}
	}
	walk(n)
	return out
}

// fact says a fact as a question and its answer.
func (p *Printer) fact(u *assess.FactUsed, need *reason.Threshold) Fact {
	out := Fact{Question: short(p.question(u)), Answer: p.answer(u), absent: u.Value.Absent(), known: u.Value.Settled()}
	if need != nil {
		out.Needed = p.threshold(u, need)
	}
	l := u.Leaf
	if l == nil || l.Of == nil {
		return out
	}
	out.Of = l.Of.ID
	out.Sources = strings.Join(cited(l), ", ")
	var notes []string
	if l.Resolved.Split {
		notes = append(notes, p.Words.Say("accounts_differ"))
	}
	for _, a := range l.Resolved.From {
		if l.Resolved.Other && a.On.Known() {
			notes = append(notes, p.Words.Say("figure_of", "Date", p.Words.When(a.On)))
		}
		if a.Value.Range.About || a.Value.When.About || a.Value.Span.About {
			notes = append(notes, p.Words.Say("approximate"))
		}
	}
	out.Note = strings.Join(notes, "; ")
	return out
}

// threshold says what a fact would have to be, and by how much it is off where that is certain.
func (p *Printer) threshold(u *assess.FactUsed, need *reason.Threshold) string {
	id, sign := "needed_at_least", int64(1)
	switch need.Op {
	case reason.OpLessEqual:
		id, sign = "needed_at_most", -1
	case reason.OpEqual:
		return p.Words.Say("needed_exactly", "N", p.Words.Number(need.Bound))
	}
	out := p.Words.Say(id, "N", p.Words.Number(need.Bound))
	lo, hi, ok := u.Value.Bounds()
	if off := sign * (need.Bound - lo); ok && lo == hi && off > 0 {
		out += ", " + p.Words.Say("off_by", "N", p.Words.Number(off))
	}
	return out
}

// short leaves of a question what comes before its question mark: how to answer it is of no use beside the answer.
func short(question string) string {
	if i := strings.IndexByte(question, '?'); i >= 0 {
		return question[:i+1]
	}
	return question
}

// question is what a caseworker would be asked for the fact: the vocabulary's question, else the attribute's name.
func (p *Printer) question(u *assess.FactUsed) string {
	name := u.Path
	if i := strings.LastIndexByte(name, '.'); i >= 0 {
		name = name[i+1:]
	}
	if l := u.Leaf; l != nil && l.Of != nil {
		if a, ok := l.Of.Kind.Attribute(l.Name); ok && !a.Asks.Empty() {
			return a.Asks.In(p.Words.Language)
		}
		if l.Name == "date" || l.Name == "until" || l.Name == "kind" {
			return p.Words.Say("asks_"+l.Name, "What", p.thing(l.Of))
		}
		for _, i := range l.Of.Kind.Inverse {
			if k, ok := p.Body.Vocabulary.Kind(i.From); ok && i.Name == l.Name {
				return p.Words.Say("asks_inverse", "Kind", k.Says.In(p.Words.Language), "Name", i.Name)
			}
		}
	}
	if q := p.ahead(u.Path); q != "" {
		return q
	}
	return strings.ReplaceAll(name, "_", " ") + ":"
}

// ahead is the question that an attribute answers of something that the record does not know: how many took part in a meeting of which it is
// not known whether there was one. "" where the way to it does not tell what it would be.
func (p *Printer) ahead(path string) string {
	k := p.judged
	names := strings.Split(path, ".")
	for i, name := range names {
		if k == nil {
			return ""
		}
		last := i == len(names)-1
		if last && (name == "date" || name == "until") {
			return p.Words.Say("asks_"+name, "What", k.Says.In(p.Words.Language))
		}
		a, ok := k.Attribute(name)
		switch {
		case !ok:
			return ""
		case last:
			return a.Asks.In(p.Words.Language)
		case len(a.Kinds) == 0:
			return ""
		}
		k, _ = p.Body.Vocabulary.Kind(a.Kinds[0])
	}
	return ""
}

func (p *Printer) thing(t *record.Thing) string {
	if t.Title != "" {
		return t.Title
	}
	if s := t.Shown(); s != t.ID {
		return s
	}
	return t.Kind.Says.In(p.Words.Language)
}

// answer says a value.
func (p *Printer) answer(u *assess.FactUsed) string {
	v := u.Value
	switch {
	case v.Absent():
		return p.Words.Say("none")
	case v.Kind() == reason.KindBool:
		return p.truth(v.Truth())
	case v.Kind() == reason.KindDate:
		if w := v.When(); w.Earliest != civil.MinDay || w.Latest != civil.MaxDay {
			return p.Words.When(w)
		}
	case v.Kind() == reason.KindSpan:
		if s, ok := v.Span(); ok {
			return p.Words.Span(s)
		}
	case v.Kind() == reason.KindInt:
		if lo, hi, ok := v.Bounds(); ok {
			return p.Words.Range(civil.Range{Lo: lo, Hi: hi})
		}
	case v.Kind() == reason.KindText:
		if s, ok := v.Text(); ok {
			return p.word(u.Leaf, s)
		}
	case v.Kind() == reason.KindRef && v.Ref() != nil:
		return p.ref(u.Leaf, v.Ref())
	case v.Kind() == reason.KindList:
		return p.list(u.Leaf, v.List())
	}
	return p.Words.Say("not_known")
}

func (p *Printer) truth(t reason.Truth) string {
	switch t {
	case reason.CanBeTrue:
		return p.Words.Say("yes")
	case reason.CanBeFalse:
		return p.Words.Say("no")
	}
	return p.Words.Say("not_known")
}

// word says a word of a fixed list in the language; other texts as they are.
func (p *Printer) word(l *assess.Leaf, id string) string {
	if l != nil && l.Of != nil {
		if l.Name == "kind" {
			return l.Of.Kind.Says.In(p.Words.Language)
		}
		if a, ok := l.Of.Kind.Attribute(l.Name); ok && a.Type == vocabulary.Choice {
			if w, ok := a.Word(id); ok {
				return w.Says.In(p.Words.Language)
			}
		}
	}
	return id
}

// ref names what a reference points at.
func (p *Printer) ref(l *assess.Leaf, o *reason.Object) string {
	if l == nil {
		return o.ID
	}
	for _, a := range l.Resolved.From {
		for _, v := range append([]record.Value{a.Value}, a.Value.Items...) {
			if v.Ref != nil && v.Ref.ID == o.ID {
				return v.Ref.Shown()
			}
		}
	}
	return o.ID
}

func (p *Printer) list(l *assess.Leaf, list *reason.List) string {
	if list == nil {
		return p.Words.Say("not_known")
	}
	var parts []string
	for _, item := range list.Items {
		if o := item.Value.Ref(); o != nil {
			parts = append(parts, p.ref(l, o))
		} else if s, ok := item.Value.Text(); ok {
			parts = append(parts, p.word(l, s))
		}
	}
	if list.MoreHi > 0 {
		parts = append(parts, p.Words.Say("and_others"))
	}
	if len(parts) == 0 {
		return p.Words.Say("none")
	}
	return strings.Join(parts, ", ")
}

// due says by when a duty was to be done and what was done; and, where everything is asked for, how the day was counted.
func (p *Printer) due(d *assess.DueReason, pack *law.Pack) (out, counted []string) {
	w := p.Words
	switch {
	case d.OfNode == nil:
	case d.Ends != nil:
		out = append(out, w.Say("calendar_ends", "Date", w.Day(d.Ends.Last)))
	case d.On.Known():
		out = append(out, w.Say("due_on", "Date", w.When(d.On), "From", w.When(d.Of)))
	default:
		out = append(out, w.Say("due_not_known"))
	}
	switch d.Answer {
	case reason.Met:
		switch {
		case !d.DoneOn.Known():
			out = append(out, w.Say("done_some_day"))
		case d.OfNode != nil && d.DoneOn.After(d.On) == civil.True:
			out = append(out, w.Say("done_late", "Date", w.When(d.DoneOn)))
		default:
			out = append(out, w.Say("done_on", "Date", w.When(d.DoneOn)))
		}
	case reason.NotMet:
		out = append(out, w.Say("not_done"))
	default:
		out = append(out, w.Say("done_not_known"))
	}
	if p.Why {
		for _, c := range d.Counts {
			counted = append(counted, p.Counted(c, pack)...)
		}
	}
	return out, counted
}

package docket

import (
	"cmp"
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Question is a fact to find out, and what each answer would lead to.
type Question struct {
	Step    *Step
	Finding *assess.Finding // that it would settle, or help to; nil where it tells whether the step was taken
	Fact    *assess.FactUsed
	Alone   bool     // it could settle the finding alone; else it is one of several that are needed
	Changes bool     // some answer changes what the conclusion comes to, as it stands
	Replies []*Reply // none where the answers cannot be tried, such as those that name an event
}

// Reply is a possible answer and what it would lead to.
type Reply struct {
	Value      reason.Value
	Conclusion assess.Outcome
	Finding    assess.Outcome
}

// next chooses the fact to find out next: one that changes the conclusion before one that only settles a finding, one that is enough alone before
// one of several, and of those alike the first in the order of the steps. Nil where nothing is asked.
func (w *walk) next() *Question {
	var all []*Question
	for _, s := range w.course.Steps {
		for _, l := range s.Lacks {
			for _, fact := range l.Asks {
				if fact.Leaf == nil {
					continue
				}
				q := w.question(s, l, fact)
				if q.rank() == 0 {
					return q
				}
				all = append(all, q)
			}
		}
	}
	for _, s := range w.course.Steps {
		if len(s.Missing) > 0 && s.Stage == StageUnknown && s.Missing[0].Leaf != nil {
			all = append(all, &Question{Step: s, Fact: s.Missing[0]})
		}
	}
	if len(all) == 0 {
		return nil
	}
	return slices.MinFunc(all, func(a, b *Question) int { return cmp.Compare(a.rank(), b.rank()) })
}

// rank is less for what is asked first.
func (q *Question) rank() int {
	out := 0
	for i, good := range []bool{q.Alone, q.settles(), q.Changes} {
		if !good {
			out += 1 << i
		}
	}
	return out
}

// settles reports whether some answer changes what the finding comes to.
func (q *Question) settles() bool {
	return slices.ContainsFunc(q.Replies, func(r *Reply) bool { return r.Finding != q.Finding.Outcome })
}

func (w *walk) question(s *Step, l *Lack, fact *assess.FactUsed) *Question {
	q := &Question{Step: s, Finding: l.Finding, Fact: fact, Alone: len(l.Asks) == 1}
	for _, v := range answers(l, fact) {
		got, ok := w.a.Suppose(w.course.Conclusion, fact, v)
		if !ok {
			return q
		}
		r := &Reply{Value: v, Conclusion: got.Outcome, Finding: l.Finding.Outcome}
		for _, f := range got.Findings {
			if f.Norm == l.Finding.Norm && f.Event == l.Finding.Event {
				r.Finding = f.Outcome
			}
		}
		q.Replies = append(q.Replies, r)
		q.Changes = q.Changes || got.Outcome != w.course.Conclusion.Outcome
	}
	return q
}

// answers lists the answers to a question that can be tried: yes and no, each word of a list, enough and too few.
func answers(l *Lack, fact *assess.FactUsed) []reason.Value {
	for _, c := range l.Counts {
		if c.Fact.Path == fact.Path && c.Need.Lo == c.Need.Hi && c.Relation != Exactly {
			return sides(c)
		}
	}
	a, ok := fact.Leaf.Of.Kind.Attribute(fact.Leaf.Name)
	if !ok || a.Many {
		return nil
	}
	switch a.Type {
	case vocabulary.Bool:
		return []reason.Value{reason.OfBool(true), reason.OfBool(false)}
	case vocabulary.Choice:
		var out []reason.Value
		for _, w := range a.Words {
			out = append(out, reason.OfText(w.ID))
		}
		return out
	case vocabulary.Ref:
		return []reason.Value{reason.None()}
	}
	return nil
}

// sides are the figures that are enough and those that are not.
func sides(c *Shortage) []reason.Value {
	least := c.Need.Lo
	if c.Relation == AtMost {
		least++
	}
	out := []reason.Value{reason.Between(least, reason.NoMax)}
	if least > 0 {
		out = append(out, reason.Between(0, least-1))
	}
	return out
}

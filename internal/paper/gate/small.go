package gate

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Small warns of people without a name whom an edition narrows down to fewer than k: those of whom it says that they belong to an employer,
// a place of work, a union or a group with so few people, or that they took part in an event with so few. How many there are is what the
// record knows: counts of those actors and events, and lists of people. What the record does not count is not seen.
func Small(p *markup.Paper, s *refer.Scope, e markup.Edition, k int64) problem.List {
	if e == markup.Internal || len(s.Records) == 0 {
		return problem.List{}
	}
	c := &checker{paper: p, edition: e, words: wordsOf(p.Front.Lang), near: map[*record.Record]*links{}, people: peopleOf(s.Records), used: map[*record.Thing]problem.Position{}}
	c.blocks(p.Blocks, context{scope: s})
	var out problem.List
	for _, r := range s.Records {
		for _, a := range r.Actors {
			if at, used := c.used[a]; used && a.Confidential == record.Identity && a.Kind.IsA("person") {
				c.crowd(a, linksOf(r), at, k, &out)
			}
		}
	}
	out.Sort()
	return out
}

// crowd warns when one of the groups that a person belongs to is small.
func (c *checker) crowd(a *record.Thing, in *links, at problem.Position, k int64, out *problem.List) {
	for _, g := range c.groups(a, in) {
		n, what := c.headcount(g, a)
		if n <= 0 || n >= k {
			continue
		}
		out.Add(problem.Problem{
			Position: at, Warning: true,
			Message: fmt.Sprintf("%q can be one of only %d people here: %s of %q", a.ID, n, what, g.ID),
			Hint:    "say less of the person or of the group: leave out the place, the day or the part, or tell it of several people together",
		})
	}
}

// groups lists what the paper's reader knows a person to belong to: what the person is of, where the paper names it, places of work included, and
// the events with the person that the paper tells of.
func (c *checker) groups(a *record.Thing, in *links) []*record.Thing {
	var out []*record.Thing
	done := map[*record.Thing]bool{a: true}
	add := func(list []*record.Thing, anyhow bool) {
		for _, t := range list {
			if _, told := c.used[t]; (told || anyhow) && !done[t] {
				done[t] = true
				out = append(out, t)
			}
		}
	}
	add(refs(a), false)
	for _, t := range refs(a) {
		_, told := c.used[t]
		add(refs(t), told)
	}
	add(in.to[a], false)
	return out
}

// headcount is the least number of people that the record gives of a group: 0 when it gives none. Of a group that the paper does not name
// only that at a place of work counts which it does name.
func (c *checker) headcount(g, a *record.Thing) (least int64, what string) {
	note := func(r civil.Range, name string) {
		if r.Hi > 0 && (least == 0 || r.Hi < least) {
			least, what = r.Hi, name
		}
	}
	_, told := c.used[g]
	for _, f := range g.Facts {
		for _, as := range f.Assertions {
			_, there := c.used[as.At]
			switch v := as.Value; {
			case v.Form == record.RangeForm && f.Attribute.Type == vocabulary.Count && (as.At == nil && told || as.At != nil && there):
				note(v.Range, f.Name)
			case !told:
			case v.Form == record.ListForm && v.Counted:
				note(v.Size, f.Name)
			case v.Form == record.ListForm && !v.More && holds(v, a):
				note(civil.Range{Lo: int64(len(v.Items)), Hi: int64(len(v.Items))}, f.Name)
			}
		}
	}
	return least, what
}

// holds reports whether a person stands in a list.
func holds(v record.Value, a *record.Thing) bool {
	for _, item := range v.Items {
		if item.Ref == a {
			return true
		}
	}
	return false
}

package assess

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/reason"
)

// timetable is the law about one kind of event, by the days on which it changes.
type timetable struct {
	rules   []*rule
	days    []civil.Day // the first day of each period after the first
	periods [][]inForce // one more than days; each has all rules, in order
}

// inForce is a rule with those of its versions that may have been in force; there can be none.
type inForce struct {
	course   course
	short    bool // course is all there is to judge
	gap      bool // it may be that none of the versions was in force: the day, or a boundary, leaves it open
	versions []*version
	*rule
}

func newTimetable(rules []*rule) *timetable {
	t := &timetable{rules: rules}
	for _, r := range rules {
		for _, v := range r.versions {
			t.days = append(t.days, v.law.From.Earliest, v.law.From.Latest, v.law.To.Earliest, v.law.To.Latest)
			if v.law.To.Latest != civil.MaxDay {
				t.days = append(t.days, v.law.To.Latest+1)
			}
		}
	}
	slices.Sort(t.days)
	t.days = slices.Compact(t.days)
	t.periods = append(t.periods, t.find(civil.On(civil.MinDay)))
	for _, d := range t.days {
		t.periods = append(t.periods, t.find(civil.On(d)))
	}
	return t
}

// on gives all rules with the versions that may have been in force on a day; all versions when the day is not known.
func (t *timetable) on(day civil.When) []inForce {
	if !day.Exact() {
		return t.find(day)
	}
	i, found := slices.BinarySearch(t.days, day.Earliest)
	if found {
		i++
	}
	return t.periods[i]
}

func (t *timetable) find(day civil.When) []inForce {
	out := make([]inForce, len(t.rules))
	for i, r := range t.rules {
		out[i].rule = r
		for _, v := range r.versions {
			if possible, _ := v.law.Force(day); possible || !day.Known() {
				out[i].versions = append(out[i].versions, v)
			}
		}
		out[i].gap = len(out[i].versions) > 0 && !r.norm.Covers(day)
		if v := out[i].versions; len(v) == 1 && len(v[0].readings) == 1 {
			out[i].course, out[i].short = v[0].course(v[0].readings[0])
		}
	}
	return out
}

// outcome is what the versions come to for the object with which the frame was begun, as one account tells the facts: what all of them
// come to, else it is not determined.
func (r *inForce) outcome(f *reason.Frame, it *reason.Object, view *View) Outcome {
	if r.short {
		return r.course.judge(f).unless(r.gap)
	}
	out := NotInForce
	for i, v := range r.versions {
		out = out.orElse(v.outcome(f, it, view), i == 0)
	}
	return out.unless(r.gap)
}

package law

import "github.com/tarazy/tarazy/internal/civil"

// Force says whether a version was in force at some day of an uncertain date: possible on at least one pair of day and
// boundary, certain on all of them.
//
// A boundary that is known only between two days stands in the same notation at the end of one version and at the beginning
// of the next: the new version begins on one of those days, and the old one ended the day before.
func (v *Version) Force(at civil.When) (possible, certain bool) {
	lastPossible, lastCertain := v.To.Latest, v.To.Earliest
	if !v.To.Exact() {
		lastPossible--
		lastCertain--
	}
	possible = at.Latest >= v.From.Earliest && at.Earliest <= lastPossible
	certain = at.Earliest >= v.From.Latest && at.Latest <= lastCertain
	return possible, certain
}

// On gives the versions of a norm that may have been in force at an uncertain date, in order of time: none when the rule did not
// exist, more than one when the date or a boundary leaves it open.
func (n *Norm) On(at civil.When) []*Version {
	var out []*Version
	for _, v := range n.Versions {
		if possible, _ := v.Force(at); possible {
			out = append(out, v)
		}
	}
	return out
}

// Covers reports whether some version was in force on every day that an uncertain date may be, wherever the boundaries lie. Where nothing is
// known of the date, that is every day there is.
func (n *Norm) Covers(at civil.When) bool {
	next, last := civil.MinDay, civil.MaxDay // the first day that is not covered yet, and the last that must be
	if at.Known() {
		next, last = at.Earliest, at.Latest
	}
	var before *Version
	for _, v := range n.Versions {
		follows := before != nil && !before.To.Exact() && before.To.Equal(v.From)
		if !follows && v.From.Latest > next {
			return false
		}
		end := v.To.Earliest
		if !v.To.Exact() {
			end-- // at the latest on the day after, the next version began
		}
		if end >= last {
			return true
		}
		next = max(next, end+1)
		before = v
	}
	return false
}

// Reviewed reports whether a named lawyer stands for the version.
func (v *Version) Reviewed() bool {
	if v.Checked.By != "" {
		return true
	}
	for _, r := range v.Norm.Pack.Reviewers {
		for _, of := range r.Of {
			if of == v.Norm.ID && r.On >= v.Checked.On {
				return true
			}
		}
	}
	return false
}

// InForce is the time of the version as it is written: from/to, or from/.. when no end is written.
func (v *Version) InForce() string {
	if v.Open {
		return v.From.String() + "/.."
	}
	return v.From.String() + "/" + v.To.String()
}

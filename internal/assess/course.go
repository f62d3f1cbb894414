package assess

import (
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
)

// course is a version under one reading, laid out for judging many events: its conditions in one row, in the order in which they are asked.
// Duties and versions with groups of elements have none; they are judged the long way, and both ways come to the same.
type course struct {
	tests      []func(*reason.Frame) reason.Truth // the scopes, then the exceptions, then the elements
	scopes     int32
	exceptions int32   // the place after the last exception
	absentMet  bool    // what is absent satisfies an element
	holds      Outcome // when all elements hold
	fails      Outcome // when one does not
}

// course lays out a version; false where it cannot be.
func (v *version) course(reading string) (c course, ok bool) {
	if v.kind == law.Duty {
		return c, false
	}
	for _, s := range v.applies {
		if s.reading == "" || s.reading == reading {
			c.tests = append(c.tests, s.test)
		}
	}
	c.scopes = int32(len(c.tests))
	for i, list := range [][]element{v.unless, v.elements} {
		for _, e := range list {
			switch {
			case !e.counts(reading):
			case e.test == nil:
				return c, false
			default:
				c.tests = append(c.tests, e.test)
			}
		}
		if i == 0 {
			c.exceptions = int32(len(c.tests))
		}
	}
	c.holds, c.fails, c.absentMet = Met, Breached, v.kind == law.Limit
	if v.kind == law.Prohibition {
		c.holds, c.fails = Breached, Met
	}
	return c, true
}

// judge is what version.judge comes to for the object with which the frame was begun. Most conditions are plainly true or false; the first
// that is not sends it to be judged carefully.
func (c *course) judge(f *reason.Frame) Outcome {
	for _, test := range c.tests[:c.scopes] {
		if t := test(f); t == reason.CanBeFalse {
			return NotApplicable
		} else if t != reason.CanBeTrue {
			return c.carefully(f)
		}
	}
	for _, test := range c.tests[c.scopes:c.exceptions] {
		if t := test(f); t == reason.CanBeTrue {
			return NotApplicable
		} else if t != reason.CanBeFalse {
			return c.carefully(f)
		}
	}
	for _, test := range c.tests[c.exceptions:] {
		if t := test(f); t == reason.CanBeFalse {
			return c.fails
		} else if t != reason.CanBeTrue {
			return c.carefully(f)
		}
	}
	return c.holds
}

func (c *course) carefully(f *reason.Frame) Outcome {
	scope := reason.Met
	for _, test := range c.tests[:c.scopes] {
		scope = all(scope, test(f).IfAbsentNot())
	}
	exception := reason.NotMet
	for _, test := range c.tests[c.scopes:c.exceptions] {
		exception = either(exception, test(f).IfAbsentNot())
	}
	switch {
	case scope == reason.NotMet || exception == reason.Met:
		return NotApplicable
	case scope == reason.Failed || exception == reason.Failed:
		return Mistake
	}
	holds := reason.Met
	for _, test := range c.tests[c.exceptions:] {
		if t := test(f); c.absentMet {
			holds = all(holds, t.IfAbsentMet())
		} else {
			holds = all(holds, t.IfAbsentNot())
		}
	}
	out := Undetermined
	switch holds {
	case reason.Met:
		out = c.holds
	case reason.NotMet:
		out = c.fails
	case reason.Failed:
		out = Mistake
	}
	if out == Breached && (scope == reason.Unknown || exception == reason.Unknown) {
		return Undetermined
	}
	return out
}

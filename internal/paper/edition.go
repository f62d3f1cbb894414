package paper

import (
	"slices"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/record"
)

// manner is how a source is named to a reader.
type manner uint8

// The manners.
const (
	inFull    manner = iota
	described        // its kind and month only
	withheld         // that it exists
	hidden           // not at all: it may not be cited in this edition
)

// mannerOf says how a source is named in an edition: the table of docs/paper-format.md, which errs towards saying less.
func mannerOf(e markup.Edition, s *record.Source) manner {
	outside := e == markup.Reply || e == markup.Public
	switch {
	case s.Confidential == record.Restricted && outside:
		return hidden
	case e == markup.Internal:
		return inFull
	case isInterview(s):
		return interviewed(e, s)
	case s.Confidential == record.Identity && e == markup.Reply:
		return withheld
	case s.Confidential == record.Identity:
		return described
	case s.Public || s.OnFile || printed(s):
		return inFull
	case e == markup.Reply:
		return withheld
	}
	return described
}

// interviewed is how an interview is named outside the team, where its consent allows that at all.
func interviewed(e markup.Edition, s *record.Source) manner {
	agreed := slices.Contains(s.Consent, "public") || e == markup.Submission && slices.Contains(s.Consent, "submission")
	switch {
	case !agreed:
		return hidden
	case e == markup.Reply:
		return withheld
	}
	return described
}

func isInterview(s *record.Source) bool { return s.Kind != nil && s.Kind.Name == "interview" }

// printed reports whether a source is cited in a public one.
func printed(s *record.Source) bool {
	for at := s.CitedIn; at != nil; at = at.CitedIn {
		if at.Public {
			return true
		}
	}
	return false
}

// mayShow reports whether an edition may show an event or actor at all.
func mayShow(e markup.Edition, t *record.Thing) bool {
	return t.Confidential != record.Restricted || e == markup.Internal || e == markup.Submission
}

// shownSources keeps the sources that an edition may name in some manner.
func shownSources(e markup.Edition, list []record.Cite) []record.Cite {
	return slices.DeleteFunc(slices.Clone(list), func(c record.Cite) bool { return c.Source == nil || mannerOf(e, c.Source) == hidden })
}

// secret reports whether an assertion rests only on sources that the edition may not name: then it may not say either what they say.
func (b *binder) secret(a *record.Assertion) bool {
	return len(a.Sources) > 0 && len(shownSources(b.edition, a.Sources)) == 0
}

// secretFact reports whether all that is known of an attribute is secret.
func (b *binder) secretFact(f *record.Fact) bool {
	for i := range f.Assertions {
		if !b.secret(&f.Assertions[i]) {
			return false
		}
	}
	return len(f.Assertions) > 0
}

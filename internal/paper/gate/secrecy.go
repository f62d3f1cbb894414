package gate

import (
	"fmt"
	"slices"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// outside reports whether the edition goes to readers whom nobody trusts.
func (c *checker) outside() bool { return c.edition == markup.Reply || c.edition == markup.Public }

// elsewhere is what an author can do about a source that may not be cited.
func (c *checker) elsewhere() string {
	return "cite another source, or put the sentence between :::except " + string(c.edition) + " and :::"
}

// restricted notes an actor or event, and refuses it where the edition may not show it; true when it may.
func (c *checker) restricted(t *record.Thing, at problem.Position) bool {
	if _, noted := c.used[t]; c.used != nil && !noted {
		c.used[t] = at
	}
	if t.Confidential != record.Restricted || !c.outside() {
		return true
	}
	c.wrong(at, fmt.Sprintf("%q is restricted and may not stand in the edition %q", t.ID, c.edition), "put what tells of it between :::only internal submission and :::")
	return false
}

// restrictedIn refuses the names of people, in words that are no part of a sentence, whom the edition may not show.
func (c *checker) restrictedIn(text string, at problem.Position) {
	things, _ := c.named(text)
	for _, t := range things {
		c.restricted(t, at)
	}
}

// source refuses a source that the edition may not name at all.
func (c *checker) source(s *record.Source, at problem.Position) {
	if !c.hidden(s) {
		return
	}
	reason := "it is restricted"
	if s.Confidential != record.Restricted {
		reason = "its consent does not cover that"
	}
	c.wrong(at, fmt.Sprintf("the source %q may not be cited in the edition %q: %s", s.ID, c.edition, reason), c.elsewhere())
}

// sources refuses a thing all of whose sources the edition may not name.
func (c *checker) sources(t *record.Thing, at problem.Position) {
	list := refer.Sources(t)
	for _, s := range list {
		if s.Source == nil || !c.hidden(s.Source) {
			return
		}
	}
	if len(list) > 0 {
		c.wrong(at, fmt.Sprintf("no source of %q may be cited in the edition %q", t.ID, c.edition), c.elsewhere())
	}
}

// hidden reports whether the edition may not name a source: it is restricted, or an interview whose consent does not reach so far. The company
// is the reader that takes revenge: what is not for everybody is not for it.
func (c *checker) hidden(s *record.Source) bool {
	switch {
	case s.Confidential == record.Restricted && c.outside():
		return true
	case c.edition == markup.Internal || !isInterview(s):
		return false
	}
	return !slices.Contains(s.Consent, "public") && (c.edition != markup.Submission || !slices.Contains(s.Consent, "submission"))
}

// secret reports whether an assertion rests only on sources that the edition may not name: what they say, it may not say either.
func (c *checker) secret(a *record.Assertion) bool {
	return len(a.Sources) > 0 && !slices.ContainsFunc(a.Sources, func(s record.Cite) bool { return s.Source == nil || !c.hidden(s.Source) })
}

func isInterview(s *record.Source) bool { return s.Kind != nil && s.Kind.Name == "interview" }

// quoted refuses words in quotation marks with an interview whose consent does not cover quoting. Of an event with other sources too, the words
// may come from those.
func (c *checker) quoted(s sentence, in context, about *subject) {
	if c.edition == markup.Internal || !in.quote && !quotes(s.words()) {
		return
	}
	for _, p := range about.parts {
		list := []record.Cite{{Source: p.source}}
		if p.thing != nil {
			list = refer.Sources(p.thing)
		}
		if id := unquotable(list); id != "" {
			c.wrong(p.at, fmt.Sprintf("words are quoted here, and the consent of the interview %q does not cover that", id), "tell it in your own words, or ask for consent: [quote]")
		}
	}
}

// unquotable gives the first interview without consent to be quoted, when there is nothing but such interviews.
func unquotable(list []record.Cite) string {
	first := ""
	for _, c := range list {
		if c.Source == nil || !isInterview(c.Source) || slices.Contains(c.Source.Consent, "quote") {
			return ""
		}
		if first == "" {
			first = c.Source.ID
		}
	}
	return first
}

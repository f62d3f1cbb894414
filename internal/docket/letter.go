package docket

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// The kinds of events of the vocabulary that wait for an answer without a norm that sets a day, and what they say of it.
const (
	letterKind    = "letter"
	complaintKind = "complaint"
	answerName    = "answer"
	answerByName  = "answer_by"
	courtKind     = "court" // also the attribute in which a ruling names its court
)

// Answer is what is known of the answer to a letter that has none in the record.
type Answer uint8

// What can be known. A letter that is known to be answered is not on the docket.
const (
	AnswerUnknown  Answer = iota // the record does not say whether one came
	NoAnswer                     // it is known that none came
	AnswerDisputed               // the accounts do not agree on it
)

// String is the answer as JSON names it.
func (a Answer) String() string { return [...]string{"unknown", "none", "disputed"}[a] }

// Letter is a letter or complaint in the record that waits for an answer.
type Letter struct {
	ID       string // case/event
	Event    *record.Thing
	From, To []*record.Thing // as far as the record names them without dispute
	Sent     civil.When      // not Known where the day is not recorded
	Days     Days            // since it was sent
	Answer   Answer
	AnswerBy civil.When // by which day an answer was asked for; not Known where no day was, or none is recorded
	NoDay    bool       // it is known that no day was named
	Overdue  civil.Tri  // whether the day that was asked for has passed without an answer; False where it is known that no day was named
	SaidBy   []string   // the accounts that speak of the answer
}

// Days is a number of days, at least and at most; Known is false where nothing can be said, and Open where there is no most.
type Days struct {
	Least, Most int
	Known, Open bool
}

// since counts the days from an uncertain day to a day; a day that may lie ahead counts as none.
func since(from civil.When, on civil.Day) Days {
	if !from.Known() || from.Latest == civil.MaxDay && from.Earliest == civil.MinDay {
		return Days{}
	}
	out := Days{Least: int(on - min(from.Latest, on)), Known: true}
	if from.Earliest == civil.MinDay {
		out.Open = true
		return out
	}
	out.Most = int(on - min(from.Earliest, on))
	return out
}

// letters lists the letters and complaints of a record that were sent by a day and have no answer in it.
func letters(rec *record.Record, on civil.Day) []*Letter {
	var out []*Letter
	for _, ev := range rec.Events {
		if !ev.Kind.IsA(letterKind) && !ev.Kind.IsA(complaintKind) || ev.Planned || ahead(ev, on) {
			continue
		}
		if l := waiting(rec, ev, on); l != nil {
			out = append(out, l)
		}
	}
	return out
}

// ahead reports whether an event surely comes after a day.
func ahead(ev *record.Thing, on civil.Day) bool {
	return ev.Date().After(civil.On(on)) == civil.True
}

// waiting makes the entry of a letter, or nil where it was answered.
func waiting(rec *record.Record, ev *record.Thing, on civil.Day) *Letter {
	l := &Letter{ID: rec.ID + "/" + ev.ID, Event: ev, Sent: ev.Date(), Days: since(ev.Date(), on), From: linked(ev, "from"), To: linked(ev, "to")}
	if f, ok := ev.Fact(answerName); ok {
		switch r := f.As("", civil.When{}); {
		case r.Value.Form == record.None:
			l.Answer = NoAnswer
		case r.Split:
			l.Answer = AnswerDisputed
		case r.Value.Form != record.Nothing:
			return nil
		}
		l.SaidBy = f.Accounts()
	}
	if l.Answer == AnswerUnknown && (pointedAt(rec, ev) || ruledOn(rec, l, on)) {
		return nil
	}
	if f, ok := ev.Fact(answerByName); ok {
		v := f.As("", civil.When{}).Value
		l.AnswerBy, l.NoDay = v.When, v.Form == record.None
	}
	l.Overdue = l.overdue(on)
	return l
}

// pointedAt reports whether an event of the kinds that answer a letter points at it.
func pointedAt(rec *record.Record, ev *record.Thing) bool {
	a, ok := ev.Kind.Attribute(answerName)
	if !ok {
		return false
	}
	for _, from := range rec.Events {
		if !a.Accepts(from.Kind) {
			continue
		}
		for _, f := range from.Facts {
			for _, t := range refs(f) {
				if t == ev {
					return true
				}
			}
		}
	}
	return false
}

// ruledOn reports whether a letter went to courts alone and one of them has since decided in the same matter: a court answers with its ruling.
func ruledOn(rec *record.Record, l *Letter, on civil.Day) bool {
	if len(l.To) == 0 || l.Event.Matter == "" || slices.ContainsFunc(l.To, func(t *record.Thing) bool { return !t.Kind.IsA(courtKind) }) {
		return false
	}
	return slices.ContainsFunc(rec.Events, func(ev *record.Thing) bool {
		if ev.Planned || ev.Matter != l.Event.Matter || ahead(ev, on) || ev.Date().Before(l.Sent) != civil.False {
			return false
		}
		return slices.ContainsFunc(linked(ev, courtKind), func(t *record.Thing) bool { return slices.Contains(l.To, t) })
	})
}

func (l *Letter) overdue(on civil.Day) civil.Tri {
	passed := l.AnswerBy.Before(civil.On(on))
	switch {
	case l.NoDay:
		return civil.False
	case passed == civil.True && l.Answer != NoAnswer:
		return civil.Unknown
	}
	return passed
}

// linked gives the actors that an attribute of an event names.
func linked(ev *record.Thing, name string) []*record.Thing {
	f, ok := ev.Fact(name)
	if !ok || f.Attribute == nil || f.Attribute.Type != vocabulary.Ref {
		return nil
	}
	return actorsOf(f)
}

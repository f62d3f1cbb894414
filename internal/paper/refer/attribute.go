package refer

import (
	"fmt"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Attribute is what an insert asks for: an attribute of an event or actor on a day, as all accounts tell it or as one does.
type Attribute struct {
	Record  *record.Record
	Of      *record.Thing
	Name    string
	Meaning *vocabulary.Attribute
	Fact    *record.Fact // nil where the record says nothing of it
	On      civil.When   // the day whose value is meant; not known: any
	Account string       // one account only; "": all
}

// Attribute finds what {count:REF REST} asks for. ref is THING.ATTRIBUTE, or goes on over references: strike.vote.attendance. rest may hold
// "on EVENT-OR-DAY" and "by ACCOUNT".
func (s *Scope) Attribute(ref, rest string) (Attribute, *Fault) {
	names := strings.Split(ref, ".")
	t, fault := s.thing(names[0])
	switch {
	case fault != nil:
		return Attribute{}, fault
	case t.Thing == nil:
		return Attribute{}, &Fault{Message: fmt.Sprintf("%q is a source, not an event or an actor", names[0])}
	case len(names) == 1:
		return Attribute{}, &Fault{Message: fmt.Sprintf("it is not said which attribute of %q is meant", ref), Hint: "write it after a full stop: THING.ATTRIBUTE"}
	}
	out := Attribute{Record: t.Record, Of: t.Thing}
	if fault := s.options(&out, rest); fault != nil {
		return Attribute{}, fault
	}
	for i, name := range names[1:] {
		if fault := out.name(name); fault != nil {
			return Attribute{}, fault
		}
		if i == len(names)-2 {
			break
		}
		if out.Of, fault = out.follow(); fault != nil {
			return Attribute{}, fault
		}
	}
	if !out.On.Known() {
		out.On = s.day(out.Of)
	}
	return out, nil
}

// Dated finds what {date:REF REST} asks for: the date of an event, its end where rest is until, or a date that is an attribute.
func (s *Scope) Dated(ref, rest string) (Attribute, *Fault) {
	if strings.Contains(ref, ".") {
		return s.Attribute(ref, rest)
	}
	name := "date"
	if after, ok := strings.CutPrefix(rest, "until"); ok {
		name, rest = "until", strings.TrimSpace(after)
	}
	return s.Attribute(ref+"."+name, rest)
}

// day is the day on which an attribute counts where none is given: that of the event itself, else that of the event that the paper is about.
func (s *Scope) day(t *record.Thing) civil.When {
	if isEvent(t) {
		return t.Date()
	}
	if about, fault := s.About(); fault == nil && about != nil {
		return about.Date()
	}
	return civil.When{}
}

// options reads "on EVENT-OR-DAY" and "by ACCOUNT".
func (s *Scope) options(a *Attribute, rest string) *Fault {
	words := strings.Fields(rest)
	for i := 0; i < len(words); i += 2 {
		if i+1 == len(words) || words[i] != "on" && words[i] != "by" {
			return &Fault{Message: fmt.Sprintf("%q is not understood here", rest), Hint: "write on EVENT-OR-DAY, or by ACCOUNT"}
		}
		if words[i] == "on" {
			var fault *Fault
			if a.On, _, fault = s.Moment(words[i+1]); fault != nil {
				return fault
			}
			continue
		}
		if fault := a.by(words[i+1]); fault != nil {
			return fault
		}
	}
	return nil
}

func (a *Attribute) by(account string) *Fault {
	var known []string
	for _, acc := range a.Record.Accounts {
		if acc.ID == account {
			a.Account = account
			return nil
		}
		known = append(known, acc.ID)
	}
	return &Fault{Message: fmt.Sprintf("there is no account %q", account), Hint: problem.DidYouMean(account, known)}
}

// name takes an attribute of the thing by name.
func (a *Attribute) name(name string) *Fault {
	a.Name, a.Fact, a.Meaning = name, nil, nil
	if f, ok := a.Of.Fact(name); ok {
		a.Fact, a.Meaning = f, f.Attribute
		return nil
	}
	if isEvent(a.Of) && (name == "date" || name == "until") {
		a.Meaning = &vocabulary.Attribute{Name: name, Type: vocabulary.Date}
		return nil
	}
	if m, ok := a.Of.Kind.Attribute(name); ok {
		a.Meaning = m
		return nil
	}
	known := []string{}
	if isEvent(a.Of) {
		known = append(known, "date", "until")
	}
	for _, m := range a.Of.Kind.Attributes {
		known = append(known, m.Name)
	}
	return &Fault{Message: fmt.Sprintf("%q is not known of the kind %q", name, a.Of.Kind.Name), Hint: problem.DidYouMean(name, known)}
}

// follow goes to the one thing that the attribute points at.
func (a *Attribute) follow() (*record.Thing, *Fault) {
	if a.Meaning.Type != vocabulary.Ref {
		return nil, &Fault{Message: fmt.Sprintf("%q points at nothing that has attributes", a.Name), Hint: "leave out what stands after it"}
	}
	if a.Fact == nil {
		return nil, &Fault{Message: fmt.Sprintf("the record does not say %s of %q", a.Name, a.Of.ID)}
	}
	v := a.Fact.As(a.Account, a.On).Value
	switch {
	case v.Ref != nil:
		return v.Ref, nil
	case len(v.Items) == 1 && v.Items[0].Ref != nil && !v.More:
		return v.Items[0].Ref, nil
	}
	return nil, &Fault{Message: fmt.Sprintf("%s of %q is not one single thing", a.Name, a.Of.ID), Hint: "name the one that you mean by its id"}
}

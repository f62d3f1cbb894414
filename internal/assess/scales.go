package assess

import (
	"slices"
	"sync"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Scales weighs the events of a record one by one, for those who look at few of very many, or want to know only what came out.
// It is for one goroutine.
type Scales struct {
	judging
	main  *world                      // the record as the view's account tells it
	kinds map[*vocabulary.Kind][]bool // by the rules about a kind: whether their pack is one of the record's
}

// Scales makes ready to weigh events of a record.
func (e *Engine) Scales(rec *record.Record, view View) *Scales {
	a := &Assessment{Record: rec, View: view, Packs: e.packsOf(rec), engine: e, worlds: map[string]*world{}, one: new(sync.Mutex)}
	return &Scales{judging: a.judging(), main: a.world(view.Account, civil.When{}), kinds: map[*vocabulary.Kind][]bool{}}
}

// Norms lists the norms about a kind of event, in the order in which [Scales.Outcomes] gives what they come to.
func (e *Engine) Norms(k *vocabulary.Kind) []*law.Norm {
	var out []*law.Norm
	for _, r := range e.timetables[k]().rules {
		out = append(out, r.norm)
	}
	return out
}

// Outcomes appends to out what each norm about an event comes to, without reasons and without making anything: the fast path. It is as
// one account tells the facts, that of the view or nobody's in particular; a norm of a pack that is not the record's is not in force.
func (s *Scales) Outcomes(ev *record.Thing, out []Outcome) []Outcome {
	wanted := s.wanted(ev.Kind)
	day := ev.Date()
	s.main.at(day)
	it := s.main.objects[ev]
	s.frame.Begin(it)
	norms := s.engine.timetables[ev.Kind]().on(s.View.lawDay(day))
	for i := range norms {
		o := NotInForce
		if r := &norms[i]; r.short && wanted[i] {
			o = r.course.judge(&s.frame).unless(r.gap)
		} else if wanted[i] {
			o = r.outcome(&s.frame, it, &s.View)
		}
		out = append(out, o)
	}
	return out
}

func (s *Scales) wanted(k *vocabulary.Kind) []bool {
	wanted, ok := s.kinds[k]
	if !ok {
		for _, r := range s.engine.timetables[k]().rules {
			wanted = append(wanted, slices.Contains(s.Packs, r.norm.Pack) && (s.View.Norm == "" || s.View.Norm == r.norm.ID))
		}
		s.kinds[k] = wanted
	}
	return wanted
}

// Findings gives the findings about an event, over all accounts, versions and readings.
func (s *Scales) Findings(ev *record.Thing) []*Finding {
	wanted := s.wanted(ev.Kind)
	day := ev.Date()
	norms := s.engine.timetables[ev.Kind]().on(s.View.lawDay(day))
	made := make([]lone, len(norms))
	out := make([]*Finding, 0, len(norms))
	s.main.at(day)
	it := s.main.objects[ev]
	for i := range norms {
		if !wanted[i] {
			continue
		}
		r, f := &norms[i], &made[i].Finding
		f.Norm, f.Event, f.Gap = r.norm, ev, r.gap
		if r.short && len(s.accounts) == 1 {
			v := r.versions[0]
			s.frame.Begin(it)
			made[i].only[0] = Case{Version: v.law, Reading: v.readings[0], Account: s.accounts[0], Outcome: r.course.judge(&s.frame), version: v}
			f.Cases = made[i].only[:]
			f.Outcome = f.fold()
		} else {
			s.fill(f, r, ev)
		}
		out = append(out, f)
	}
	return out
}

// lone is a finding with room for its only case: most have one, and so all findings of an event are made at once.
type lone struct {
	Finding
	only [1]Case
}

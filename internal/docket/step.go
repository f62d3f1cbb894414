package docket

import (
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
)

// Stage is how it stands with a step toward an action.
type Stage uint8

// The stages.
const (
	StageUnknown Stage = iota // the record does not tell whether it was taken, or whether as the law asks: see Step.Lacks
	StageDone                 // taken, and nothing is wrong with it
	StageMissing              // not taken, or not as the law asks, though the action has begun
	StageNext                 // to be taken now, or again as the law asks
	StageWaiting              // for the other side, or an authority: it has time still, or none is set
	StageLapsed               // the other side let its time pass
	StageLater                // after a step that comes before it
	StageSpared               // no longer needed: what it leads to is there
	StageBarred               // forbidden outright
	StageAmiss                // taken by the other side, by both or by an authority, and not as the law asks
)

// String is the stage as JSON names it.
func (s Stage) String() string {
	return [...]string{"unknown", "done", "missing", "next", "waiting", "lapsed", "later", "spared", "barred", "amiss"}[s]
}

// Step is one step of a course.
type Step struct {
	Law      *law.Step
	Stage    Stage
	Events   []*record.Thing   // that show it, also planned ones
	On       civil.When        // when it was taken, where a date shows it or one event does
	Findings []*assess.Finding // of its norms, those that do not apply left out
	Lacks    []*Lack           // what is breached or open among those on which the action depends
	Missing  []*assess.FactUsed
}

// steps works out the steps and their stages.
func (w *walk) steps() {
	taken := w.a.Taken(w.course.Conclusion)
	w.find(taken)
	for i := range taken {
		if s := w.step(&taken[i]); s != nil {
			w.course.Steps = append(w.course.Steps, s)
		}
	}
	w.order()
}

// find gathers the findings on the action and on the events of its steps.
func (w *walk) find(taken []assess.Taken) {
	events := []*record.Thing{w.course.Event}
	add := func(list []*record.Thing) {
		for _, e := range list {
			if !slices.Contains(events, e) {
				events = append(events, e)
			}
		}
	}
	add(w.course.Conclusion.Over)
	for _, t := range taken {
		add(t.Events)
	}
	w.found = map[*law.Norm][]*assess.Finding{}
	for _, e := range events {
		for _, f := range w.a.About(e) {
			w.found[f.Norm] = append(w.found[f.Norm], f)
		}
	}
}

// step makes a step; nil where it was not taken and all its norms on which the action depends are known not to apply.
func (w *walk) step(t *assess.Taken) *Step {
	s := &Step{Law: t.Step, Events: t.Events, On: t.On, Missing: t.Missing}
	if len(t.Events) == 1 && !s.On.Known() {
		s.On = t.Events[0].Date()
	}
	hidden := 0
	for _, id := range t.Step.Norms {
		for _, f := range w.found[w.norm(id)] {
			if !f.Outcome.Shown() {
				if w.bears(f.Norm) {
					hidden++
				}
				continue
			}
			s.Findings = append(s.Findings, f)
			if lack := w.lack(f); lack != nil {
				s.Lacks = append(s.Lacks, lack)
			}
		}
	}
	if hidden > 0 && len(s.Findings) == 0 && t.Answer != reason.Met {
		return nil
	}
	s.Stage = w.stage(s, t)
	return s
}

// own reports whether a step is the workers' own, not that of the other side, of both or of an authority.
func own(s *law.Step) bool { return slices.Contains([]string{"workers", "union", "organiser"}, s.By) }

// stage says how it stands with a step by itself; what is not taken is missing, until order says which comes next.
func (w *walk) stage(s *Step, t *assess.Taken) Stage {
	happened := w.happened(t)
	outcome := func(o ...assess.Outcome) bool {
		return slices.ContainsFunc(s.Findings, func(f *assess.Finding) bool { return w.bears(f.Norm) && slices.Contains(o, f.Outcome) })
	}
	switch {
	case slices.ContainsFunc(s.Findings, w.barring):
		return StageBarred
	case happened != civil.True && w.reached(t.Step.Toward):
		return StageSpared
	case !own(t.Step):
		return w.others(s, happened)
	case happened == civil.False || outcome(assess.Breached):
		return StageMissing
	case happened == civil.Unknown || outcome(assess.Undetermined, assess.Disputed, assess.Mistake, assess.Open):
		return StageUnknown
	}
	return StageDone
}

// others is the stage of a step that the workers cannot take alone.
func (w *walk) others(s *Step, happened civil.Tri) Stage {
	if happened == civil.True {
		if slices.ContainsFunc(s.Findings, func(f *assess.Finding) bool { return f.Norm.Kind == law.Requirement && f.Outcome == assess.Breached }) {
			return StageAmiss
		}
		return StageDone
	}
	for _, f := range s.Findings {
		switch {
		case f.Norm.Kind != law.Duty:
		case f.Outcome == assess.Breached:
			return StageLapsed
		case f.Outcome == assess.Open:
			return StageWaiting
		}
	}
	if happened == civil.Unknown {
		return StageUnknown
	}
	return StageWaiting
}

// happened reports whether a step was taken by the day of the docket.
func (w *walk) happened(t *assess.Taken) civil.Tri {
	switch {
	case t.Answer == reason.NotMet:
		return civil.False
	case t.Answer != reason.Met:
		return civil.Unknown
	case t.On.Known():
		return t.On.NotAfter(civil.On(w.on))
	}
	out := civil.True
	for _, e := range t.Events {
		switch {
		case e.Planned:
			return civil.False
		case !e.Date().Known() || begun(e, w.on):
		case e.Date().Earliest > w.on:
			return civil.False
		default:
			out = civil.Unknown
		}
	}
	return out
}

// reached reports whether the norm that a step leads to is met already.
func (w *walk) reached(id string) bool {
	found := w.found[w.norm(id)]
	return len(found) > 0 && !slices.ContainsFunc(found, func(f *assess.Finding) bool { return f.Outcome != assess.Met })
}

// order says which of the missing steps comes next, where the action has not begun, and what must wait for another. The action itself waits until
// nothing before it is in doubt.
func (w *walk) order() {
	waiting, doubt := false, false
	for _, s := range w.course.Steps {
		switch {
		case s.Stage == StageMissing && w.course.Planned && slices.Contains(s.Events, w.course.Event) && (doubt || s.open()):
			s.Stage = StageUnknown
			if doubt || waiting {
				s.Stage = StageLater
			}
		case s.Stage == StageMissing && w.course.Planned && waiting:
			s.Stage = StageLater
		case s.Stage == StageMissing && w.course.Planned:
			s.Stage, waiting = StageNext, true
		case waiting && !own(s.Law) && (s.Stage == StageWaiting || s.Stage == StageUnknown):
			s.Stage = StageLater
		case s.Stage == StageWaiting:
			waiting = true
		}
		doubt = doubt || s.Stage == StageUnknown
	}
}

// open reports whether something is lacking of the step, and nothing of that is a breach.
func (s *Step) open() bool {
	return len(s.Lacks) > 0 && !slices.ContainsFunc(s.Lacks, func(l *Lack) bool { return l.Finding.Outcome == assess.Breached })
}

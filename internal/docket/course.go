package docket

import (
	"slices"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/record"
)

// Course is how far an action of workers, a union or an organiser has come on the way that the law sets for it: what is done, missing, barred and
// next, from when it would be lawful, what would decide it, and what it risks. Which actions have a course the packs say: those of conclusions
// with steps.
type Course struct {
	Conclusion *assess.Conclusion
	Event      *record.Thing // the action
	Planned    bool          // it had not begun on the day of the docket
	Steps      []*Step       // in the order of the law; those of which every norm is known not to apply are left out
	Bars       []*Bar        // what forbids the action outright
	Ready      *Ready        // from when the action would be lawful; nil where it is barred or not planned
	Open       []*OpenPoint  // what the law leaves open on the way, where the way is not behind
	Next       *Question     // the single next fact to find out; nil where nothing is asked
	Risks      []*Risk
}

// Bar is a prohibition that the action breaches, so that no step can make it lawful.
type Bar struct {
	Finding *assess.Finding
	Case    *assess.Case // the deciding one; its version says since when and until when
}

// OpenPoint is a question that the law leaves open.
type OpenPoint struct {
	Silence *law.Silence
	Version *law.Version
	Step    *Step
	Finding *assess.Finding // nil where the event that the norm is about is not there yet
}

// Planned is an action that is not in a record yet: its kind, its day, and further attributes in the notation of records, such as the employer's id.
type Planned struct {
	ID         string
	Kind       string
	Date       civil.When
	Attributes map[string]string
}

// Plan gives the courses of an action as if it stood in the record as planned, seen from a day. All problems of the record as it would be are in the
// list; there are no courses then. Nothing is written.
func Plan(engine *assess.Engine, rec *record.Record, p Planned, on civil.Day) ([]*Course, problem.List) {
	with, problems := rec.Append("events.yaml", p.entry())
	if problems.Errors() > 0 {
		return nil, problems
	}
	ev, ok := with.Thing(p.ID)
	if !ok {
		return nil, problems
	}
	return coursesOf(engine.Scales(with, assess.View{On: on}).Assessment, ev, on), problems
}

// entry is the action as an event of a record.
func (p *Planned) entry() string {
	out := "- id: " + p.ID + "\n  kind: " + p.Kind + "\n  planned: true\n"
	if p.Date.Known() {
		out += "  date: " + p.Date.String() + "\n"
	}
	var names []string
	for name := range p.Attributes {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		out += "  " + name + ": " + p.Attributes[name] + "\n"
	}
	return out
}

// courses gives the courses of all actions of the record that are planned or not over on a day, in the order of the record.
func courses(a *assess.Assessment, on civil.Day) []*Course {
	var out []*Course
	for _, ev := range a.Record.Events {
		if !over(ev, on) {
			out = append(out, coursesOf(a, ev, on)...)
		}
	}
	return out
}

// over reports whether an event had surely ended before a day. One of which no end is told lasted a day.
func over(ev *record.Thing, on civil.Day) bool {
	end := ev.Until()
	if !end.Known() {
		end = ev.Date()
	}
	return !ev.Planned && end.Known() && end.Latest < on
}

// begun reports whether an event had surely begun on a day.
func begun(ev *record.Thing, on civil.Day) bool {
	d := ev.Date()
	return !ev.Planned && d.Known() && d.Latest <= on
}

// coursesOf gives the courses of one event: one for each conclusion about it that has steps.
func coursesOf(a *assess.Assessment, ev *record.Thing, on civil.Day) []*Course {
	var out []*Course
	for _, c := range a.Conclude(ev) {
		w := &walk{a: a, on: on, course: &Course{Conclusion: c, Event: ev, Planned: !begun(ev, on)}}
		w.steps()
		w.bars()
		w.open()
		w.course.Ready = w.ready()
		w.course.Next = w.next()
		w.risks()
		out = append(out, w.course)
	}
	return out
}

// walk makes one course.
type walk struct {
	a      *assess.Assessment
	on     civil.Day
	course *Course
	found  map[*law.Norm][]*assess.Finding // on the action and all events of its steps
}

// norm finds a norm of the record's packs.
func (w *walk) norm(id string) *law.Norm {
	for _, p := range w.a.Packs {
		for _, n := range p.Norms {
			if n.ID == id {
				return n
			}
		}
	}
	return nil
}

// bears reports whether a norm bears on the course's conclusion.
func (w *walk) bears(n *law.Norm) bool { return slices.Contains(n.BearsOn, w.course.Conclusion.Law.ID) }

// bars finds what forbids the action outright.
func (w *walk) bars() {
	for _, s := range w.course.Steps {
		for _, f := range s.Findings {
			if w.barring(f) {
				w.course.Bars = append(w.course.Bars, &Bar{f, f.Deciding()})
			}
		}
	}
}

// barring reports whether a finding is the breach of a prohibition on which the action depends.
func (w *walk) barring(f *assess.Finding) bool {
	return f.Outcome == assess.Breached && f.Norm.Kind == law.Prohibition && w.bears(f.Norm)
}

// open gathers what the law leaves open about steps that are not behind.
func (w *walk) open() {
	for _, s := range w.course.Steps {
		if s.Stage == StageDone || s.Stage == StageSpared {
			continue
		}
		for _, id := range s.Law.Norms {
			if n := w.norm(id); n != nil {
				w.openIn(s, n)
			}
		}
	}
}

func (w *walk) openIn(s *Step, n *law.Norm) {
	add := func(silence *law.Silence, v *law.Version, f *assess.Finding) {
		known := func(o *OpenPoint) bool { return o.Silence == silence }
		if !slices.ContainsFunc(w.course.Open, known) {
			w.course.Open = append(w.course.Open, &OpenPoint{silence, v, s, f})
		}
	}
	found := w.found[n]
	for _, f := range found {
		for i := range f.Cases {
			if c := &f.Cases[i]; c.Outcome.Shown() {
				for _, silence := range w.a.Silences(f, c) {
					add(silence, c.Version, f)
				}
			}
		}
	}
	if len(found) > 0 {
		return
	}
	for _, v := range n.On(w.day()) {
		for i := range v.LeavesOpen {
			add(&v.LeavesOpen[i], v, nil)
		}
	}
}

// day is the day of the action, or that of the docket where nothing is known of it.
func (w *walk) day() civil.When {
	if d := w.course.Event.Date(); d.Known() {
		return d
	}
	return civil.On(w.on)
}

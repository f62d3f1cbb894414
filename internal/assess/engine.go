// Package assess joins law and records: it applies every norm to every event that the norm is about, and says what was met,
// breached, left open by the facts, or disputed between the accounts.
//
// Begin with [Compile], once for a body of law; then [Engine.Assess] for each record. [Engine.Explain] gives the reasons of one
// finding; [Engine.RunTests] runs the tests beside the norms; [Engine.Table] judges rows of a table. Everything here is a pure
// function of record, packs and view: no clock, no files, no language.
package assess

import (
	"runtime"
	"slices"
	"sync"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Engine is a compiled body of law. It does not change and may be used by several goroutines at once.
type Engine struct {
	Body        *law.Body
	layout      *layout
	rules       map[string][]*rule // by the kind of event they are about
	conclusions map[string][]*conclusion
	timetables  map[*vocabulary.Kind]func() *timetable // each made when the first event of the kind is judged
}

// rule is a norm with its compiled versions.
type rule struct {
	norm     *law.Norm
	versions []*version
}

// version is a compiled version of a norm.
type version struct {
	law      *law.Version
	kind     law.Kind
	calendar *civil.Calendar
	readings []string // ids; [""] when the text is read in one way only
	applies  []scope
	unless   []element
	elements []element
	dueOf    *reason.Condition
	doneBy   *reason.Condition
	reads    []string            // the attributes that its conditions read, of whatever has them
	silences []*reason.Condition // beside law.LeavesOpen; nil for what matters for all events
	ceilings []ceiling
}

type scope struct {
	reading string
	when    *reason.Condition
	test    func(*reason.Frame) reason.Truth // when, ready to be called
	reads   []string
}

// element is a compiled element, exception, or group of them.
type element struct {
	law     *law.Element
	reading string // law.Reading, near at hand
	when    *reason.Condition
	test    func(*reason.Frame) reason.Truth // when, ready to be called; nil for a group
	reads   []string
	any     []element
	all     []element
}

type conclusion struct {
	law   *law.Conclusion
	over  []*reason.Condition
	steps []*reason.Condition // beside law.Steps
}

// Compile compiles all conditions of a body of law that are about the given kinds of events, or all when none is given.
// Every condition that does not compile is in the list, at its place; the engine is fit for use only when the list is empty.
func Compile(body *law.Body, kinds ...string) (*Engine, problem.List) {
	return compile(body, nil, kinds)
}

// CompileWith is like [Compile] for all kinds, but counts days by the calendars of another body, where that has a pack of the same id. So can be
// told what a calendar alone changes.
func CompileWith(body, calendars *law.Body) (*Engine, problem.List) {
	return compile(body, calendars, nil)
}

func compile(body, calendars *law.Body, kinds []string) (*Engine, problem.List) {
	var to problem.List
	l, err := newLayout(body.Vocabulary)
	if err != nil {
		to.Add(problem.Problem{Position: problem.Position{File: "vocabulary"}, Message: err.Error()})
		return nil, to
	}
	e := &Engine{Body: body, layout: l, rules: map[string][]*rule{}, conclusions: map[string][]*conclusion{}}
	var jobs []func() problem.List
	for _, p := range body.Packs {
		calendar := calendarOf(p, calendars)
		c, err := reason.NewCompiler(l.schema, calendar, figures(p))
		if err != nil {
			to.Add(problem.Problem{Position: problem.Position{File: p.ID}, Message: err.Error()})
			return nil, to
		}
		for _, n := range p.Norms {
			if n.JudgesLaw() || !e.known(n.About) || !e.wanted(n.About, kinds) {
				continue
			}
			r := &rule{norm: n, versions: make([]*version, len(n.Versions))}
			e.rules[n.About] = append(e.rules[n.About], r)
			jobs = append(jobs, func() problem.List { return r.compile(c, calendar) })
		}
		for _, co := range p.Conclusions {
			if !e.known(co.About) || !e.wanted(co.About, kinds) {
				continue
			}
			out := &conclusion{law: co}
			e.conclusions[co.About] = append(e.conclusions[co.About], out)
			jobs = append(jobs, func() problem.List { return out.compile(c) })
		}
	}
	e.timetables = make(map[*vocabulary.Kind]func() *timetable, len(body.Vocabulary.Events))
	for _, k := range body.Vocabulary.Events {
		e.timetables[k] = sync.OnceValue(func() *timetable { return newTimetable(e.about(k)) })
	}
	for _, list := range parallel(jobs) {
		to.Join(list)
	}
	to.Sort()
	return e, to
}

// calendarOf is the calendar by which the days of a pack are counted: that of the same pack in another body, if it has one.
func calendarOf(p *law.Pack, calendars *law.Body) *civil.Calendar {
	if calendars != nil {
		if other, ok := calendars.Pack(p.ID); ok {
			return other.Calendar
		}
	}
	return p.Calendar
}

// known reports whether there is such a kind of event. Where there is none, the law has a problem that was told when it was read.
func (e *Engine) known(about string) bool { return e.Body.Vocabulary.Events[about] != nil }

// wanted reports whether a rule about a kind can ever be applied to one of the kinds given.
func (e *Engine) wanted(about string, kinds []string) bool {
	if len(kinds) == 0 {
		return true
	}
	for _, name := range kinds {
		if k, ok := e.Body.Vocabulary.Events[name]; ok && k.IsA(about) {
			return true
		}
	}
	return false
}

// parallel runs the jobs on all processors and gives their results in order.
func parallel[T any](jobs []func() T) []T {
	out := make([]T, len(jobs))
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), max(1, len(jobs))) {
		wg.Go(func() {
			for i := range next {
				out[i] = jobs[i]()
			}
		})
	}
	for i := range jobs {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

func figures(p *law.Pack) map[string][]reason.Step {
	out := map[string][]reason.Step{}
	for _, f := range p.Figures {
		for _, d := range f.Dated {
			out[f.ID] = append(out[f.ID], reason.Step{From: d.From, Until: d.To, Lo: d.Is.Lo, Hi: d.Is.Hi})
		}
	}
	return out
}

// compiling carries what the conditions of one norm or conclusion share.
type compiling struct {
	compiler *reason.Compiler
	about    string
	problems problem.List
	reads    []string // what the conditions compiled so far read
}

func (c *compiling) condition(src law.Condition, want reason.Type) *reason.Condition {
	if src.Empty() {
		return nil
	}
	out, faults := c.compiler.Compile(src.Text, want, reason.Var{Name: "it", Type: c.about})
	for _, f := range faults {
		c.problems.Add(src.Problem(f.Line, f.Column, f.Message, f.Hint))
	}
	if out != nil {
		c.reads = append(c.reads, out.Names()...)
	}
	return out
}

var boolean = reason.Type{Kind: reason.KindBool}

func (r *rule) compile(compiler *reason.Compiler, calendar *civil.Calendar) problem.List {
	c := &compiling{compiler: compiler, about: r.norm.About}
	for i, v := range r.norm.Versions {
		out := &version{law: v, kind: r.norm.Kind, calendar: calendar, readings: []string{""}}
		if len(v.Readings) > 0 {
			out.readings = nil
			for _, reading := range v.Readings {
				out.readings = append(out.readings, reading.ID)
			}
		}
		for _, s := range v.Applies {
			when := c.condition(s.When, boolean)
			out.applies = append(out.applies, scope{s.Reading, when, tester(when), names(when)})
		}
		out.unless = c.elements(v.Unless)
		out.elements = c.elements(v.Elements)
		if v.Due != nil {
			out.dueOf = c.condition(v.Due.Of, reason.Type{Kind: reason.KindDate})
		}
		out.doneBy = c.doneBy(v.DoneBy)
		c.ahead(out)
		out.reads, c.reads = c.reads, nil
		r.versions[i] = out
	}
	return c.problems
}

func (c *compiling) elements(list []law.Element) []element {
	var out []element
	for i := range list {
		e := &list[i]
		when := c.condition(e.When, boolean)
		out = append(out, element{law: e, reading: e.Reading, when: when, test: tester(when), reads: names(when), any: c.elements(e.Any), all: c.elements(e.All)})
	}
	return out
}

// names lists what a condition reads; none where there is no condition.
func names(when *reason.Condition) []string {
	if when == nil {
		return nil
	}
	return when.Names()
}

func tester(when *reason.Condition) func(*reason.Frame) reason.Truth {
	if when == nil {
		return nil
	}
	return when.Tester()
}

// doneBy compiles what shows that a duty was done: an event, a date, or a yes or no.
func (c *compiling) doneBy(src law.Condition) *reason.Condition {
	out := c.condition(src, reason.Type{})
	if out == nil {
		return nil
	}
	c.reads = append(c.reads, "date") // of the event that shows it
	switch out.Type().Kind {
	case reason.KindRef, reason.KindDate, reason.KindBool:
	default:
		c.problems.Add(src.Problem(1, 1, "is a "+out.Type().String(), "done_by names an event, a date, or a yes/no attribute"))
	}
	return out
}

func (o *conclusion) compile(compiler *reason.Compiler) problem.List {
	c := &compiling{compiler: compiler, about: o.law.About}
	for _, src := range o.law.Over {
		cond := c.condition(src, reason.Type{})
		if cond != nil && cond.Type().Kind != reason.KindRef && !(cond.Type().Kind == reason.KindList && cond.Type().Elem.Kind == reason.KindRef) {
			c.problems.Add(src.Problem(1, 1, "is a "+cond.Type().String(), "over names the event itself and events that it links to"))
		}
		o.over = append(o.over, cond)
	}
	for i := range o.law.Steps {
		o.steps = append(o.steps, c.step(o.law.Steps[i].DoneBy))
	}
	return c.problems
}

// about lists the rules that judge a kind of event: its own and those of the kinds it descends from, in the order of their ids.
func (e *Engine) about(k *vocabulary.Kind) []*rule {
	var out []*rule
	for name, rules := range e.rules {
		if k.IsA(name) {
			out = append(out, rules...)
		}
	}
	slices.SortFunc(out, func(a, b *rule) int { return compareNorms(a.norm, b.norm) })
	return out
}

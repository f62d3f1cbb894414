package assess

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
)

// Verdict is what came of one norm in a row: a finding without its event. Rows share verdicts, which never change.
type Verdict struct {
	Norm    *law.Norm
	Index   int // of the norm in Table.Norms
	Outcome Outcome
	Because []string   // of a breach: the elements that decide it, and "late" or "not-done" for a duty
	Asks    []string   // of what is not determined: the facts that would decide it
	Due     civil.When // of a duty that was breached or is open; unknown otherwise
	Sides   []Side     // where accounts, readings or versions of the law part
	asks    []int
	text    string
}

// Side is the outcome by one account, under one reading and version.
type Side struct {
	Account, Reading, InForce string // "" where these do not part
	Outcome                   Outcome
	Because                   []string
}

// Marks in Because for duties.
const (
	markLate    = "late"
	markNotDone = "not-done"
)

// ruled is a norm under the versions that may have been in force, one bit each.
type ruled struct {
	norm     int
	versions uint64
	gap      bool
}

// ruling is a norm under the versions that may have been in force, and what came of it so far.
type ruling struct {
	inForce
	index     int
	quiet     [Mistake + 1]*Verdict // by outcome, of those that need no reasons
	reads     []int                 // the attributes on which the outcome can hang
	beyond    bool                  // it can also hang on the context, which can change from day to day and be disputed
	concludes []int                 // the conclusions on which the norm bears
	kept      memory[*Verdict]
}

// day is what holds for all events of a day.
type day struct {
	rulings []*ruling
	context uint32
}

// state is what the context has of everything that changes, in all worlds.
type state [][]*Leaf

// on finds the norms in force on a day, and how the context was then.
func (j *RowJudge) on(when civil.When) *day {
	d, ok := j.days[when]
	if ok {
		return d
	}
	d = &day{context: j.contextOn(when)}
	norm := 0
	for _, r := range j.engine.timetables[j.kind]().on(j.view.lawDay(when)) {
		if !slices.Contains(j.packs, r.norm.Pack) {
			continue
		}
		if len(r.versions) > 0 {
			d.rulings = append(d.rulings, j.ruling(norm, r))
		}
		norm++
	}
	if len(j.days) == maxDays {
		clear(j.days)
	}
	j.days[when] = d
	return d
}

// contextOn numbers the states of the context, so that days on which nothing changed count as one.
func (j *RowJudge) contextOn(when civil.When) uint32 {
	now := make(state, len(j.worlds))
	for i, w := range j.worlds {
		w.at(when)
		for _, d := range w.dated {
			leaf, _ := d.object.Fields[d.slot].Fact.(*Leaf)
			now[i] = append(now[i], leaf)
		}
	}
	for i, s := range j.states {
		if s.same(now) {
			return uint32(i)
		}
	}
	j.states = append(j.states, now)
	return uint32(len(j.states) - 1)
}

// same reports whether two states rest on the same assertions.
func (s state) same(o state) bool {
	for i := range s {
		for k := range s[i] {
			if a, b := s[i][k], o[i][k]; a == nil || b == nil || !slices.Equal(a.Resolved.From, b.Resolved.From) {
				return false
			}
		}
	}
	return true
}

func (j *RowJudge) ruling(norm int, r inForce) *ruling {
	key := ruled{norm: norm, gap: r.gap}
	for i, v := range r.rule.versions {
		if slices.Contains(r.versions, v) {
			key.versions |= 1 << i
		}
	}
	if out, ok := j.rulings[key]; ok {
		return out
	}
	out := &ruling{inForce: r, index: norm}
	for o := range out.quiet {
		out.quiet[o] = &Verdict{Norm: r.norm, Index: norm, Outcome: Outcome(o), text: r.norm.ID}
	}
	for _, v := range r.versions {
		v.eachCondition(func(c *reason.Condition) { j.reads(c, &out.reads, &out.beyond) })
		if v.doneBy != nil && v.doneBy.Type().Kind == reason.KindRef {
			out.beyond = true // the date of the event
		}
	}
	for i, c := range j.conclusions {
		if slices.Contains(r.norm.BearsOn, c.law.ID) {
			out.concludes = append(out.concludes, i)
		}
	}
	j.rulings[key] = out
	return out
}

// reads adds the attributes that a condition reads and that rows can say something of.
func (j *RowJudge) reads(c *reason.Condition, into *[]int, beyond *bool) {
	names, further := c.Reads()
	*beyond = *beyond || further
	for i, at := range j.attributes {
		if slices.Contains(names, at.Name) && !slices.Contains(*into, i) {
			*into = append(*into, i)
		}
	}
}

// eachCondition visits all conditions of the version.
func (v *version) eachCondition(visit func(*reason.Condition)) {
	for _, s := range v.applies {
		visit(s.when)
	}
	var walk func([]element)
	walk = func(list []element) {
		for _, e := range list {
			if e.when != nil {
				visit(e.when)
			}
			walk(e.any)
			walk(e.all)
		}
	}
	walk(v.unless)
	walk(v.elements)
	for _, c := range []*reason.Condition{v.dueOf, v.doneBy} {
		if c != nil {
			visit(c)
		}
	}
}

// verdict gives what comes of a norm in the row: from memory where all that it can hang on has been seen together before.
func (j *RowJudge) verdict(r *ruling, d *day) *Verdict {
	key := j.keyOf(r.reads, r.beyond, d)
	v, ok := r.kept.find(key)
	if !ok {
		v = j.weigh(r)
		r.kept.keep(key, v)
	}
	return v
}

// keyOf gives all that a verdict can hang on: values by their ids, and the state of the context. It is good until the next key is made.
func (j *RowJudge) keyOf(reads []int, beyond bool, d *day) []uint32 {
	key := append(j.hangsOn[:0], 1)
	if beyond {
		key[0] += d.context
	}
	for _, at := range reads {
		key = append(key, j.key[at])
	}
	j.hangsOn = key
	return key
}

// weigh applies a norm to the event of the row.
func (j *RowJudge) weigh(r *ruling) *Verdict {
	side := &j.first
	if r.beyond || slices.ContainsFunc(r.reads, func(at int) bool { return j.said[at] != nil && j.said[at].disputed }) {
		side = &j.all
	}
	j.place(r.reads, len(side.accounts))
	if len(side.accounts) == 1 {
		if v := j.glance(r); v != nil {
			return v
		}
	}
	f := side.finding(&r.inForce, j.thing)
	v := &Verdict{Norm: f.Norm, Index: r.index, Outcome: f.Outcome}
	switch f.Outcome {
	case Breached, Open:
		v.Because, v.Due = side.because(f, f.Deciding())
	case Disputed:
		v.Sides = side.sides(f)
	case Undetermined:
		v.Asks = side.asks(f)
		if len(v.Asks) == 0 {
			v.Sides = side.sides(f)
		}
	default:
		return r.quiet[f.Outcome]
	}
	return j.pooled(v)
}

// glance gives the verdict without a finding where there is one account and nothing to give reasons for; else nil.
func (j *RowJudge) glance(r *ruling) *Verdict {
	if r.beyond {
		j.worlds[0].at(j.thing.Date())
	}
	j.first.frame.Begin(j.objects[0])
	switch o := r.outcome(&j.first.frame, j.objects[0], &j.view); o {
	case Met, NotApplicable:
		return r.quiet[o]
	}
	return nil
}

// pooled gives the verdict that says the same, where there is one, so that a long table does not fill the memory with equal ones.
func (j *RowJudge) pooled(v *Verdict) *Verdict {
	v.text = v.short()
	whole := fmt.Sprint(v.text, v.Outcome, v.Asks, v.Due)
	if old, ok := j.pool[whole]; ok {
		return old
	}
	for _, path := range v.Asks {
		v.asks = append(v.asks, j.asked.id(path))
	}
	if len(j.pool) == maxVerdicts {
		clear(j.pool)
	}
	j.pool[whole] = v
	return v
}

// because gives the elements that decide a case, and the day of a duty.
func (j *judging) because(f *Finding, c *Case) ([]string, civil.When) {
	it := j.world(c.Account, f.Event.Date()).objects[f.Event]
	v, kind := c.version, f.Norm.Kind
	var out []string
	failing := reason.NotMet
	if kind == law.Prohibition {
		failing = reason.Met
	}
	var walk func([]element)
	walk = func(list []element) {
		for i := range list {
			e := &list[i]
			if e.counts(c.Reading) && e.law.ID != "" && e.answer(&j.frame, c.Reading, kind == law.Limit) == failing {
				out = append(out, e.law.ID)
			}
			walk(e.any)
			walk(e.all)
		}
	}
	if c.Outcome == Breached {
		j.frame.Begin(it)
		walk(v.elements)
	}
	if v.doneBy == nil {
		return out, civil.When{}
	}
	due, done := v.due(&j.frame, it), v.done(&j.frame, it)
	switch {
	case c.Outcome != Breached:
	case done.answer == reason.NotMet:
		out = append(out, markNotDone)
	case due.kept(done.on) == reason.NotMet:
		out = append(out, markLate)
	}
	return out, due.on
}

// sides gives the cases of a finding one by one.
func (j *judging) sides(f *Finding) []Side {
	var out []Side
	for i := range f.Cases {
		c := &f.Cases[i]
		s := Side{Account: c.Account, Reading: c.Reading, Outcome: c.Outcome}
		if f.Cases[0].Version != f.Cases[len(f.Cases)-1].Version {
			s.InForce = c.Version.InForce()
		}
		if c.Outcome == Breached {
			s.Because, _ = j.because(f, c)
		}
		out = append(out, s)
	}
	return out
}

// asks gives the facts that would decide the cases of a finding that are not determined.
func (j *judging) asks(f *Finding) []string {
	var out []string
	for i := range f.Cases {
		if f.Cases[i].Outcome != Undetermined {
			continue
		}
		for _, u := range j.Explain(f, &f.Cases[i]).Asks {
			if !slices.Contains(out, u.Path) {
				out = append(out, u.Path)
			}
		}
	}
	return out
}

// String is the verdict in short, in ids: "told-in-time: late".
func (v *Verdict) String() string { return v.text }

func (v *Verdict) short() string {
	text := v.Norm.ID
	if len(v.Because) > 0 {
		text += ": " + strings.Join(v.Because, " ")
	}
	for i, s := range v.Sides {
		text += map[bool]string{true: ": ", false: ", "}[i == 0] + s.String()
	}
	return text
}

// String is the side in short, in ids: "workers breached (demanded)".
func (s Side) String() string {
	parts := slices.DeleteFunc([]string{s.Account, s.Reading, s.InForce}, func(p string) bool { return p == "" })
	text := strings.TrimSpace(strings.Join(parts, "/") + " " + s.Outcome.String())
	if len(s.Because) > 0 {
		text += " (" + strings.Join(s.Because, " ") + ")"
	}
	return text
}

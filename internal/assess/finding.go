package assess

import (
	"slices"
	"sync"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
	"github.com/tarazy/tarazy/internal/record"
)

// View says under which law, on which knowledge and from where a record is looked at. The zero View is not useful: On is needed.
type View struct {
	On      civil.Day  // the day on which one looks: whether a duty is open or overdue
	LawOn   civil.When // another day's law for everything; unknown: each event's own day
	KnownOn civil.Day  // only what was known by that day; zero: everything
	Account string     // one account only; "": all of them, side by side
	Reading string     // one reading only, where a norm has it; "": all
	Event   string     // one event only
	Norm    string     // one norm only
	Seen    bool       // as seen on On: a link to an event that had surely not begun by then, and is not planned, is none
}

func (v View) known() civil.Day {
	if v.KnownOn == 0 {
		return civil.MaxDay
	}
	return v.KnownOn
}

// seen is the day after which events are not there yet.
func (v View) seen() civil.Day {
	if v.Seen {
		return v.On
	}
	return civil.MaxDay
}

// lawDay is the day whose law counts for an event of a day.
func (v View) lawDay(event civil.When) civil.When {
	if v.LawOn.Known() {
		return v.LawOn
	}
	return event
}

// from is the day from which duties are looked at.
func (v View) from() civil.Day { return min(v.On, v.known()) }

// Assessment is everything that was found in a record. It may be read and explained by several goroutines at once.
type Assessment struct {
	Record      *record.Record
	View        View
	Packs       []*law.Pack
	Findings    []*Finding // by event in the order of the record, then by norm
	Conclusions []*Conclusion
	Rulings     []*Ruling
	engine      *Engine
	worlds      map[string]*world
	one         *sync.Mutex     // holds worlds and frame while reasons are worked out
	first       *world          // the first of worlds
	sides       []string        // accounts, once looked for
	disputed    map[string]bool // the names of attributes that are in dispute, of whatever has them; made with sides
	frame       reason.Frame
}

// Finding is one norm applied to one event.
type Finding struct {
	Norm    *law.Norm
	Event   *record.Thing
	Outcome Outcome
	Cases   []Case // one for each version, reading and account that was looked at; empty when the norm was not in force
	Gap     bool   // it may be that no version was in force: the day or a boundary leaves it open
}

// Case is a norm applied to an event in one version of the law, one reading of it, and one account of the facts.
type Case struct {
	Version *law.Version
	Reading string // "" when the text is read in one way only
	Account string // "" when the accounts do not part
	Outcome Outcome
	version *version
}

// Assess applies the law of the record's packs to its events.
func (e *Engine) Assess(rec *record.Record, view View) *Assessment {
	s := e.Scales(rec, view)
	a := s.Assessment
	for _, ev := range rec.Events {
		if (view.Event == "" || ev.ID == view.Event) && ev.KnownOn(view.known()) {
			a.Findings = append(a.Findings, s.Findings(ev)...)
		}
	}
	a.conclude()
	a.rule()
	return a
}

// packsOf gives the packs that a record names.
func (e *Engine) packsOf(rec *record.Record) []*law.Pack {
	var out []*law.Pack
	for _, p := range e.Body.Packs {
		if slices.Contains(rec.Packs, p.ID) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, comparePacks)
	return out
}

// world is the record as an account tells it, on a day.
func (a *Assessment) world(account string, day civil.When) *world {
	w, ok := a.worlds[account]
	if !ok {
		w = newWorld(a.engine.layout, a.Record, account, a.View, a.currency(), a.first)
		a.worlds[account] = w
		if a.first == nil {
			a.first = w
		}
	}
	w.at(day)
	return w
}

func (a *Assessment) currency() string {
	for _, p := range a.Packs {
		if p.Currency != "" {
			return p.Currency
		}
	}
	return ""
}

// judging is the working memory of one assessment.
type judging struct {
	*Assessment
	accounts []string
	disputed map[string]bool // the attributes over which the accounts can part; nil: any
	frame    reason.Frame
}

// finding applies one rule to one event.
func (j *judging) finding(r *inForce, ev *record.Thing) *Finding {
	out := &Finding{Norm: r.norm, Event: ev, Gap: r.gap}
	j.fill(out, r, ev)
	return out
}

// fill judges a finding under every version, reading and account that can count.
func (j *judging) fill(out *Finding, r *inForce, ev *record.Thing) {
	if len(r.versions) == 0 {
		out.Outcome = NotInForce
		return
	}
	day := ev.Date()
	for _, account := range j.speaking(r) {
		it := j.world(account, day).objects[ev]
		for _, v := range r.versions {
			for _, reading := range v.readings {
				if j.View.Reading != "" && reading != j.View.Reading && slices.Contains(v.readings, j.View.Reading) {
					continue
				}
				out.Cases = append(out.Cases, Case{Version: v.law, Reading: reading, Account: account, version: v,
					Outcome: v.judge(&j.frame, it, reading, j.View.from())})
			}
		}
	}
	j.compare(out)
	out.Outcome = out.fold()
}

// fold makes one outcome of a finding's cases: different readings or accounts dispute it, different versions leave it open, and a mistake in one
// of them stops it.
func (f *Finding) fold() Outcome {
	if len(f.Cases) == 1 {
		return f.Cases[0].Outcome.unless(f.Gap)
	}
	if slices.ContainsFunc(f.Cases, func(c Case) bool { return c.Outcome == Mistake }) {
		return Mistake
	}
	accounts := map[string]Outcome{}
	for _, c := range f.Cases {
		accounts[c.Account] = f.of(c.Account)
	}
	return same(accounts, f.parting(accounts))
}

// parting is what accounts that differ come to: a dispute, but not where some only leave open whether a norm applies that does not
// apply as the others tell it.
func (f *Finding) parting(accounts map[string]Outcome) Outcome {
	for _, o := range accounts {
		if o != Undetermined && o.Shown() {
			return Disputed
		}
	}
	return Undetermined
}

// of is the outcome in the version of one account.
func (f *Finding) of(account string) Outcome {
	out, first := NotInForce, true
	for i, c := range f.Cases {
		if c.Account != account || i > 0 && f.Cases[i-1].Account == account && f.Cases[i-1].Version == c.Version {
			continue
		}
		out, first = out.orElse(f.under(c.Version, account), first), false
	}
	return out.unless(f.Gap)
}

// under is the outcome under one version: that of its default reading, where it has one, else what all readings come to.
func (f *Finding) under(v *law.Version, account string) Outcome {
	readings := map[string]Outcome{}
	for _, c := range f.Cases {
		if c.Account == account && c.Version == v {
			readings[c.Reading] = c.Outcome
		}
	}
	for _, r := range v.Readings {
		if out, ok := readings[r.ID]; ok && r.Default {
			return out
		}
	}
	return same(readings, Disputed)
}

// same is the outcome that all share, or otherwise.
func same[K comparable](outcomes map[K]Outcome, otherwise Outcome) Outcome {
	first, any := Undetermined, false
	for _, o := range outcomes {
		if any && o != first {
			return otherwise
		}
		first, any = o, true
	}
	return first
}

// ByAccount gives the outcome by account, in the order of the record; nil when the accounts do not part over anything that it
// rests on. The first has no id where an account contests what is undisputed for everybody else: it is theirs.
func (f *Finding) ByAccount(rec *record.Record) []Part {
	var out []Part
	if f.several() {
		out = append(out, Part{"", f.of("")})
	}
	for _, a := range rec.Accounts {
		if slices.ContainsFunc(f.Cases, func(c Case) bool { return c.Account == a.ID }) {
			out = append(out, Part{a.ID, f.of(a.ID)})
		}
	}
	return out
}

// several reports whether the cases are those of some accounts and of everybody else.
func (f *Finding) several() bool {
	named := func(c Case) bool { return c.Account != "" }
	unnamed := func(c Case) bool { return c.Account == "" }
	return slices.ContainsFunc(f.Cases, named) && slices.ContainsFunc(f.Cases, unnamed)
}

// ByReading gives the outcome by reading; nil when the text is read in one way only.
func (f *Finding) ByReading() []Part {
	return f.parts(func(c Case) string { return c.Reading }, func(c Case) string { return c.Reading })
}

// ByVersion gives the outcome by version of the law; nil when it is certain which one was in force. The last is [NoVersion] where it may be
// that none was.
func (f *Finding) ByVersion() []Part {
	need := func(Case) string { return "" }
	if f.Gap {
		need = func(Case) string { return NoVersion }
	}
	out := f.parts(need, func(c Case) string { return c.Version.InForce() })
	if f.Gap {
		out = append(out, Part{NoVersion, NotInForce})
	}
	return out
}

// NoVersion stands among the versions for there being none.
const NoVersion = "none"

// Part is the outcome under one account, reading or version.
type Part struct {
	ID      string
	Outcome Outcome
}

func (f *Finding) parts(need, key func(Case) string) []Part {
	groups := map[string]map[Case]Outcome{}
	var order []string
	for _, c := range f.Cases {
		k := key(c)
		if groups[k] == nil {
			groups[k] = map[Case]Outcome{}
			order = append(order, k)
		}
		groups[k][c] = c.Outcome
	}
	if len(order) < 2 && (len(order) == 0 || need(f.Cases[0]) == "") {
		return nil
	}
	var out []Part
	for _, k := range order {
		if k != "" {
			out = append(out, Part{k, same(groups[k], Disputed)})
		}
	}
	return out
}

// Deciding is the case that stands for the finding where only one can be shown: the first whose outcome is the finding's, else the first.
// It is nil when the norm was not in force.
func (f *Finding) Deciding() *Case {
	for i := range f.Cases {
		if f.Cases[i].Outcome == f.Outcome {
			return &f.Cases[i]
		}
	}
	if len(f.Cases) == 0 {
		return nil
	}
	return &f.Cases[0]
}

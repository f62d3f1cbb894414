package assess

import (
	"slices"

	"github.com/tarazy/tarazy/internal/record"
)

// accounts lists whose versions must be looked at: those that dispute something, or the one that the view asks for.
func (a *Assessment) accounts() []string {
	switch {
	case a.View.Account != "":
		return []string{a.View.Account}
	case a.sides != nil:
		return a.sides
	}
	disputing := map[string]bool{}
	a.disputed = map[string]bool{}
	for _, t := range slices.Concat(a.Record.Actors, a.Record.Events) {
		for _, f := range t.Facts {
			if f = f.KnownOn(a.View.known()); f.Disputed() {
				a.disputed[f.Name] = true
				for _, by := range f.Accounts() {
					disputing[by] = true
				}
			}
		}
	}
	out := []string{""}
	for _, acc := range a.Record.Accounts {
		if disputing[acc.ID] {
			out = append(out, acc.ID)
		}
	}
	a.sides = out
	return out
}

// judging makes ready to judge events of the record under all accounts.
func (a *Assessment) judging() judging {
	accounts := a.accounts()
	return judging{Assessment: a, accounts: accounts, disputed: a.disputed}
}

// speaking are the accounts under which a rule must be judged: one stands for all where no version reads anything that is in dispute.
func (j *judging) speaking(r *inForce) []string {
	if j.disputed == nil {
		return j.accounts
	}
	for _, v := range r.versions {
		if slices.ContainsFunc(v.reads, func(name string) bool { return j.disputed[name] }) {
			return j.accounts
		}
	}
	return j.accounts[:1]
}

// compare keeps of a finding's cases those of the accounts that say something on the facts over which the accounts part; where
// they do not part on anything that matters, one account stands for all.
func (j *judging) compare(f *Finding) {
	if len(j.accounts) == 1 {
		return
	}
	speaking := map[string]bool{}
	agreed := !slices.ContainsFunc(f.Cases, func(c Case) bool { return c.Outcome != f.Cases[0].Outcome })
	for i := range f.Cases {
		if agreed && f.Cases[i].Account != "" {
			continue // all say the same; what they would part on is seen in one of them
		}
		facts := j.contested(f, &f.Cases[i])
		for _, fact := range facts {
			for _, by := range fact.Accounts() {
				speaking[by] = true
			}
		}
		if len(facts) > 0 && !slices.ContainsFunc(facts, func(fact *record.Fact) bool { return !fact.Unclaimed() }) {
			speaking[""] = true // what one account contests is undisputed for everybody else
		}
	}
	f.Cases = slices.DeleteFunc(f.Cases, func(c Case) bool {
		if len(speaking) == 0 {
			return c.Account != ""
		}
		return !speaking[c.Account]
	})
}

// contested lists the disputed facts that a case rests on.
func (j *judging) contested(f *Finding, c *Case) []*record.Fact {
	var out []*record.Fact
	it := j.world(c.Account, f.Event.Date()).objects[f.Event]
	c.version.eachFact(&j.frame, it, c.Reading, j.disputed, func(l *Leaf) {
		if l.Fact != nil && l.Fact.Disputed() {
			out = append(out, l.Fact)
		}
	})
	return out
}

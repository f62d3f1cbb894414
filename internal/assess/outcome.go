package assess

import (
	"cmp"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/reason"
)

// Outcome is what a finding or a conclusion comes to.
type Outcome uint8

// The outcomes. Mistake means that a condition of the norm could not be worked out; it is never a breach.
const (
	Met Outcome = iota
	Breached
	Open          // a duty not done while there is still time
	Undetermined  // facts are missing that would decide it
	Disputed      // accounts or readings lead to different outcomes
	NotApplicable // the scope does not hold, or an exception does
	NotInForce    // the rule did not exist on the day
	Mistake
)

// String is the outcome as tests and JSON name it.
func (o Outcome) String() string {
	return [...]string{"met", "breached", "open", "undetermined", "disputed", "not applicable", "not in force", "mistake"}[o]
}

// Shown reports whether a finding of this outcome is shown unless everything is asked for.
func (o Outcome) Shown() bool { return o != NotApplicable && o != NotInForce }

// unless is the outcome where it may be that the rule did not exist, or does not apply: only a breach, and what is still to be done, becomes
// undetermined.
func (o Outcome) unless(perhapsNot bool) Outcome {
	if perhapsNot && (o == Breached || o == Open) {
		return Undetermined
	}
	return o
}

// orElse is the outcome where one or the other version was in force: what both come to. A rule that was kept under one and does not apply under the
// other was kept; else they leave it open. The first one counts alone.
func (o Outcome) orElse(p Outcome, first bool) Outcome {
	kept := func(o Outcome) bool { return o == Met || o == NotApplicable }
	switch {
	case first || o == p:
		return p
	case o == Mistake || p == Mistake:
		return Mistake
	case kept(o) && kept(p):
		return Met
	}
	return Undetermined
}

// all joins answers of which every one must hold.
func all(a, b reason.Answer) reason.Answer {
	switch {
	case a == reason.NotMet || b == reason.NotMet:
		return reason.NotMet
	case a == reason.Failed || b == reason.Failed:
		return reason.Failed
	case a == reason.Unknown || b == reason.Unknown:
		return reason.Unknown
	}
	return reason.Met
}

// either joins answers of which one must hold.
func either(a, b reason.Answer) reason.Answer { return not(all(not(a), not(b))) }

func not(a reason.Answer) reason.Answer {
	switch a {
	case reason.Met:
		return reason.NotMet
	case reason.NotMet:
		return reason.Met
	}
	return a
}

// compareNorms orders norms for people: those of a country before the standards, then by the folder they stand in and by id.
func compareNorms(a, b *law.Norm) int {
	return cmp.Or(comparePacks(a.Pack, b.Pack), cmp.Compare(a.File, b.File), cmp.Compare(a.ID, b.ID))
}

// comparePacks puts the law of countries before the international standards.
func comparePacks(a, b *law.Pack) int {
	if a.International != b.International {
		if a.International {
			return 1
		}
		return -1
	}
	return cmp.Compare(a.ID, b.ID)
}

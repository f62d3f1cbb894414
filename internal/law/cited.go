package law

import (
	"slices"

	"github.com/tarazy/tarazy/internal/civil"
)

// CitedOn gives those of a version's citations whose instrument may have been in force on a day. A version that outlived a code cites the
// article of the old code and that of the new one, and on each day only one of them can be relied on. Where that would leave nothing, or
// the day is not known, all are given.
func (b *Body) CitedOn(cites []Citation, at civil.When) []Citation {
	if !at.Known() {
		return cites
	}
	out := slices.DeleteFunc(slices.Clone(cites), func(c Citation) bool {
		i, ok := b.Instrument(c.Instrument)
		return ok && i.outOfForce(at)
	})
	if len(out) == 0 {
		return cites
	}
	return out
}

// outOfForce reports whether the instrument was certainly not in force on a day. One without dates is taken to be.
func (i *Instrument) outOfForce(at civil.When) bool {
	return i.From.Known() && at.Before(i.From) == civil.True || i.To.Known() && at.After(i.To) == civil.True
}

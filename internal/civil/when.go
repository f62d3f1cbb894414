package civil

// When is one day, known between an earliest and a latest day, both possible.
//
// Make it with [On], [Between] or [ParseWhen]: the zero value, and a literal, is not Known, and every comparison
// with it is Unknown. An Earliest of MinDay or a Latest of MaxDay means that no limit is known on that side.
type When struct {
	Earliest, Latest Day
	About            bool // the bounds come, in part, from somebody's "about"

	known bool // keeps the zero value from looking like 1970-01-01
}

// On returns a When that is exactly d.
func On(d Day) When { return When{Earliest: d, Latest: d, known: true} }

// Between returns a When that is one day from earliest to latest, both included; not Known when latest comes before
// earliest.
func Between(earliest, latest Day) When {
	if latest < earliest {
		return When{}
	}
	return When{Earliest: earliest, Latest: latest, known: true}
}

// Known reports whether w says anything at all; the zero When does not.
func (w When) Known() bool { return w.known }

// Exact reports whether w is one certain day.
func (w When) Exact() bool { return w.known && w.Earliest == w.Latest }

// Equal reports whether w and o say the same. Whether they are the same day is another question: see [When.Compare].
func (w When) Equal(o When) bool { return w == o }

// Compare says whether w comes before o, not after it, or on the same day. All is Unknown when one of them is not Known.
func (w When) Compare(o When) Order {
	if !w.known || !o.known {
		return Order{}
	}
	return w.interval().compare(o.interval())
}

// Before is True when w comes before o on every possible day of both, and False when on none.
func (w When) Before(o When) Tri { return w.Compare(o).Less }

// After is True when w comes after o on every possible day of both, and False when on none.
func (w When) After(o When) Tri { return o.Compare(w).Less }

// NotAfter is True when w comes before o or on the same day on every possible day of both, and False when on none.
func (w When) NotAfter(o When) Tri { return w.Compare(o).LessOrEqual }

// SameDay is True when w and o are exactly the same day, and False when they cannot be.
func (w When) SameDay(o When) Tri { return w.Compare(o).Equal }

func (w When) interval() interval { return interval{int64(w.Earliest), int64(w.Latest)} }

// about marks w as resting on somebody's "about" when yes is true.
func (w When) about(yes bool) When {
	w.About = w.About || yes
	return w
}

// Period is what lasted: its first and its last day.
type Period struct {
	Start, End When
	Open       bool // has not ended, or the end is not known; End then begins with the start and has no limit
	OneDay     bool // Start and End are the same day, even where nobody knows which
}

// OneDay returns the period that is the one day w.
func OneDay(w When) Period { return Period{Start: w, End: w, OneDay: true} }

// Known reports whether p says anything at all; the zero Period does not.
func (p Period) Known() bool { return p.Start.known && p.End.known }

// newPeriod joins a start and an end. Exactly the same day twice is one day.
func newPeriod(start, end When) Period {
	return Period{Start: start, End: end, OneDay: start.SameDay(end) == True}
}

// endAfter is the end of a period of which only the start is known.
func endAfter(start When) When { return Between(start.Earliest, MaxDay).about(start.About) }

// startBefore is the start of a period of which only the end is known.
func startBefore(end When) When { return Between(MinDay, end.Latest).about(end.About) }

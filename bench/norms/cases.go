package norms

import (
	"fmt"
	"math/rand/v2"
)

// Case is one event to be judged, with everything known. Dates are days from FirstDay.
type Case struct {
	ID      string
	Date    int64
	N       [8]int64
	F       [10]bool
	W       [4]string
	D       [4]int64
	Firm    Firm
	Meeting Meeting
	Parts   []Part
}

// Firm, Meeting and Part are what a case links to.
type (
	Firm struct {
		Workforce int64
		Sector    string
	}
	Meeting struct{ Attendance int64 }
	Part    struct {
		Weight int64
		Sealed bool
	}
)

// Cases makes so many cases, always the same.
func Cases(count int) []Case {
	m := &maker{rand.New(rand.NewPCG(5000, 11))}
	out := make([]Case, count)
	for i := range out {
		out[i] = m.aCase(i)
	}
	return out
}

func (m *maker) aCase(i int) Case {
	c := Case{ID: fmt.Sprintf("case-%d", i), Date: int64(m.IntN(CaseDays))}
	for k := range c.N {
		c.N[k] = int64(m.IntN(100))
	}
	for k := range c.F {
		c.F[k] = m.IntN(100) < flagPercent((k+1)%10)
	}
	for k := range c.W {
		c.W[k] = Words()[m.IntN(5)]
	}
	for k := range c.D {
		c.D[k] = max(0, c.Date-int64(m.IntN(60)))
	}
	c.Firm = Firm{Workforce: int64(100 + m.IntN(5000)), Sector: Words()[m.IntN(5)]}
	c.Meeting = Meeting{Attendance: int64(m.IntN(int(c.Firm.Workforce) + 1))}
	for range 5 {
		c.Parts = append(c.Parts, Part{Weight: int64(m.IntN(100)), Sealed: m.IntN(2) == 0})
	}
	return c
}

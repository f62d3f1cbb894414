// Package norms makes up a body of dated norms and cases to judge by them, for the comparison of engines, and writes the norms in the
// language of each. Begin with [Make] and [Cases]; [YAML], [CEL], [Expr], [Rego] and [Go] are the same norms in five languages.
package norms

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// How much is made.
const (
	Count    = 200  // norms
	Elements = 5    // conditions of a version besides its scope and its exception
	CaseDays = 3650 // from FirstDay on
)

// FirstDay is the first day on which a case can be.
func FirstDay() time.Time { return time.Date(2008, 1, 1, 0, 0, 0, 0, time.UTC) }

// Norm is a norm with its versions in order of time.
type Norm struct {
	ID          string
	Prohibition bool // breached when all elements hold, not when one does not
	Versions    []Version
}

// Version is a norm as it was for a time: days from FirstDay, both included.
type Version struct {
	From, To  int
	Scope     Condition
	Exception Condition
	Elements  []Condition
}

// Condition is one condition: the operator says which fields are used.
type Condition struct {
	Op   Op
	A, B string // attributes: n1, firm.workforce
	K, M int64  // factors, numbers, days
	Word string
	List []string
}

// Op is the form of a condition.
type Op int

// The forms. They are those of norms that one meets.
const (
	Flag      Op = iota // A
	NoFlag              // !A
	AtLeast             // A >= K
	Less                // A < K
	Share               // K*A >= M*B
	Is                  // A == Word
	IsNot               // A != Word
	Among               // A in List
	Within              // A <= B + K days
	Exists              // one of parts has weight >= K and is sealed
	FlagOr              // A || B >= K
	FlagAnd             // A && B != Word
	everyForm           // how many there are
)

// Words are those of the attributes w1 to w4 and of firm.sector.
func Words() []string { return []string{"red", "green", "blue", "white", "black"} }

type maker struct{ *rand.Rand }

// Make makes the norms, always the same.
func Make() []Norm {
	m := &maker{rand.New(rand.NewPCG(200, 7))}
	out := make([]Norm, Count)
	for i := range out {
		out[i] = m.norm(i + 1)
	}
	return out
}

// Amendments are the days on which the law changed, from FirstDay.
func Amendments() []int { return []int{0, 420, 900, 1300, 1510, 1900, 2200, 2640, 3000, 3333} }

// norm has one to four versions, which begin and end on days of amendment; some norms begin late, some end early.
func (m *maker) norm(n int) Norm {
	out := Norm{ID: fmt.Sprintf("norm-%03d", n), Prohibition: m.IntN(4) == 0}
	days := append(Amendments(), CaseDays)
	at := 0
	if m.IntN(5) == 0 {
		at = m.IntN(5)
	}
	for {
		until := len(days) - 1
		if len(out.Versions) < 3 && m.IntN(5) < 3 && at < until-1 {
			until = at + 1 + m.IntN(until-at)
		}
		out.Versions = append(out.Versions, m.version(days[at], days[until]-1, out.Prohibition))
		if until == len(days)-1 || m.IntN(8) == 0 {
			return out
		}
		at = until
	}
}

// version has a scope that holds in about two cases of five, an exception that seldom does, and elements that mostly hold: of ten norms
// that apply about one is breached, at the first, the last or any other of its elements.
func (m *maker) version(from, to int, prohibition bool) Version {
	v := Version{From: from, To: to}
	all := []Condition{m.condition(40, nil)}
	all = append(all, m.condition(5, all))
	for i := range Elements {
		likely := 98
		if prohibition { // the conduct that is forbidden is rare: each part of it is common enough, all together are not
			likely = []int{70, 60, 50, 60, 80}[i]
		}
		all = append(all, m.condition(likely, all))
	}
	v.Scope, v.Exception, v.Elements = all[0], all[1], all[2:]
	return v
}

// condition makes a condition that holds in about so many cases of a hundred, and is about something else than those before; see [Cases]
// for how likely each value is.
func (m *maker) condition(percent int, before []Condition) Condition {
	for {
		c := m.any()
		p := c.likely()
		other := !slices.ContainsFunc(before, func(b Condition) bool { return b.A == c.A || b.A == c.B || b.B == c.A })
		if other && p >= percent-3 && p <= percent+3 && p < 100 {
			return c
		}
	}
}

func (m *maker) any() Condition {
	n, d := fmt.Sprintf("n%d", 1+m.IntN(8)), 1+m.IntN(4)
	f, w := fmt.Sprintf("f%d", 1+m.IntN(10)), fmt.Sprintf("w%d", 1+m.IntN(4))
	words := slices.Clone(Words())
	m.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	switch op := Op(m.IntN(int(everyForm))); op {
	case Flag, NoFlag:
		return Condition{Op: op, A: f}
	case AtLeast, Less:
		return Condition{Op: op, A: n, K: int64(m.IntN(101))}
	case Share:
		return Condition{Op: op, A: "meeting.attendance", B: "firm.workforce", K: int64(1 + m.IntN(20)), M: int64(1 + m.IntN(4))}
	case Is, IsNot:
		return Condition{Op: op, A: pick(m, w, "firm.sector"), Word: words[0]}
	case Among:
		return Condition{Op: op, A: pick(m, w, "firm.sector"), List: words[:2+m.IntN(3)]}
	case Within:
		return Condition{Op: op, A: fmt.Sprintf("d%d", 1+d%4), B: fmt.Sprintf("d%d", d), K: int64(m.IntN(120)) - 30}
	case Exists:
		return Condition{Op: op, K: int64(m.IntN(101))}
	case FlagOr:
		return Condition{Op: op, A: f, B: n, K: int64(m.IntN(101))}
	default:
		return Condition{Op: op, A: f, B: w, Word: words[0]}
	}
}

func pick(m *maker, options ...string) string { return options[m.IntN(len(options))] }

// likely is in how many of a hundred cases the condition holds, about.
func (c Condition) likely() int {
	flag := func(name string) int { return flagPercent(int(name[len(name)-1]-'0') % 10) }
	switch c.Op {
	case Flag:
		return flag(c.A)
	case NoFlag:
		return 100 - flag(c.A)
	case AtLeast:
		return 100 - int(c.K)
	case Less:
		return int(c.K)
	case Share: // attendance is even over 0 to 100 percent of a workforce
		return int(max(0, 100-100*c.M/c.K))
	case Is:
		return 20
	case IsNot:
		return 80
	case Among:
		return 20 * len(c.List)
	case Within: // the days of two attributes are 0 to 59 days apart, either way
		return int(min(100, max(0, (c.K+60)*5/6)))
	case Exists: // five parts, half of them sealed
		miss := 100.0
		for range 5 {
			miss *= 1 - float64(100-c.K)/200
		}
		return 100 - int(miss)
	case FlagOr:
		f := flag(c.A)
		return f + (100-f)*int(100-c.K)/100
	default:
		return flag(c.A) * 80 / 100
	}
}

// flagPercent is how often the flag of a number (f10 is 0) is raised, in a hundred cases.
func flagPercent(n int) int { return [...]int{2, 5, 40, 50, 60, 95, 98, 98, 3, 40}[n] }

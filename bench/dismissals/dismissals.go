// Package dismissals makes up tables of dismissals: invented rows with gaps and disagreements such as a lawyer meets them, for the
// example beside the record of OzenMunaiGas and for measuring. Begin with [Write]. No row is about anybody.
package dismissals

import (
	"encoding/csv"
	"fmt"
	"io"
	"math/rand/v2"
	"time"
)

// Columns are the columns of the table. The first is a running number and nothing else.
func Columns() []string {
	return []string{
		"id", "date", "place", "ground", "absence", "offence_date", "detected", "took_part_in_strike@employer", "took_part_in_strike@workers",
		"strike_found_illegal", "good_reason@employer", "good_reason@workers", "explanation_demanded@employer", "explanation_demanded@workers",
		"explanation_given", "refusal_recorded", "earlier_sanctions_for_same", "temporarily_disabled", "on_leave", "on_annual_leave",
		"on_public_duties", "on_business_trip", "term_suspended_for", "told", "told_by", "copy_handed", "union_member", "union_officer",
		"union_consent", "because_of_union@workers", "protected_parent", "dispute_representative",
	}
}

// Write writes so many rows. The same seed gives the same rows.
func Write(out io.Writer, rows int, seed uint64) error {
	w := csv.NewWriter(out)
	m := &maker{rand.New(rand.NewPCG(seed, 2011))}
	if err := w.Write(Columns()); err != nil {
		return err
	}
	for i := range rows {
		if err := w.Write(m.row(i + 1)); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

type maker struct{ *rand.Rand }

// dismissal is one made-up dismissal, before it is known who tells of it.
type dismissal struct {
	n                       int
	day                     time.Time
	ground                  string
	took, ill, leave, union bool
	interviewed             bool // a worker told of it; otherwise only the employer's list is there
}

func (m *maker) row(n int) []string {
	d := dismissal{
		n: n, day: m.day(), took: m.chance(93), ill: m.chance(3), leave: m.chance(4), union: m.chance(84), interviewed: m.chance(38),
		ground: m.pick("absence", 88, "none_given", 4, "strike", 3, "repeated_breach", 3, "other_breach", 2),
	}
	offence := d.day.AddDate(0, 0, -m.IntN(26)-2)
	if m.chance(6) {
		offence = offence.AddDate(0, -1, -m.IntN(20))
	}
	told, how := m.told(d)
	return []string{
		fmt.Sprintf("made-up-%d", n), day(d.day), m.pick("unit 1", 30, "unit 2", 24, "unit 3", 18, "unit 4", 16, "unit 5", 12), d.ground,
		m.absence(d), m.gap(5, day(offence)), m.gap(30, day(offence.AddDate(0, 0, m.IntN(3)))),
		m.gap(4, "true"), m.says(d, !d.took, "false"),
		m.gap(10, truth(d.day.After(time.Date(2011, 5, 27, 0, 0, 0, 0, time.UTC)))),
		"false", m.says(d, m.chance(30), "true"),
		m.gap(5, "true"), m.says(d, m.chance(82), "false"),
		m.says(d, true, m.pick("false", 85, "true", 15)), m.gap(70, truth(m.chance(55))),
		m.gap(35, m.pick("0", 86, "1", 11, "~2", 3)), m.says(d, true, truth(d.ill)), m.says(d, true, truth(d.leave)),
		m.says(d, d.leave, truth(m.chance(60))), m.says(d, true, "false"), m.says(d, true, "false"), m.suspended(d),
		told, how, m.copied(d), m.says(d, true, truth(d.union)), m.gap(55, truth(d.union && m.chance(4))),
		m.gap(80, truth(m.chance(20))), m.says(d, m.chance(25), "true"), m.says(d, true, truth(m.chance(5))), m.gap(60, truth(m.chance(2))),
	}
}

// day spreads the dismissals over the strike: most in the first summer months, none in the ten days of July on which none took place.
func (m *maker) day() time.Time {
	first := time.Date(2011, 5, 28, 0, 0, 0, 0, time.UTC)
	for {
		d := first.AddDate(0, 0, min(m.IntN(190), m.IntN(190)))
		from, to := time.Date(2011, 7, 15, 0, 0, 0, 0, time.UTC), time.Date(2011, 7, 25, 0, 0, 0, 0, time.UTC)
		if (d.Before(from) || d.After(to)) && d.Weekday() != time.Sunday {
			return d
		}
	}
}

func (m *maker) absence(d dismissal) string {
	if d.ground != "absence" {
		return ""
	}
	return m.gap(12, m.pick("8 hours", 40, "12 hours", 34, "1 day", 10, "2 hours", 3, "2..4 hours", 4, ">=3 hours", 9))
}

func (m *maker) suspended(d dismissal) string {
	switch {
	case d.ill && d.interviewed:
		return fmt.Sprintf("%d days", m.IntN(14)+3)
	case m.chance(60):
		return "none"
	}
	return ""
}

// told is when and how the worker learned of the act: at once against signature, by post, by telephone, or from a list put up.
func (m *maker) told(d dismissal) (when, how string) {
	if !d.interviewed && m.chance(45) {
		return "", ""
	}
	how = m.pick("signature", 48, "letter", 32, "orally", 12, "posted", 8)
	late := m.IntN(3)
	if how != "signature" || m.chance(15) {
		late += m.IntN(20)
	}
	when = day(d.day.AddDate(0, 0, late))
	if m.chance(6) {
		when = d.day.Format("2006-01")
	}
	return when, how
}

func (m *maker) copied(d dismissal) string {
	switch {
	case m.chance(40):
		return ""
	case m.chance(12):
		return "none"
	}
	return day(d.day.AddDate(0, 0, m.IntN(9)))
}

// says is what a worker tells who was interviewed and for whom it is so.
func (m *maker) says(d dismissal, so bool, what string) string {
	if !d.interviewed || !so || m.chance(8) {
		return ""
	}
	return what
}

// gap leaves out what so many in a hundred do not know.
func (m *maker) gap(percent int, what string) string {
	if m.chance(percent) {
		return ""
	}
	return what
}

func (m *maker) chance(percent int) bool { return m.IntN(100) < percent }

// pick takes one of several words, each with its weight.
func (m *maker) pick(weighted ...any) string {
	total := 0
	for i := 1; i < len(weighted); i += 2 {
		total += weighted[i].(int)
	}
	n := m.IntN(total)
	for i := 0; i < len(weighted); i += 2 {
		if n -= weighted[i+1].(int); n < 0 {
			return weighted[i].(string)
		}
	}
	return ""
}

func day(t time.Time) string { return t.Format("2006-01-02") }

func truth(yes bool) string {
	if yes {
		return "true"
	}
	return "false"
}

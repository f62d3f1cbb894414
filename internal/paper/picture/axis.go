package picture

import (
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/scene"
)

// ticks are the days at which an axis is marked, and what stands there.
type ticks struct {
	days  []civil.Day
	words []string
}

// axis draws the scale over the field and thin lines down to end.
func (c *chart) axis(s *scene.Scene, end float64) {
	t := c.ticks()
	for i, d := range t.days {
		x := c.at(d)
		s.Shapes = append(s.Shapes,
			scene.Line{Points: []scene.Point{{X: x, Y: axisHeight - 1.5}, {X: x, Y: end}}, Tone: scene.Grey, Width: 0.1, Dashed: true},
			scene.Word{X: x, Y: axisHeight - 3, Text: t.words[i], Size: smallest, Tone: scene.Grey, Anchor: scene.Middle})
	}
	s.Shapes = append(s.Shapes,
		scene.Line{Points: []scene.Point{{X: 0, Y: axisHeight}, {X: full, Y: axisHeight}}, Tone: scene.Black, Width: 0.25},
		scene.Line{Points: []scene.Point{{X: 0, Y: end}, {X: full, Y: end}}, Tone: scene.Black, Width: 0.25})
}

// ticks takes the finest scale whose words have room: days, months, years.
func (c *chart) ticks() ticks {
	var t ticks
	for _, n := range [...]int{1, 7, 14} {
		if t = c.daily(n); c.roomy(t) {
			return t
		}
	}
	for _, n := range [...]int{1, 2, 3, 6} {
		if t = c.monthly(n); c.roomy(t) {
			return t
		}
	}
	for n := 1; n <= 1<<12; n *= 2 {
		if t = c.yearly(n); c.roomy(t) {
			return t
		}
	}
	return ticks{}
}

// roomy reports whether there is a tick, and the words of all stand within the picture, apart from each other.
func (c *chart) roomy(t ticks) bool {
	reach := datesWidth
	for i, d := range t.days {
		half := c.m(t.words[i], false) * smallest / 2
		if x := c.at(d); x-half < reach || x+half > full {
			return false
		}
		reach = c.at(d) + half + 3
	}
	return len(t.days) > 0
}

// within keeps a tick whose words would reach over the edge of the picture out of it.
func (c *chart) within(t *ticks, d civil.Day, words string) {
	half := c.m(words, false) * smallest / 2
	if d < c.from || d > c.to || c.at(d)+half > full {
		return
	}
	t.days = append(t.days, d)
	t.words = append(t.words, words)
}

func (c *chart) daily(n int) ticks {
	var t ticks
	if c.to-c.from > 200 {
		return t
	}
	for d := c.from + 1; d <= c.to; d += civil.Day(n) {
		c.within(&t, d, c.w.Day(d))
	}
	return t
}

func (c *chart) monthly(n int) ticks {
	var t ticks
	if c.to-c.from > 4000 {
		return t
	}
	year, month, _ := c.from.Date()
	d, _ := civil.NewDay(year, 1+(month-1)/n*n, 1)
	for ; d <= c.to; d = civil.AddMonths(d, n) {
		c.within(&t, d, c.w.When(civil.Between(d, civil.AddMonths(d, 1)-1)))
	}
	return t
}

func (c *chart) yearly(n int) ticks {
	var t ticks
	year, _, _ := c.from.Date()
	for y := year / n * n; ; y += n {
		d, ok := civil.NewDay(y, 1, 1)
		if !ok && y > year || ok && d > c.to {
			return t
		}
		if ok {
			c.within(&t, d, c.w.When(civil.Between(d, civil.AddMonths(d, 12)-1)))
		}
	}
}

package picture

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/scene"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/say"
)

// The measures of a timeline: a column of dates, one of titles, and the field in which time runs from left to right.
const (
	datesWidth  = 32.0
	titlesAt    = 34.0
	titlesWidth = 60.0
	fieldAt     = 97.0
	fieldWidth  = full - fieldAt - 1
	axisHeight  = 8.0
	footHeight  = 7.0
	mostHeight  = 195.0
	rowSpace    = 1.8
	mostLines   = 5
	barHeight   = 2.2
)

// row is an event in a timeline.
type row struct {
	date, title []string
	said        string // the date in words
	text        string
	first, last civil.When
	lasted      bool // longer than the day, or not known how long
	open        bool // no end is known
	planned     bool
	height      float64
}

// chart is what the scenes of one timeline have in common.
type chart struct {
	w        *say.Words
	m        Measure
	from, to civil.Day
}

// Timeline draws events in the order of their dates, each in a row of its own: date, title, and where in time it lies. A day not known exactly is a
// pale span, what lasted is a bar. From and to limit the events and the time that is drawn; civil.MinDay and civil.MaxDay do not. More events than a
// page holds give more than one picture; none gives none. An event without any known date is left out.
func Timeline(events []*record.Thing, from, to civil.Day, w *say.Words, m Measure) []Drawing {
	c := &chart{w: w, m: m}
	var out []Drawing
	for _, part := range divide(c.rows(events, from, to)) {
		c.span(part, from, to)
		out = append(out, Drawing{c.scene(part), c.alt(part)})
	}
	return out
}

// divide splits rows into parts of about the same height, no more of them than needed.
func divide(rows []row) [][]row {
	const most = mostHeight - axisHeight - footHeight
	total := 0.0
	for _, r := range rows {
		total += r.height
	}
	parts := math.Ceil(total / most)
	share := min(total/parts+leading*mostLines, most)
	var out [][]row
	for len(rows) > 0 {
		n, high := 0, 0.0
		for n < len(rows) && (n == 0 || high+rows[n].height <= share) {
			high += rows[n].height
			n++
		}
		out = append(out, rows[:n])
		rows = rows[n:]
	}
	return out
}

func (c *chart) rows(events []*record.Thing, from, to civil.Day) []row {
	var out []row
	for _, e := range events {
		first, last := e.Date(), e.Until()
		if !first.Known() || first.Earliest > to || !last.Known() && first.Latest < from || last.Known() && last.Latest < from {
			continue
		}
		r := row{first: first, last: last, planned: e.Planned, text: e.Shown()}
		r.lasted = last.Known()
		r.open = r.lasted && last.Latest == civil.MaxDay
		r.said = c.said(r)
		r.date = wrap(r.said, datesWidth, textSize, mostLines, c.m)
		r.title = wrap(r.text, titlesWidth, textSize, mostLines, c.m)
		r.height = float64(max(len(r.date), len(r.title), 1))*leading + rowSpace
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.first.Earliest, b.first.Earliest), cmp.Compare(a.first.Latest, b.first.Latest))
	})
	return out
}

func (c *chart) said(r row) string {
	switch {
	case !r.lasted:
		return c.w.When(r.first)
	case r.open:
		return c.w.Say("picture_open", "From", c.w.When(r.first))
	default:
		return c.w.Say("picture_lasted", "From", c.w.When(r.first), "To", c.w.When(r.last))
	}
}

// span is the time that is drawn: as far as events reach within the limits, and a little more.
func (c *chart) span(rows []row, from, to civil.Day) {
	c.from, c.to = civil.MaxDay, civil.MinDay
	for _, r := range rows {
		for _, d := range [...]civil.Day{r.first.Earliest, r.first.Latest, r.last.Earliest, r.last.Latest} {
			if d.IsReal() && (r.lasted || d == r.first.Earliest || d == r.first.Latest) {
				c.from, c.to = min(c.from, d), max(c.to, d)
			}
		}
	}
	c.from, c.to = max(c.from, from), min(c.to, to)
	if c.from > c.to {
		c.from, c.to = c.to, c.from
	}
	room := max((c.to-c.from)/40, 3)
	c.from, c.to = c.from-room, c.to+room
}

// at is where in the field a day begins. Days before and after it are at its edges.
func (c *chart) at(d civil.Day) float64 {
	d = min(max(d, c.from), c.to)
	return fieldAt + fieldWidth*float64(d-c.from)/float64(c.to-c.from)
}

func (c *chart) scene(rows []row) *scene.Scene {
	end := axisHeight
	for _, r := range rows {
		end += r.height
	}
	s := &scene.Scene{Width: full, Height: end + footHeight}
	y := axisHeight
	for i, r := range rows {
		if i%2 == 0 {
			s.Shapes = append(s.Shapes, scene.Box{X: 0, Y: y, Width: full, Height: r.height, Fill: scene.Pale})
		}
		y += r.height
	}
	c.axis(s, end)
	y = axisHeight
	for _, r := range rows {
		base := y + rowSpace/2 + leading*0.75
		put(s, r.date, scene.Word{X: 1, Y: base, Size: textSize, Tone: scene.Grey})
		put(s, r.title, scene.Word{X: titlesAt, Y: base, Size: textSize, Tone: scene.Black})
		c.mark(s, r, y+rowSpace/2+leading/2)
		y += r.height
	}
	c.legend(s, rows, end+footHeight-1.5)
	return s
}

// mark draws an event in the field, with its middle at y.
func (c *chart) mark(s *scene.Scene, r row, y float64) {
	tone := scene.Accent
	if r.planned {
		tone = scene.Grey
	}
	if !r.lasted {
		if r.first.Exact() {
			s.Shapes = append(s.Shapes, scene.Dot{X: c.at(r.first.Earliest), Y: y, Radius: barHeight / 2, Fill: tone})
			return
		}
		c.vague(s, r.first, y, tone)
		return
	}
	if !r.first.Exact() {
		c.vague(s, r.first, y, tone)
	}
	end := r.last.Earliest
	if r.open || !r.last.Exact() && end < r.first.Latest {
		end = r.first.Latest
	}
	x1, x2 := c.at(r.first.Latest), c.at(end)
	if r.open {
		s.Shapes = append(s.Shapes,
			scene.Dot{X: x1, Y: y, Radius: barHeight / 2, Fill: tone},
			scene.Line{Points: []scene.Point{{X: x1, Y: y}, {X: fieldAt + fieldWidth, Y: y}}, Tone: tone, Width: 0.4, Dashed: true, Arrow: true})
		return
	}
	if !r.last.Exact() {
		c.vague(s, civil.Between(end, r.last.Latest), y, tone)
	}
	s.Shapes = append(s.Shapes, scene.Box{X: x1, Y: y - barHeight/2, Width: max(x2-x1, 1), Height: barHeight, Fill: tone, Round: 0.4})
}

// vague draws a day that lies somewhere in a span.
func (c *chart) vague(s *scene.Scene, d civil.When, y float64, tone scene.Tone) {
	x1, x2 := c.at(d.Earliest), c.at(d.Latest)
	s.Shapes = append(s.Shapes, scene.Box{X: x1, Y: y - barHeight/2, Width: max(x2-x1, 1.4), Height: barHeight, Fill: scene.White, Edge: tone, Round: 0.4})
}

// legend says what the marks mean, those that are there.
func (c *chart) legend(s *scene.Scene, rows []row, y float64) {
	var day, lasted, vague, planned bool
	for _, r := range rows {
		day = day || !r.lasted && r.first.Exact()
		lasted = lasted || r.lasted && !r.open
		vague = vague || !r.first.Exact() || r.lasted && !r.open && !r.last.Exact()
		planned = planned || r.planned
	}
	x := 1.0
	middle := y - smallest*0.35
	word := func(id string) {
		text := c.w.Say(id)
		s.Shapes = append(s.Shapes, scene.Word{X: x, Y: y, Text: text, Size: smallest, Tone: scene.Grey})
		x += c.m(text, false)*smallest + 6
	}
	if day {
		s.Shapes = append(s.Shapes, scene.Dot{X: x + 1, Y: middle, Radius: barHeight / 2, Fill: scene.Accent})
		x += 3
		word("picture_on_a_day")
	}
	if lasted {
		s.Shapes = append(s.Shapes, scene.Box{X: x, Y: middle - barHeight/2, Width: 7, Height: barHeight, Fill: scene.Accent, Round: 0.4})
		x += 8.5
		word("picture_a_time")
	}
	if vague {
		s.Shapes = append(s.Shapes, scene.Box{X: x, Y: middle - barHeight/2, Width: 7, Height: barHeight, Fill: scene.White, Edge: scene.Accent, Round: 0.4})
		x += 8.5
		word("picture_some_day")
	}
	if planned {
		s.Shapes = append(s.Shapes, scene.Dot{X: x + 1, Y: middle, Radius: barHeight / 2, Fill: scene.Grey})
		x += 3
		word("picture_planned")
	}
}

func (c *chart) alt(rows []row) string {
	var items []string
	for _, r := range rows {
		items = append(items, c.w.Say("picture_event", "Date", r.said, "Title", r.text))
	}
	return c.w.Count("picture_timeline", int64(len(rows)), "Events", strings.Join(items, "; "))
}

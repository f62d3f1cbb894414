package civil

// AddWhen counts a span, which need not be exact, from a day that need not be exactly known: from the earliest day and
// the shortest length to the latest day and the longest. Open ends stay open; a When that is not Known gives one that is
// not Known. Errors are those of Add, except that an inexact span is none.
func (c *Calendar) AddWhen(from When, s Span, roll Roll) (When, error) {
	return c.countWhen(from, s, roll, +1)
}

// BackWhen counts back as AddWhen counts forward.
func (c *Calendar) BackWhen(from When, s Span, roll Roll) (When, error) {
	return c.countWhen(from, s, roll, -1)
}

func (c *Calendar) countWhen(from When, s Span, roll Roll, sign int) (When, error) {
	if !from.Known() {
		return When{}, nil
	}
	if problem := unitProblem(s.Unit); problem != "" {
		return When{}, &SpanError{Span: s, From: from.Earliest, Problem: problem}
	}
	nearest, furthest := s.Lo, s.Hi
	if sign < 0 {
		nearest, furthest = s.Hi, s.Lo
	}
	earliest, err := c.countEnd(from.Earliest, Span{nearest, nearest, s.Unit, s.About}, roll, sign)
	if err != nil {
		return When{}, err
	}
	latest, err := c.countEnd(from.Latest, Span{furthest, furthest, s.Unit, s.About}, roll, sign)
	if err != nil {
		return When{}, err
	}
	return Between(earliest, latest).about(from.About || s.About), nil
}

// countEnd counts an exact span without its steps, and keeps open ends open.
func (c *Calendar) countEnd(from Day, s Span, roll Roll, sign int) (Day, error) {
	switch {
	case from == MinDay || from == MaxDay:
		return from, nil
	case s.Lo == noUpperBound && sign < 0:
		return MinDay, nil
	case s.Lo == noUpperBound:
		return MaxDay, nil
	}
	if uncountable(from, s) == "" {
		if end, ok := c.AddDays(from, sign*int(s.Lo), s.Unit); ok {
			if end, ok = c.Roll(end, roll); ok {
				return end, nil
			}
		}
	}
	k, err := c.count(from, s, roll, sign) // slower, but it can say why not
	return k.End, err
}

package civil

// AddDays returns the day n units after d, or -n units before it, not rolled; d itself is not counted. It agrees
// with [Calendar.Add] and [Calendar.Back], and allocates nothing.
//
// False when the calendar does not cover the working days that would have to be counted, when the day is out of
// reach, and for Hours, which are no days. MinDay and MaxDay stay what they are.
func (c *Calendar) AddDays(d Day, n int, u Unit) (Day, bool) {
	if u <= Hours || u > Years {
		return 0, false
	}
	if d == MinDay || d == MaxDay {
		return d, true
	}
	const reach = 1 << 32 // more days, and more months, than there are
	if n < -reach || n > reach {
		return 0, false
	}
	switch u {
	case Days:
		return within(int64(d) + int64(n))
	case Weeks:
		return within(int64(d) + 7*int64(n))
	case Months:
		return within(int64(AddMonths(d, n)))
	case Years:
		return within(int64(AddMonths(d, 12*n)))
	}
	return c.addWorkDays(d, n)
}

// within refuses what lies beyond the last day of either side.
func within(n int64) (Day, bool) {
	if n <= int64(MinDay) || n >= int64(MaxDay) {
		return 0, false
	}
	return Day(n), true
}

func (c *Calendar) addWorkDays(d Day, n int) (Day, bool) {
	if n == 0 {
		return d, true
	}
	var to int // in c.work
	if n > 0 {
		passed, ok := c.workUpTo(int64(d))
		if !ok {
			return 0, false
		}
		to = passed + n - 1
	} else {
		passed, ok := c.workUpTo(int64(d) - 1)
		if !ok {
			return 0, false
		}
		to = passed + n
	}
	if to < 0 || to >= len(c.work) {
		return 0, false
	}
	return c.first + Day(c.work[to]), true
}

// workUpTo returns how many working days there are from the first day covered to d, d included. The day before the
// first is fine: it has none. False when d lies outside, or nothing is covered.
func (c *Calendar) workUpTo(d int64) (int, bool) {
	if c == nil || len(c.days) == 0 {
		return 0, false
	}
	i := d - int64(c.first) + 1
	if i < 0 || i >= int64(len(c.before)) {
		return 0, false
	}
	return int(c.before[i]), true
}

// WorkdaysBetween returns how many full working days lie between a and b, neither of them counted; less than 0 when
// b comes before a. False when the calendar does not cover all days between.
func (c *Calendar) WorkdaysBetween(a, b Day) (int, bool) {
	if a > b {
		n, ok := c.WorkdaysBetween(b, a)
		return -n, ok
	}
	if int64(b)-int64(a) <= 1 {
		return 0, true
	}
	upTo, ok := c.workUpTo(int64(b) - 1)
	if !ok {
		return 0, false
	}
	passed, ok := c.workUpTo(int64(a))
	if !ok {
		return 0, false
	}
	return upTo - passed, true
}

// Roll returns d when it is a working day, else the next or the previous one, as roll says; RollNone returns d. False when
// the calendar does not cover the days needed. MinDay and MaxDay stay what they are. It allocates nothing.
func (c *Calendar) Roll(d Day, roll Roll) (Day, bool) {
	if roll == RollNone || d == MinDay || d == MaxDay {
		return d, true
	}
	s, ok := c.Day(d)
	switch {
	case !ok:
		return 0, false
	case s.Working:
		return d, true
	case roll == RollNext:
		return c.addWorkDays(d, 1)
	}
	return c.addWorkDays(d, -1)
}

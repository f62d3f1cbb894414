package reason

// Arithmetic and comparison of intervals. Every function takes the bounds and the state of its operands and gives the bounds
// and the state of the result; the fast evaluator and the trace both use these and nothing else. Bounds mean something only
// where the state has hasValue.

// strict joins the states of two operands that are both needed: an error wins, then absence.
func strict(a, b state) state {
	if (a|b)&notThere == 0 {
		return a | b
	}
	st := (a | b) & isError
	if a&isAbsent != 0 && b&^isError != 0 || b&isAbsent != 0 && a&^isError != 0 {
		st |= isAbsent
	}
	if a&hasValue != 0 && b&hasValue != 0 {
		st |= (a | b) & valued
	}
	return st
}

// strictTruth is the Truth of a question about two operands that is answered by t if both have values.
func strictTruth(t Truth, a, b state) Truth {
	st := strict(a, b)
	if st&hasValue == 0 {
		return Truth(st & notThere)
	}
	return t | Truth(st&notThere)
}

// less answers a < b.
func less(alo, ahi, blo, bhi int64) Truth {
	if ahi < blo {
		return CanBeTrue
	}
	if alo >= bhi {
		return CanBeFalse
	}
	return eitherWay
}

// same answers a == b.
func same(alo, ahi, blo, bhi int64) Truth {
	if ahi < blo || bhi < alo {
		return CanBeFalse
	}
	if alo == ahi && blo == bhi {
		return CanBeTrue
	}
	return eitherWay
}

// bounded says that both ends are numbers.
func bounded(lo, hi int64) bool { return lo > NoMin && hi < NoMax }

// settle makes a result of two ends and says whether they are too large for a number: over is -1, 0 or 1 for each end. Where
// only one end is too large the interval stays open there, and an error is possible.
func settle(lo int64, lover int, hi int64, hover int, st state) (int64, int64, state) {
	if lover == 0 && hover == 0 {
		return lo, hi, st
	}
	st |= isError
	if lover > 0 || hover < 0 {
		return NoMin, NoMax, st &^ hasValue
	}
	if lover < 0 {
		lo = NoMin
	}
	if hover > 0 {
		hi = NoMax
	}
	return lo, hi, st
}

// sumUp adds two ends of the same side. An open end stays open. over says that the sum of two numbers is none.
func sumUp(a, b int64) (sum int64, over int) {
	if a == NoMin || a == NoMax {
		return a, 0
	}
	if b == NoMin || b == NoMax {
		return b, 0
	}
	s := a + b
	switch {
	case b > 0 && (s < a || s == NoMax):
		return NoMax, 1
	case b < 0 && (s > a || s <= NoMin):
		return NoMin, -1
	}
	return s, 0
}

func add(alo, ahi int64, as state, blo, bhi int64, bs state) (int64, int64, state) {
	lo, lover := sumUp(alo, blo)
	hi, hover := sumUp(ahi, bhi)
	return settle(lo, lover, hi, hover, strict(as, bs))
}

// negate turns an interval round; NoMin is -NoMax.
func negate(lo, hi int64, st state) (int64, int64, state) { return -hi, -lo, st }

func subtract(alo, ahi int64, as state, blo, bhi int64, bs state) (int64, int64, state) {
	return add(alo, ahi, as, -bhi, -blo, bs)
}

// product multiplies two ends. Nothing times an open end is nothing.
func product(a, b int64) (p int64, over int) {
	if a == 0 || b == 0 {
		return 0, 0
	}
	open := a == NoMin || a == NoMax || b == NoMin || b == NoMax
	if !open {
		if small(a) && small(b) {
			return a * b, 0
		}
		if p = a * b; p/b == a && bounded(p, p) {
			return p, 0
		}
		over = 1
	}
	if (a > 0) == (b > 0) {
		return NoMax, over
	}
	return NoMin, -over
}

func small(a int64) bool { return a == int64(int32(a)) }

func multiply(alo, ahi int64, as state, blo, bhi int64, bs state) (int64, int64, state) {
	if blo == bhi {
		return scale(alo, ahi, as, blo, bs)
	}
	if alo == ahi {
		return scale(blo, bhi, bs, alo, as)
	}
	lo, lover := product(alo, blo)
	hi, hover := lo, lover
	for _, ends := range [3][2]int64{{alo, bhi}, {ahi, blo}, {ahi, bhi}} {
		p, over := product(ends[0], ends[1])
		if p < lo || p == lo && over < lover {
			lo, lover = p, over
		}
		if p > hi || p == hi && over > hover {
			hi, hover = p, over
		}
	}
	return settle(lo, lover, hi, hover, strict(as, bs))
}

// scale multiplies an interval by one number.
func scale(lo, hi int64, st state, k int64, ks state) (int64, int64, state) {
	if k < 0 {
		lo, hi = hi, lo
	}
	lo, lover := product(lo, k)
	hi, hover := product(hi, k)
	return settle(lo, lover, hi, hover, strict(st, ks))
}

// divide divides by a known number other than 0, rounding towards 0 as CEL does.
func divide(lo, hi int64, st state, k int64) (int64, int64, state) {
	lo, hi = quotient(lo, k), quotient(hi, k)
	if k < 0 {
		lo, hi = hi, lo
	}
	return lo, hi, st
}

func quotient(a, k int64) int64 {
	switch {
	case a != NoMin && a != NoMax:
		return a / k
	case k < 0:
		return -a
	}
	return a
}

// remainder gives the rest of a division by a known number other than 0. It has the sign of what is divided, as in CEL.
func remainder(lo, hi int64, st state, k int64) (int64, int64, state) {
	if k < 0 {
		k = -k
	}
	if bounded(lo, hi) && lo/k == hi/k && (lo >= 0 || hi <= 0) {
		return lo % k, hi % k, st
	}
	rlo, rhi := int64(0), int64(0)
	if lo < 0 {
		rlo = max(lo, 1-k)
	}
	if hi > 0 {
		rhi = min(hi, k-1)
	}
	return rlo, rhi, st
}

// hull is the narrowest interval around two that are both possible.
func hull(alo, ahi int64, as state, blo, bhi int64, bs state) (int64, int64, state) {
	switch {
	case as&hasValue == 0:
		return blo, bhi, as | bs
	case bs&hasValue == 0:
		return alo, ahi, as | bs
	}
	return min(alo, blo), max(ahi, bhi), as | bs
}

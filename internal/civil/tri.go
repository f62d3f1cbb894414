package civil

// Tri is the answer to a question about things that are not exactly known. The zero value is Unknown.
type Tri uint8

// The three answers.
const (
	Unknown Tri = iota
	False
	True
)

// Not turns True into False and False into True; Unknown stays Unknown.
func (t Tri) Not() Tri {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Unknown
}

// String returns "true", "false" or "unknown".
func (t Tri) String() string {
	switch t {
	case True:
		return "true"
	case False:
		return "false"
	}
	return "unknown"
}

// Order says how one amount or day stands to another. Greater is LessOrEqual.Not(), greater or equal is Less.Not().
type Order struct {
	Less, LessOrEqual, Equal Tri
}

// interval is a whole number between two bounds, both included. The greatest int64 as hi means no upper bound.
type interval struct{ lo, hi int64 }

func (a interval) compare(b interval) Order {
	return Order{
		Less:        decide(a.hi < b.lo, a.lo >= b.hi),
		LessOrEqual: decide(a.hi <= b.lo, a.lo > b.hi),
		Equal:       decide(a.lo == a.hi && b.lo == b.hi && a.lo == b.lo, a.hi < b.lo || b.hi < a.lo),
	}
}

// decide is True when every choice within the bounds agrees, False when none does.
func decide(always, never bool) Tri {
	switch {
	case always:
		return True
	case never:
		return False
	}
	return Unknown
}

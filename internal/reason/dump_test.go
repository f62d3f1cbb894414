package reason

import (
	"fmt"
	"strings"
)

// dump writes a tree of reasons with one part a line.
func dump(n *Node) string {
	var b strings.Builder
	dumpTo(&b, n, 0)
	return b.String()
}

func dumpTo(b *strings.Builder, n *Node, depth int) {
	fmt.Fprintf(b, "%s%s = %s", strings.Repeat("  ", depth), n.Text, show(n))
	if n.Path != "" && n.Path != n.Text {
		fmt.Fprintf(b, "   %s", n.Path)
	}
	if n.Message != "" {
		fmt.Fprintf(b, "   %s", n.Message)
	}
	b.WriteString("\n")
	for _, k := range n.Kids {
		dumpTo(b, k, depth+1)
	}
}

// show writes a value, and what else than a value it may be.
func show(n *Node) string {
	v := &n.Value
	if n.Type.Kind == KindBool {
		return v.Truth().String()
	}
	var parts []string
	if v.state&hasValue != 0 {
		parts = append(parts, showValue(n.Type.Kind, v))
	}
	if rest := v.Truth() & noValue; rest != 0 {
		parts = append(parts, rest.String())
	}
	return strings.Join(parts, " or ")
}

func showValue(kind Kind, v *Value) string {
	switch kind {
	case KindText:
		if s, ok := v.Text(); ok {
			return s
		}
		return "any text"
	case KindDate:
		if w := v.When(); !w.Exact() {
			return w.Earliest.String() + ".." + w.Latest.String()
		}
		return v.When().Earliest.String()
	case KindSpan:
		if s, ok := v.Span(); ok {
			return s.String()
		}
		return "any span"
	case KindRef:
		if v.ref != nil {
			return v.ref.ID
		}
		return "some thing"
	case KindList:
		s := v.listed()
		lo, hi := s.size()
		return "list of " + bounds(lo, hi)
	}
	return bounds(v.lo, v.hi)
}

func bounds(lo, hi int64) string {
	if lo == hi {
		return fmt.Sprint(lo)
	}
	low, high := "", ""
	if lo != NoMin {
		low = fmt.Sprint(lo)
	}
	if hi != NoMax {
		high = fmt.Sprint(hi)
	}
	return low + ".." + high
}

package norms

import (
	"fmt"
	"strings"
)

// Periods are the first days of the times in which the law did not change, in order; the norms in force differ from one to the next.
// Every engine is given this index: a case is judged by the versions of its period only.
func Periods() []int { return Amendments() }

// PeriodOf gives the period of a day.
func PeriodOf(day int64) int {
	days := Periods()
	i := len(days) - 1
	for int64(days[i]) > day {
		i--
	}
	return i
}

// InForce gives the version of a norm that is in force in a period, and its index.
func (n *Norm) InForce(period int) (*Version, int) {
	day := Periods()[period]
	for i := range n.Versions {
		if v := &n.Versions[i]; v.From <= day && day <= v.To {
			return v, i
		}
	}
	return nil, -1
}

func quoted(words []string, sign string) string {
	var out []string
	for _, w := range words {
		out = append(out, sign+w+sign)
	}
	return strings.Join(out, ", ")
}

// plain renders the forms that CEL and expr write alike. it stands before each attribute.
func (c Condition) plain(it string) string {
	a, b := it+c.A, it+c.B
	switch c.Op {
	case Flag:
		return a
	case NoFlag:
		return "!" + a
	case AtLeast:
		return fmt.Sprintf("%s >= %d", a, c.K)
	case Less:
		return fmt.Sprintf("%s < %d", a, c.K)
	case Share:
		return fmt.Sprintf("%d * %s >= %d * %s", c.K, a, c.M, b)
	case Is:
		return fmt.Sprintf("%s == '%s'", a, c.Word)
	case IsNot:
		return fmt.Sprintf("%s != '%s'", a, c.Word)
	case Among:
		return fmt.Sprintf("%s in [%s]", a, quoted(c.List, "'"))
	case Within:
		return fmt.Sprintf("%s <= %s + %d", a, b, c.K)
	case FlagOr:
		return fmt.Sprintf("%s || %s >= %d", a, b, c.K)
	case FlagAnd:
		return fmt.Sprintf("%s && %s != '%s'", a, b, c.Word)
	}
	return ""
}

// joined writes a version as one expression that gives 0 where it does not apply, 1 where it is met, 2 where it is breached.
func (n *Norm) joined(v *Version, render func(Condition) string) string {
	var elements []string
	for _, e := range v.Elements {
		elements = append(elements, "("+render(e)+")")
	}
	met, breached := 1, 2
	if n.Prohibition {
		met, breached = breached, met
	}
	return fmt.Sprintf("(%s) && !(%s) ? (%s ? %d : %d) : 0", render(v.Scope), render(v.Exception), strings.Join(elements, " && "), met, breached)
}

// CEL writes a version for cel-go.
func (n *Norm) CEL(v *Version) string {
	return n.joined(v, func(c Condition) string {
		if c.Op == Exists {
			return fmt.Sprintf("parts.exists(p, p.weight >= %d && p.sealed)", c.K)
		}
		return c.plain("")
	})
}

// Expr writes a version for expr.
func (n *Norm) Expr(v *Version) string {
	return n.joined(v, func(c Condition) string {
		if c.Op == Exists {
			return fmt.Sprintf("any(parts, .weight >= %d && .sealed)", c.K)
		}
		return c.plain("")
	})
}

// Rego writes all versions of a period as one module for OPA: data.period_3.findings has the ids of norms that are met and of those that are
// breached. Of five ways to write them this was the fastest: two sets, the scope in the rule itself where OPA can find it by its index, and
// flags compared with true and false for the same reason.
func Rego(all []Norm, period int) string {
	var out strings.Builder
	fmt.Fprintf(&out, "package period_%d\n\n", period)
	for i := range all {
		n := &all[i]
		v, _ := n.InForce(period)
		if v == nil {
			continue
		}
		r := &regoWriter{name: strings.ReplaceAll(n.ID, "-", "_")}
		scope, exception := r.body(v.Scope), r.body(v.Exception)
		var elements []string
		for _, e := range v.Elements {
			elements = append(elements, r.body(e))
		}
		fmt.Fprintf(&out, "%s_excepted if {\n\t%s\n}\n", r.name, exception)
		fmt.Fprintf(&out, "%s_holds if {\n\t%s\n}\n", r.name, strings.Join(elements, "\n\t"))
		held, failed := "met", "breached"
		if n.Prohibition {
			held, failed = failed, held
		}
		fmt.Fprintf(&out, "%s contains %q if {\n\t%s\n\tnot %s_excepted\n\t%s_holds\n}\n", held, n.ID, scope, r.name, r.name)
		fmt.Fprintf(&out, "%s contains %q if {\n\t%s\n\tnot %s_excepted\n\tnot %s_holds\n}\n%s\n", failed, n.ID, scope, r.name, r.name, r.helpers.String())
	}
	out.WriteString("findings := {\"met\": met, \"breached\": breached}\n")
	return out.String()
}

// regoWriter writes conditions for OPA; where one needs rules of its own they are gathered in helpers.
type regoWriter struct {
	name    string
	n       int
	helpers strings.Builder
}

func (r *regoWriter) body(c Condition) string {
	a, b := "input."+c.A, "input."+c.B
	r.n++
	switch c.Op {
	case Flag:
		return a + " == true"
	case NoFlag:
		return a + " == false"
	case Is:
		return fmt.Sprintf("%s == %q", a, c.Word)
	case IsNot:
		return fmt.Sprintf("%s != %q", a, c.Word)
	case Among:
		return fmt.Sprintf("%s in {%s}", a, quoted(c.List, `"`))
	case Exists:
		return fmt.Sprintf("some part_%d in input.parts\n\tpart_%d.weight >= %d\n\tpart_%d.sealed == true", r.n, r.n, c.K, r.n)
	case FlagOr:
		fmt.Fprintf(&r.helpers, "%s_%d if %s == true\n%s_%d if %s >= %d\n", r.name, r.n, a, r.name, r.n, b, c.K)
		return fmt.Sprintf("%s_%d", r.name, r.n)
	case FlagAnd:
		return fmt.Sprintf("%s == true\n\t%s != %q", a, b, c.Word)
	}
	return c.plain("input.")
}

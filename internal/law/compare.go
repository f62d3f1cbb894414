package law

import "github.com/tarazy/tarazy/internal/civil"

// Change is a norm that stood otherwise on one day than on another. Before or After is nil where the rule did not exist.
type Change struct {
	Norm          *Norm
	Before, After *Version
}

// Compare lists the norms of a pack that changed between two days, in the order of their ids. A version that may or may not have been
// in force on a day counts as in force.
func Compare(p *Pack, before, after civil.Day) []Change {
	var out []Change
	for _, n := range p.Norms {
		b, a := last(n.On(civil.On(before))), last(n.On(civil.On(after)))
		if b != a {
			out = append(out, Change{n, b, a})
		}
	}
	return out
}

func last(versions []*Version) *Version {
	if len(versions) == 0 {
		return nil
	}
	return versions[len(versions)-1]
}

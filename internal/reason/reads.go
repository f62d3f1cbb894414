package reason

import "slices"

// Reads lists the attributes of the first variable that the condition reads, each once, in the order of the text. beyond says that it
// also reads attributes of what these lead to. Two objects of one type that agree on the attributes, and lead to the same objects,
// cannot get different answers.
func (c *Condition) Reads() (attributes []string, beyond bool) {
	var visit func(*expr)
	visit = func(e *expr) {
		for _, k := range e.kids {
			visit(k)
		}
		if e.op != OpFact && e.op != OpHas {
			return
		}
		if from := e.kids[0]; from.op != OpVar || from.slot != onlyIt {
			beyond = true
		} else if !slices.Contains(attributes, e.field.name) {
			attributes = append(attributes, e.field.name)
		}
	}
	visit(c.root)
	return attributes, beyond
}

// Names lists every attribute that the condition reads of anything, each once, in the order of the text.
func (c *Condition) Names() []string {
	var out []string
	var visit func(*expr)
	visit = func(e *expr) {
		for _, k := range e.kids {
			visit(k)
		}
		if (e.op == OpFact || e.op == OpHas) && !slices.Contains(out, e.field.name) {
			out = append(out, e.field.name)
		}
	}
	visit(c.root)
	return out
}

package reason

// maxVars is how many variables a condition may have, and how many more its list functions may have in scope at one place.
const maxVars = 8

// Frame is the working memory of one goroutine. It may be used again and again, for any condition; the zero Frame is ready.
// Its memory grows to what the largest condition needs and is then kept.
type Frame struct {
	it     *Object
	slots  [2 * maxVars]*Value // first the variables, then those of list functions; a nil slot is an item of which nothing is known
	vars   [maxVars]Value
	items  []Item
	values []Value
	tracer *tracer // once something was explained
}

// Set gives the variable at index i of Compile's vars its object, for all that is evaluated with the frame until it is set
// again. Index 0 is not set here: it is given to Test and its like. A nil object is one of which nothing is known.
func (f *Frame) Set(i int, o *Object) {
	f.vars[i-1] = OfRef(o)
	f.slots[i-1] = &f.vars[i-1]
}

// mark is a height of the frame's working memory.
type mark struct{ items, values int }

func (f *Frame) mark() mark { return mark{len(f.items), len(f.values)} }

// release gives back what was taken since the mark.
func (f *Frame) release(m mark) {
	f.items = f.items[:m.items]
	f.values = f.values[:m.values]
}

// keep stores a value until it is released. The pointer stays good when the memory grows.
func (f *Frame) keep(v Value) *Value {
	f.values = append(f.values, v)
	return &f.values[len(f.values)-1]
}

// since gives the items added since the mark. Adding more does not change them.
func (f *Frame) since(m mark) []Item { return f.items[m.items:len(f.items):len(f.items)] }

// start readies the frame for one evaluation.
func (f *Frame) start(it *Object) {
	f.it = it
	f.items = f.items[:0]
	f.values = f.values[:0]
}

// Test works the condition out for it, without reasons and without allocating. It must be a condition that gives true or
// false; of any other the Truth is CanBeError. A nil it is an object of which nothing is known.
func (c *Condition) Test(f *Frame, it *Object) Truth {
	if c.run.truth == nil {
		return CanBeError
	}
	f.start(it)
	return c.run.truth(f)
}

// Begin readies the frame for what [Condition.Tester] gives.
func (f *Frame) Begin(it *Object) { f.start(it) }

// Tester gives Test as a function, for those who test very many conditions on one object: they call [Frame.Begin] once and then each of
// the functions. It is nil for a condition that does not give true or false.
func (c *Condition) Tester() func(*Frame) Truth { return c.run.truth }

// Eval works out a condition that gives a value of any type: a date, a reference, a number. A list it gives shares the
// frame's memory and is good until the frame is used again.
func (c *Condition) Eval(f *Frame, it *Object) Value {
	f.start(it)
	return c.run.value(f)
}

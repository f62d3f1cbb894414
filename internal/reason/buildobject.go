package reason

func (b builder) object(e *expr) objectRun {
	switch e.op {
	case OpVar:
		slot := e.slot
		if slot == onlyIt {
			return func(f *Frame) (*Object, state) { return f.it, hasValue }
		}
		return func(f *Frame) (*Object, state) { return readObject(slotValue(f, slot)) }
	case OpIf:
		when, then, otherwise := b.truth(e.kids[0]), b.object(e.kids[1]), b.object(e.kids[2])
		return func(f *Frame) (o *Object, st state) {
			t := when(f)
			if t&CanBeTrue != 0 {
				o, st = then(f)
			}
			if t&CanBeFalse != 0 {
				o2, st2 := otherwise(f)
				o, st = eitherObject(o, st, o2, st2)
			}
			return o, st | state(t&noValue)
		}
	}
	if p, ok := pathOf(e); ok {
		return func(f *Frame) (*Object, state) { return readObject(p.find(f)) }
	}
	fact := b.fact(e)
	return func(f *Frame) (*Object, state) {
		v, st, also := fact(f)
		o, st := readObject(v, st)
		return o, st | also
	}
}

// eitherObject is one of two objects.
func eitherObject(a *Object, as state, b *Object, bs state) (*Object, state) {
	switch {
	case as&hasValue == 0:
		return b, as | bs
	case bs&hasValue == 0:
		return a, as | bs
	case a != b:
		return nil, as | bs | oneOf
	}
	return a, as | bs
}

func (b builder) list(e *expr) listRun {
	switch e.op {
	case OpListOf:
		return b.listOf(e)
	case OpFilter:
		return b.filter(e)
	case OpMap:
		return b.mapping(e)
	case OpIf:
		when, then, otherwise := b.truth(e.kids[0]), b.list(e.kids[1]), b.list(e.kids[2])
		return func(f *Frame) (s seq) {
			t := when(f)
			if t&CanBeTrue != 0 {
				s = then(f)
			}
			if t&CanBeFalse != 0 {
				s = eitherList(s, otherwise(f))
			}
			s.state |= state(t & noValue)
			return s
		}
	}
	if p, ok := pathOf(e); ok {
		return func(f *Frame) seq { return readList(p.find(f)) }
	}
	fact := b.fact(e)
	return func(f *Frame) seq {
		v, st, also := fact(f)
		s := readList(v, st)
		s.state |= also
		return s
	}
}

// eitherList is one of two lists: of their items nothing is said, only how many there are.
func eitherList(a, b seq) seq {
	switch {
	case a.state&hasValue == 0:
		b.state |= a.state
		return b
	case b.state&hasValue == 0:
		a.state |= b.state
		return a
	}
	alo, ahi := a.size()
	blo, bhi := b.size()
	return seq{moreLo: min(alo, blo), moreHi: max(ahi, bhi), state: a.state | b.state | oneOf}
}

// listOf builds a list written in the condition. One of literals is made once.
func (b builder) listOf(e *expr) listRun {
	if s, ok := literalList(e); ok {
		return func(*Frame) seq { return s }
	}
	kind := e.typ.Elem.Kind
	items := make([]valueRun, len(e.kids))
	for i, k := range e.kids {
		items[i] = b.value(k)
	}
	return func(f *Frame) seq {
		st := hasValue
		m := f.mark()
		for _, item := range items {
			inner := f.mark()
			v := item(f)
			f.release(inner)
			st = withItem(st, stateOf(kind, &v), false)
			f.items = append(f.items, Item{Value: f.keep(v.sure())})
		}
		return seq{items: f.since(m), state: st}
	}
}

func literalList(e *expr) (seq, bool) {
	s := seq{state: hasValue, items: make([]Item, len(e.kids))}
	for i, k := range e.kids {
		if k.op != OpLiteral {
			return seq{}, false
		}
		s.items[i].Value = &k.literal
	}
	return s, true
}

// sure is the value as an item: if the list exists, so does its item.
func (v Value) sure() Value {
	if v.state&valued != 0 {
		v.state &^= notThere
	}
	return v
}

func (b builder) filter(e *expr) listRun {
	list, body, slot, further := b.list(e.kids[0]), b.truth(e.kids[1]), e.slot, b.further
	return func(f *Frame) seq {
		s := list(f)
		y := newTally(s.state)
		m := f.mark()
		for i := range s.items {
			item := &s.items[i]
			inner := f.mark()
			f.slots[slot] = item.Value
			t := body(f)
			f.release(inner)
			if in, unsure := y.item(t, item.Maybe); in {
				f.items = append(f.items, Item{Value: item.Value, Maybe: unsure})
			}
		}
		out := seq{}
		if s.moreHi > 0 {
			inner := f.mark()
			f.slots[slot] = further.of(s.state)
			t := body(f)
			f.release(inner)
			out.moreLo, out.moreHi = y.more(t, s.moreLo, s.moreHi)
		}
		out.items, out.state = f.since(m), y.state
		return out
	}
}

func (b builder) mapping(e *expr) listRun {
	list, body, slot, kind, further := b.list(e.kids[0]), b.value(e.kids[1]), e.slot, e.kids[1].typ.Kind, b.further
	return func(f *Frame) seq {
		s := list(f)
		out := seq{moreLo: s.moreLo, moreHi: s.moreHi, state: s.state}
		m := f.mark()
		for i := range s.items {
			item := &s.items[i]
			inner := f.mark()
			f.slots[slot] = item.Value
			v := body(f)
			f.release(inner)
			out.state = withItem(out.state, stateOf(kind, &v), item.Maybe)
			if stateOf(kind, &v)&hasValue != 0 {
				f.items = append(f.items, Item{Value: f.keep(v.sure()), Maybe: item.Maybe})
			}
		}
		if s.moreHi > 0 {
			inner := f.mark()
			f.slots[slot] = further.of(s.state)
			v := body(f)
			f.release(inner)
			out.state = mapped(out.state, kind, &v, s.moreLo)
		}
		out.items = f.since(m)
		return out
	}
}

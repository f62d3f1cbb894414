package assess

// concluding is a conclusion and what it was found to rest on so far.
type concluding struct {
	*conclusion
	reads []int // the attributes that lead to what it rests on
	kept  memory[over]
}

// over is what a conclusion rests on beside the norms that are about the event itself.
type over struct {
	self  bool // it does rest on these
	rest  tally
	links []int // links to further events that are not known, as what is asked for
}

func (j *RowJudge) concluding(c *conclusion) concluding {
	out := concluding{conclusion: c}
	beyond := true
	for _, cond := range c.over {
		j.reads(cond, &out.reads, &beyond)
	}
	return out
}

// concluded adds up the verdicts of the row under a conclusion.
func (j *RowJudge) concluded(c *concluding, own tally, d *day) Outcome {
	key := j.keyOf(c.reads, true, d)
	o, seen := c.kept.find(key)
	if !seen {
		j.place(c.reads, 1)
		o = j.over(c.conclusion)
		c.kept.keep(key, o)
	}
	sum := o.rest
	if o.self {
		sum = tally{sum.met + own.met, sum.breached + own.breached, sum.disputed + own.disputed, sum.open + own.open}
	}
	out := sum.outcome(len(o.links))
	if out == Undetermined {
		for _, id := range o.links {
			j.asked.add(id)
		}
	}
	return out
}

// over finds the events that a conclusion rests on, and what came of them.
func (j *RowJudge) over(c *conclusion) over {
	var out over
	a := j.all.Assessment
	it := a.world(j.accounts[0], j.thing.Date()).objects[j.thing]
	for _, cond := range c.over {
		val := cond.Eval(&j.all.frame, it)
		things := a.things(&val)
		self := val.Ref() == it
		out.self = out.self || self
		if len(things) == 0 && !self && !val.Absent() {
			for _, u := range wayOf(cond.Explain(&j.all.frame, it).Missing(), true).facts {
				out.links = append(out.links, j.asked.id(u.Path))
			}
		}
		for _, f := range a.bearing(c.law, things) {
			out.rest.add(f.Outcome)
		}
	}
	return out
}

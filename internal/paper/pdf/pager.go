package pdf

// page is one page: what stands on it and where.
type page struct {
	number  int
	text    []onPage
	notes   []onPage
	ruled   float64 // where the rule over the notes is; 0 without notes
	chapter string  // the running head at the right
	bare    bool    // without running head and number: a title page, the first page of a letter
}

// onPage is a slab in its place on a page.
type onPage struct {
	slab
	y     float64
	note  int  // the note whose first line this is, or 0
	again bool // the head of a table that is repeated
}

// The measures of the foot of a page.
const (
	overRule  = 3.2  // white space between the text and the rule
	underRule = 1.6  // between the rule and the first note
	noteShare = 0.7  // of a page, at most, is taken by the rest of a note that began before
	emptiest  = 0.16 // of a page may stay empty before a note is divided to fill it
	fewest    = 2    // lines of a note that stand on a page at least, where it is divided
)

// pager fills pages with slabs, and puts at the foot of each page the notes whose marks stand on it.
type pager struct {
	set   func(int) []slab // makes the lines of a note
	known map[int][]slab   // those of notes that stand on no page yet
	pages []*page
	y     float64  // where the next slab goes
	foot  float64  // how high the notes of the page are, with the rule
	carry []onPage // lines of notes that had no room on this page
	seen  map[int]bool
}

// fill distributes slabs over pages.
func fill(slabs []slab, note func(int) []slab) []*page {
	p := &pager{set: note, known: map[int][]slab{}, seen: map[int]bool{}}
	p.turn()
	for from := 0; from < len(slabs); {
		to := from + 1
		for to < len(slabs) && slabs[to-1].keep && !slabs[to].fresh {
			to++
		}
		p.unit(slabs[from:to])
		from = to
	}
	for len(p.carry) > 0 {
		p.turn()
	}
	for _, pg := range p.pages {
		pg.settle()
	}
	return p.pages
}

func (p *pager) page() *page { return p.pages[len(p.pages)-1] }

// empty reports whether the page has no text yet.
func (p *pager) empty() bool { return len(p.page().text) == 0 }

// turn begins a page; notes that had no room on the last go on at its foot.
func (p *pager) turn() {
	p.pages = append(p.pages, &page{number: len(p.pages) + 1})
	p.y, p.foot = top, 0
	rest := p.carry
	p.carry = nil
	for i, line := range rest {
		if p.foot+line.height+overRule+underRule > noteShare*(bottom-top) && i > 0 {
			p.carry = rest[i:]
			return
		}
		p.put(line)
	}
}

// put adds a line of a note to the foot of the page.
func (p *pager) put(line onPage) {
	if p.foot == 0 {
		p.foot = overRule + underRule
	}
	p.foot += line.height
	p.page().notes = append(p.page().notes, line)
}

// note is the lines of a note.
func (p *pager) note(n int) []slab {
	lines, ok := p.known[n]
	if !ok {
		lines = p.set(n)
		p.known[n] = lines
	}
	return lines
}

// room is how much of the page is left.
func (p *pager) room() float64 { return bottom - p.y - p.foot }

// unit places slabs that belong together. Where they do not fit on a page of their own either, they are divided.
func (p *pager) unit(slabs []slab) {
	first := slabs[0]
	if !p.empty() && (first.fresh || first.need > p.room()) {
		p.turn()
	}
	for len(slabs) > 0 {
		if p.fits(slabs) {
			p.place(slabs)
			return
		}
		if !p.empty() || p.crowded(slabs) {
			p.turn()
			continue
		}
		p.repeat(slabs[0])
		n := 1
		for n < len(slabs) && (p.fits(slabs[:n+1]) || slabs[n-1].heads && p.height(slabs[:n+1]) <= p.room()) {
			n++
		}
		if n > 1 && n < len(slabs) && slabs[n-1].heads && !slabs[n].heads {
			n--
		}
		p.place(slabs[:n])
		slabs = slabs[n:]
	}
}

// crowded reports whether notes from the page before leave no room for a heading and the line after it, which a page without them would have.
func (p *pager) crowded(slabs []slab) bool {
	n := 1
	for n < len(slabs) && slabs[n-1].heads {
		n++
	}
	high := p.height(slabs[:n])
	return p.foot > 0 && high > p.room() && high <= bottom-top
}

// repeat says the head of a table again where a row of it begins a page.
func (p *pager) repeat(first slab) {
	if !p.empty() || len(p.pages) == 1 && p.y == top {
		return
	}
	for _, b := range first.again {
		p.text(b)
		p.page().text[len(p.page().text)-1].again = true
	}
}

func (p *pager) text(b slab) {
	if !p.empty() {
		p.y += b.before
	}
	p.page().text = append(p.page().text, onPage{slab: b, y: p.y})
	p.y += b.height
}

// height is how much room slabs take on the page, without their notes.
func (p *pager) height(slabs []slab) float64 {
	sum := 0.0
	if p.empty() {
		for _, b := range slabs[0].again {
			sum += b.height
		}
	}
	for i, b := range slabs {
		sum += b.height
		if i > 0 || !p.empty() {
			sum += b.before
		}
	}
	return sum
}

// fresh lists the notes of slabs that stand on no page yet.
func (p *pager) fresh(slabs []slab) []int {
	var out []int
	for _, b := range slabs {
		for _, n := range b.notes {
			if !p.seen[n] {
				out = append(out, n)
			}
		}
	}
	return out
}

// fits reports whether slabs have room on the page together with their notes; of the last note, whether its beginning has.
func (p *pager) fits(slabs []slab) bool {
	room := p.room() - p.height(slabs)
	if room < -tiny {
		return false
	}
	notes := p.fresh(slabs)
	if len(notes) == 0 {
		return true
	}
	if len(p.carry) > 0 {
		return false
	}
	if p.foot == 0 {
		room -= overRule + underRule
	}
	for i, n := range notes {
		lines := p.note(n)
		high := 0.0
		for _, l := range lines {
			high += l.height
		}
		if high <= room+tiny {
			room -= high
			continue
		}
		divides := i == len(notes)-1 && len(lines) >= 2*fewest && fewest*lines[0].height <= room+tiny
		return divides && (p.empty() || p.room() > emptiest*(bottom-top))
	}
	return true
}

// place puts slabs on the page and their notes at its foot. What of the notes has no room is carried to the next page.
func (p *pager) place(slabs []slab) {
	if p.empty() {
		p.repeat(slabs[0])
	}
	for _, b := range slabs {
		p.text(b)
	}
	for _, n := range p.fresh(slabs) {
		if !p.seen[n] {
			p.seen[n] = true
			p.footnote(n)
		}
	}
}

func (p *pager) footnote(n int) {
	lines := p.note(n)
	delete(p.known, n)
	room := p.room()
	if p.foot == 0 {
		room -= overRule + underRule
	}
	here := 0
	for here < len(lines) && len(p.carry) == 0 && lines[here].height <= room+tiny {
		room -= lines[here].height
		here++
	}
	if rest := len(lines) - here; rest > 0 && rest < fewest && here > fewest {
		here -= fewest - rest
	}
	for i, l := range lines {
		line := onPage{slab: l}
		if i == 0 {
			line.note = n
		}
		if i < here {
			p.put(line)
		} else {
			p.carry = append(p.carry, line)
		}
	}
}

// settle gives the notes of a page their places at its foot.
func (pg *page) settle() {
	y := bottom
	for i := len(pg.notes) - 1; i >= 0; i-- {
		y -= pg.notes[i].height
		pg.notes[i].y = y
	}
	if len(pg.notes) > 0 {
		pg.ruled = y - underRule
	}
}

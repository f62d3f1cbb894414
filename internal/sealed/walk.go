package sealed

// place is where a word of a name stands in a text.
type place struct {
	part        int32
	first, last int  // tokens
	from, to    int  // sounds, the ending included
	ending      int  // sounds of the ending
	wrong       int  // letters that differ
	inside      bool // it begins or ends within a word
}

// walker looks for the words of names in a text.
type walker struct {
	*index
	*page
	places []place
}

// all finds every word of a name, with the bounds that its length asks for.
func (w *walker) all() {
	for t := range w.tokens {
		tok := &w.tokens[t]
		w.exact(t, tok.from)
		if tok.loose {
			for at := tok.from + 1; at < tok.to; at++ {
				w.exact(t, at)
			}
		}
		if tok.to-tok.from >= longName-1 && (tok.capital || tok.loose) {
			w.fuzzy(t, 0, tok.from, false)
		}
	}
}

// How many sounds a name must have to be found: with a letter wrong or within a word; over a space; over signs.
const (
	longName   = 8
	overSpaces = 7
	overSigns  = 5
)

// exact follows the sounds from a place on, also over what may stand within a split name.
func (w *walker) exact(t, at int) {
	inside := at != w.tokens[t].from
	last, spaces, signs, node := t, false, false, int32(0)
	for {
		if at == w.tokens[last].to {
			if last+1 == len(w.tokens) || w.tokens[last].gap == wide || inside {
				return
			}
			spaces = spaces || w.tokens[last].gap == space
			signs = true
			last++
			continue
		}
		if node = w.step(node, w.sounds[at].c); node == 0 {
			return
		}
		at++
		if w.nodes[node].end != 0 {
			least := 1
			switch {
			case inside:
				least = longName
			case spaces:
				least = overSpaces
			case signs:
				least = overSigns
			}
			w.note(node, place{first: t, last: last, from: at, inside: inside}, least)
		}
	}
}

// note keeps the parts that end at a node, where what follows is an ending. The place's from is the sound after the name.
func (w *walker) note(node int32, p place, least int) {
	tok := &w.tokens[p.last]
	after := p.from
	rest := tok.to - after
	kind, ok := ending(0), false
	if rest <= longName {
		var letters [longName]byte
		for i, s := range w.sounds[after:tok.to] {
			letters[i] = s.c
		}
		kind, ok = w.endings[string(letters[:rest])]
	}
	p.from, p.to, p.ending = w.tokens[p.first].from, tok.to, rest
	for e := w.nodes[node].end; e != 0; e = w.ends[e].next {
		part := &w.parts[w.ends[e].part]
		fits := ok && (kind == anywhere || tok.cyrillic || part.size > overSigns)
		p.part = w.ends[e].part
		switch {
		case part.size < least, p.wrong > 0 && (part.size < longName || !part.alone), p.inside && part.public:
		case fits:
			w.places = append(w.places, p)
		case tok.loose && part.size >= longName && part.alone && !part.public:
			cut := p
			cut.to, cut.ending, cut.inside = after, 0, true
			w.places = append(w.places, cut)
		}
	}
}

// fuzzy follows the sounds of one word with one letter wrong: another, one too many, one too few, or two that changed places.
func (w *walker) fuzzy(t int, node int32, at int, slipped bool) {
	to := w.tokens[t].to
	if slipped && w.nodes[node].end != 0 {
		w.note(node, place{first: t, last: t, from: at, wrong: 1}, longName)
	}
	if !slipped {
		w.slip(t, node, at)
	}
	if at == to {
		return
	}
	if next := w.step(node, w.sounds[at].c); next != 0 {
		w.fuzzy(t, next, at+1, slipped)
	}
}

func (w *walker) slip(t int, node int32, at int) {
	to := w.tokens[t].to
	var heard [2]int // how many sounds the next letter of the text may be
	if at < to {
		heard[0] = 1
	}
	if at+1 < to && oneLetter(w.sounds[at].c, w.sounds[at+1].c) {
		heard[1] = 2
	}
	for child := w.nodes[node].child; child != 0; child = w.nodes[child].next {
		w.instead(t, child, at, heard)
		for next := w.nodes[child].child; next != 0; next = w.nodes[next].next {
			if oneLetter(w.nodes[child].c, w.nodes[next].c) {
				w.instead(t, next, at, heard)
			}
			if at > w.tokens[t].from && w.nodes[next].c == w.sounds[at-1].c {
				w.fuzzy(t, next, at, true) // a letter is missing between two that are the same
			}
		}
	}
	for _, n := range heard {
		if n > 0 {
			w.fuzzy(t, node, at+n, true) // a letter too many
		}
	}
	for _, first := range heard {
		for second := 1; first > 0 && second <= 2 && at+first+second <= to; second++ {
			if next, ok := w.follow(node, at+first, at+first+second); ok {
				if next, ok = w.follow(next, at, at+first); ok {
					w.fuzzy(t, next, at+first+second, true) // two changed places
				}
			}
		}
	}
}

// follow goes down the tree along sounds of the text.
func (w *walker) follow(node int32, from, to int) (int32, bool) {
	for _, s := range w.sounds[from:to] {
		if node = w.step(node, s.c); node == 0 {
			return 0, false
		}
	}
	return node, true
}

// instead goes on behind a letter of the name that is missing, or another in the text.
func (w *walker) instead(t int, node int32, at int, heard [2]int) {
	w.fuzzy(t, node, at, true)
	for _, n := range heard {
		if n > 0 {
			w.fuzzy(t, node, at+n, true)
		}
	}
}

// oneLetter reports whether two sounds are one letter: я, ю, ц.
func oneLetter(a, b byte) bool {
	return a == 'i' && (b == 'a' || b == 'u') || a == 't' && b == 's'
}

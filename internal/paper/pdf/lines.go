package pdf

import (
	"math"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/paper/pdf/fonts"
)

// line is a line of text, not yet placed.
type line struct {
	pieces []piece
	width  float64 // with spaces as wide as they are drawn when nothing is stretched
	spaces int
	last   bool // of its paragraph, or before a break: not stretched
}

// How far a space may be stretched and shrunk, in parts of its width, and what lines cost that are not as long as they should be.
const (
	stretch  = 0.5
	shrink   = 0.18
	loosest  = 4.0 // parts of a space that may be added before a line is left ragged
	perLine  = 10.0
	hopeless = 1e20
	shortEnd = 60.0 // a last line of hardly a word
)

// breaker finds the line ends of one paragraph that together cost least.
type breaker struct {
	words   []word
	width   float64
	justify bool
	length  []float64 // of all words before this one, with the spaces behind them
	gaps    []float64 // of that, spaces
}

// breakLines breaks words into lines of a width. A word that is wider is cut.
func breakLines(set *fonts.Set, words []word, width float64, justify bool) []line {
	words = cut(set, words, width)
	var out []line
	for from := 0; from < len(words); {
		to := from
		for words[to].end != must && to < len(words)-1 {
			to++
		}
		b := newBreaker(words[from:to+1], width, justify)
		out = append(out, b.lines()...)
		from = to + 1
	}
	return out
}

func newBreaker(words []word, width float64, justify bool) *breaker {
	b := &breaker{words: words, width: width, justify: justify, length: make([]float64, len(words)+1), gaps: make([]float64, len(words)+1)}
	for i, w := range words {
		b.length[i+1] = b.length[i] + w.width + w.gap.width
		b.gaps[i+1] = b.gaps[i] + w.gap.width
	}
	return b
}

// lines walks over all places where a line can end; best[i] is the least that lines up to word i cost, from[i] where the last of them begins.
func (b *breaker) lines() []line {
	n := len(b.words)
	best, from := make([]float64, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		best[i] = math.Inf(1)
	}
	for j := range n {
		if math.IsInf(best[j], 1) {
			continue
		}
		for i := j + 1; i <= n; i++ {
			natural, spaces := b.measure(j, i)
			if natural-spaces*shrink > b.width+tiny && !b.only(j, i) {
				break
			}
			if i < n && b.words[i-1].end == never {
				continue
			}
			if cost := best[j] + b.cost(natural, spaces, i); cost < best[i] {
				best[i], from[i] = cost, j
			}
		}
	}
	var out []line
	for i := n; i > 0; i = from[i] {
		out = append(out, b.line(from[i], i))
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// tiny is a length that rounding may add.
const tiny = 1e-6

// only reports whether no line can end between words j and i, so that they must stand together even where they do not fit.
func (b *breaker) only(j, i int) bool {
	for k := j; k < i-1; k++ {
		if b.words[k].end != never {
			return false
		}
	}
	return true
}

// measure is how long a line of words j to i-1 is, and how much of that are spaces.
func (b *breaker) measure(j, i int) (natural, spaces float64) {
	gap := b.words[i-1].gap.width
	return b.length[i] - b.length[j] - gap, b.gaps[i] - b.gaps[j] - gap
}

func (b *breaker) cost(natural, spaces float64, i int) float64 {
	slack := b.width - natural
	end := i == len(b.words)
	var bad float64
	switch {
	case slack < -spaces*shrink-tiny, slack < -tiny && !b.justify:
		return hopeless
	case end:
		if natural < b.width/12 && b.length[i] > b.width {
			bad = shortEnd
		}
	case !b.justify:
		bad = 400 * slack / b.width * slack / b.width
	case slack < 0:
		bad = 100 * math.Pow(-slack/(spaces*shrink), 3)
	default:
		bad = 100 * math.Pow(slack/(max(spaces, 1)*stretch), 3)
	}
	if !end {
		bad += b.words[i-1].price
	}
	return (perLine + bad) * (perLine + bad)
}

// line joins the words j to i-1, and pieces in the same style to one.
func (b *breaker) line(j, i int) line {
	l := line{last: i == len(b.words)}
	for k := j; k < i; k++ {
		for _, p := range b.words[k].pieces {
			l.add(p)
		}
		if gap := b.words[k].gap; k < i-1 && gap.width > 0 {
			l.add(gap)
		}
	}
	return l
}

func (l *line) add(p piece) {
	l.width += p.width
	l.spaces += p.spaces
	if n := len(l.pieces); n > 0 && l.pieces[n-1].style == p.style {
		last := &l.pieces[n-1]
		last.text += p.text
		last.width += p.width
		last.spaces += p.spaces
		return
	}
	l.pieces = append(l.pieces, p)
}

// notes lists the notes whose marks stand in the line.
func (l *line) notes() []int {
	var out []int
	for _, p := range l.pieces {
		if n := p.style.note; n > 0 && p.text != "," {
			out = append(out, n)
		}
	}
	return out
}

// cut splits words that are wider than a line, letter by letter, and what sticks together only where it fits.
func cut(set *fonts.Set, words []word, width float64) []word {
	wide := false
	run := 0.0
	for i := range words {
		run += words[i].width
		if wide = wide || run > width; wide {
			break
		}
		if words[i].end == never {
			run += words[i].gap.width
		} else {
			run = 0
		}
	}
	if !wide {
		return words
	}
	out := make([]word, 0, len(words)+8)
	run = 0
	for i, w := range words {
		if w.width > width {
			out = append(out, letters(set, w, width)...)
		} else {
			out = append(out, w)
		}
		now := &out[len(out)-1]
		run += now.width + now.gap.width
		if now.end != never {
			run = 0
		} else if i+1 < len(words) && run+words[i+1].width > width {
			now.end = may
			run = 0
		}
	}
	return out
}

// letters cuts a word into parts that fit a width.
func letters(set *fonts.Set, w word, width float64) []word {
	var out []word
	now := word{end: may, price: priceCut}
	for _, p := range w.pieces {
		for p.text != "" {
			n, wide := fit(set, p, width-now.width)
			if n == 0 && len(now.pieces) == 0 {
				_, n = utf8.DecodeRuneInString(p.text)
				wide = set.Width(p.text[:n], p.style.face) * p.style.size
			}
			if n > 0 {
				part := p
				part.text, part.width, part.spaces = p.text[:n], wide, 0
				now.pieces = append(now.pieces, part)
				now.width += wide
				p.text = p.text[n:]
			}
			if p.text != "" {
				out = append(out, now)
				now = word{end: may, price: priceCut}
			}
		}
	}
	now.gap, now.end, now.price = w.gap, w.end, w.price
	return append(out, now)
}

// fit is how many bytes of a piece fit a width, and how wide they are.
func fit(set *fonts.Set, p piece, width float64) (int, float64) {
	if p.style.note > 0 {
		if p.width <= width {
			return len(p.text), p.width
		}
		return 0, 0
	}
	sum := 0.0
	for at, r := range p.text {
		w := set.Width(string(r), p.style.face) * p.style.size
		if sum+w > width+tiny {
			return at, sum
		}
		sum += w
	}
	return len(p.text), sum
}

package paper

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/paper/tree"
)

// noteBook is the notes written so far.
type noteBook struct {
	all   []tree.Note
	first map[string]int // the note in which a thing was first cited, by its key
	whole map[string]int // the first note of those that cite the same several things, by all their keys and places
	last  lastCited
}

// lastCited is what the note before cites, where it is one thing alone.
type lastCited struct {
	note   int
	key    string
	places []string
}

// item is one thing that a note cites.
type item struct {
	key    string   // the same for the same thing, also from another record; "" for words of the author
	places []string // in it, in words
	full   func(note int, place []tree.Run) []tree.Run
	short  func(first int, place []tree.Run) []tree.Run // first is the note with the full form, 0: this one; nil: it is always named in full
	use    func(note int)                               // says that it is used
	kept   bool                                         // it is not named in full: "ibid." would tell that two notes rest on the same person
}

// group is items that stand together in a note, within words that name what they are the sources of.
type group struct {
	items []item
	frame func([]tree.Run) []tree.Run // nil: no further words
}

// note writes a note that cites some things and gives its number.
func (b *binder) note(groups []group) int {
	return b.noteOf(func(note int) []tree.Run { return b.cited(groups, note) })
}

// noteOf writes a note and gives its number, which what stands in it may need.
func (b *binder) noteOf(write func(note int) []tree.Run) int {
	b.notes.all = append(b.notes.all, tree.Note{})
	n := len(b.notes.all)
	b.notes.all[n-1] = tree.Note{Runs: write(n)}
	return n
}

// more adds to the last note, where another would stand right beside its mark: two marks without a word between them would read as one number.
func (b *binder) more(write func(note int) []tree.Run) {
	n := len(b.notes.all)
	runs := append(slices.Clone(b.notes.all[n-1].Runs), b.phrases.wordings["separator"].fill(nil)...)
	b.notes.last = lastCited{}
	maps.DeleteFunc(b.notes.whole, func(_ string, note int) bool { return note == n }) // it no longer cites only that
	b.notes.all[n-1].Runs = joined(append(runs, write(n)...))
	maps.DeleteFunc(b.notes.whole, func(_ string, note int) bool { return note == n })
	b.notes.last = lastCited{}
}

// finished is the notes with a capital letter and the sign that ends each.
func (b *binder) finished() []tree.Note {
	end := plain(b.phrases.wordings["end"].fill(nil))
	for i, n := range b.notes.all {
		b.notes.all[i].Runs = capital(ended(n.Runs, end))
	}
	return b.notes.all
}

// cited writes what a note cites.
func (b *binder) cited(groups []group, note int) []tree.Run {
	alone := len(groups) == 1 && len(groups[0].items) == 1
	if first := b.sameAs(groups, note, alone); first > 0 {
		b.notes.last = lastCited{}
		return b.phrases.wordings["same"].fill(fields{"note": words(strconv.Itoa(first))})
	}
	before := b.notes.last
	b.notes.last = lastCited{}
	var out []tree.Run
	for i, g := range groups {
		if i > 0 {
			out = append(out, b.phrases.wordings["separator"].fill(nil)...)
		}
		var runs []tree.Run
		if alone && b.repeats(g.items[0], before, note) {
			runs = b.again(g.items[0], before)
			g.items[0].use(note)
		} else {
			runs = b.items(g.items, note)
		}
		if g.frame != nil {
			runs = g.frame(runs)
		}
		out = append(out, runs...)
	}
	if alone {
		it := groups[0].items[0]
		b.notes.last = lastCited{note, it.key, it.places}
	}
	return joined(out)
}

// sameAs gives the note that cites the very same several things, where the style may refer to it; else 0. Things that may not be named in full are never
// referred to: that would tell that two notes rest on the same person.
func (b *binder) sameAs(groups []group, note int, alone bool) int {
	if !b.style.Back || alone && groups[0].frame == nil {
		return 0
	}
	var key strings.Builder
	for _, g := range groups {
		for _, it := range g.items {
			if it.key == "" || it.kept {
				return 0
			}
			key.WriteString(it.key + "\x01" + strings.Join(it.places, "\x01") + "\x02")
		}
		key.WriteByte(3)
	}
	first, seen := b.notes.whole[key.String()]
	if !seen {
		if b.notes.whole == nil {
			b.notes.whole = map[string]int{}
		}
		b.notes.whole[key.String()] = note
		return 0
	}
	for _, g := range groups {
		for _, it := range g.items {
			it.use(note)
		}
	}
	return first
}

// repeats reports whether "ibid." can stand for a thing: the note before cites it alone, and names a place in it only if this one does.
func (b *binder) repeats(it item, before lastCited, note int) bool {
	return b.style.Ibid && !it.kept && it.key != "" && before.key == it.key && before.note == note-1 && (len(it.places) > 0 || len(before.places) == 0)
}

// items names things one after the other. What would read the same as something before it is left out: two letters, say, of which no more may be
// told than that they are letters.
func (b *binder) items(list []item, note int) []tree.Run {
	var out []tree.Run
	var kept []string
	for _, it := range list {
		runs := b.item(it, note)
		if it.kept {
			if slices.Contains(kept, plain(runs)) {
				continue
			}
			kept = append(kept, plain(runs))
		}
		if len(out) > 0 {
			out = append(out, b.phrases.wordings["separator"].fill(nil)...)
		}
		out = append(out, runs...)
	}
	return out
}

// again is "ibid.".
func (b *binder) again(it item, before lastCited) []tree.Run {
	f := fields{}
	if !slices.Equal(it.places, before.places) {
		f["place"] = inLine(it.places)
	}
	return b.phrases.wordings["ibid"].fill(f)
}

// item names one thing: in full when it is cited first, in short afterwards.
func (b *binder) item(it item, note int) []tree.Run {
	if it.use != nil {
		it.use(note)
	}
	first, seen := b.notes.first[it.key]
	if seen && b.style.Short && it.short != nil {
		if first == note {
			first = 0 // the full form stands in this very note
		}
		return it.short(first, inLine(it.places))
	}
	if !seen && it.key != "" {
		if b.notes.first == nil {
			b.notes.first = map[string]int{}
		}
		b.notes.first[it.key] = note
	}
	return it.full(note, inLine(it.places))
}

func inLine(places []string) []tree.Run {
	var out string
	for i, p := range places {
		if i > 0 {
			out += ", "
		}
		out += p
	}
	return words(out)
}

// merged puts items of the same thing into one, with all their places.
func merged(items []item) []item {
	var out []item
	for _, it := range items {
		at := slices.IndexFunc(out, func(o item) bool { return it.key != "" && o.key == it.key })
		if at < 0 {
			out = append(out, it)
			continue
		}
		for _, p := range it.places {
			if !slices.Contains(out[at].places, p) {
				out[at].places = append(slices.Clip(out[at].places), p)
			}
		}
	}
	for _, it := range out {
		sortPlaces(it.places)
	}
	return out
}

var number = regexp.MustCompile(`\d+`)

// sortPlaces puts places in a source into the order in which they stand there, as far as their numbers tell: those that are alike but for them.
func sortPlaces(list []string) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && comesBefore(list[j], list[j-1]); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

func comesBefore(a, b string) bool {
	x, y := number.FindString(a), number.FindString(b)
	if x == "" || y == "" || strings.Replace(a, x, "", 1) != strings.Replace(b, y, "", 1) {
		return false
	}
	return len(x) < len(y) || len(x) == len(y) && x < y
}

// capital begins a note with a capital letter.
func capital(runs []tree.Run) []tree.Run {
	if len(runs) == 0 {
		return runs
	}
	r, size := utf8.DecodeRuneInString(runs[0].Text)
	runs[0].Text = string(unicode.ToUpper(r)) + runs[0].Text[size:]
	return runs
}

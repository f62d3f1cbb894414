package sealed

import (
	"regexp"
	"strings"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

var idPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// mostNames bounds the list.
const mostNames = 1 << 16

// roll reads the list of names. Its problems give the place, never a name and never the line: what sheet says of a file could quote it, and
// is replaced.
func roll(shown string, data []byte) (*Names, problem.List) {
	var found, unsafe problem.List
	root, ok := sheet.Read(shown, data, &unsafe)
	if !ok {
		for _, p := range unsafe.All {
			found.Add(problem.Problem{Position: p.Position, Message: "the list of names is not well-formed YAML here", Hint: rollHint})
		}
		return nil, found
	}
	r := roller{to: &found, index: newIndex(), ids: map[string]bool{}}
	r.root(root)
	found.Sort()
	if found.Errors() > 0 {
		return nil, found
	}
	names := namesOf(r.index)
	r.givenAway(names)
	return names, found
}

const rollHint = `write names: and under it, for each person, - {id: a1, name: "first name and surname", also: [], contacts: []}`

type roller struct {
	to    *problem.List
	index *index
	ids   map[string]bool
	nodes []sheet.Node // of the ids
}

func (r *roller) wrong(n sheet.Node, message, hint string) {
	r.to.Add(problem.Problem{Position: n.Position(), Message: message, Hint: hint})
}

func (r *roller) root(root sheet.Node) {
	if !root.IsMap() {
		r.wrong(root, "the list of names does not begin with names:", rollHint)
		return
	}
	for _, f := range root.Fields() {
		switch {
		case f.Name != "names":
			r.wrong(f.Key, "here stands a key that the list of names does not have", rollHint)
		case f.Value.Empty() || !f.Value.IsList():
			r.wrong(f.Value, "here should be a list of people", rollHint)
		case len(f.Value.Items()) > mostNames:
			r.wrong(f.Value, "the list has too many names", "split it")
		default:
			if len(f.Value.Items()) == 0 {
				r.wrong(f.Value, "the list of names has nobody in it", rollHint)
			}
			for _, n := range f.Value.Items() {
				r.person(n)
			}
		}
	}
	if !root.Get("names").Exists() {
		r.wrong(root, "the list of names does not begin with names:", rollHint)
	}
}

func (r *roller) person(n sheet.Node) {
	if !n.IsMap() {
		r.wrong(n, "here should be a person with id and name", rollHint)
		return
	}
	var e entry
	for _, f := range n.Fields() {
		switch f.Name {
		case "id":
			e.id = r.id(f.Value)
		case "name":
			e.names = append(e.names, r.texts(f.Value, false)...)
		case "surname":
			for _, w := range r.texts(f.Value, false) {
				e.surname = w
			}
		case "also":
			r.also(f.Value, &e)
		case "contacts":
			for _, c := range r.texts(f.Value, true) {
				if !usable(c) {
					r.wrong(f.Value, "here stands a contact that cannot be looked for", "write a telephone number of at least six digits, an e-mail address, or a handle that begins with @")
				}
				e.contacts = append(e.contacts, c)
			}
		case "ordinary":
			e.ordinary = f.Value.Text() == "true"
			if w := f.Value.Text(); w != "true" && w != "false" {
				r.wrong(f.Value, "ordinary is true or false", "")
			}
		default:
			r.wrong(f.Key, "here stands a key that a person of the list does not have", rollHint)
		}
	}
	r.complete(n, e)
}

// complete adds a person, if nothing is missing.
func (r *roller) complete(n sheet.Node, e entry) {
	if e.id == "" && n.Get("id").Empty() {
		r.wrong(n, "a person of the list has no id", rollHint)
	}
	if len(e.names) == 0 && n.Get("name").Empty() {
		r.wrong(n, "a person of the list has no name", rollHint)
	}
	if e.id == "" || len(e.names) == 0 {
		return
	}
	if e.surname != "" && !strings.Contains(strings.ToLower(e.names[0]), strings.ToLower(e.surname)) {
		r.wrong(n.Get("surname"), "the surname does not stand in the name", "write it as it stands after name:")
	}
	before := len(r.index.parts)
	r.index.add(e)
	r.nodes = append(r.nodes, n.Get("id"))
	usual := false
	for _, p := range r.index.parts[before:] {
		usual = usual || p.alone && !p.ordinary && p.size > 2
	}
	if !usual {
		r.to.Add(problem.Problem{
			Position: n.Position(), Warning: true,
			Message: "no word of this person's name is found alone, only with another beside it",
			Hint:    "write under also: the words that give the person away by themselves",
		})
	}
}

func (r *roller) id(n sheet.Node) string {
	id := n.Text()
	switch {
	case !idPattern.MatchString(id):
		r.wrong(n, "this is no id", "write the id that the person has in the record: small letters, digits and hyphens")
		return ""
	case r.ids[id]:
		r.wrong(n, "this id stands in the list twice", "put all names of a person into one entry: name, and further spellings under also")
		return ""
	}
	r.ids[id] = true
	return id
}

// also reads further names: a single word is found alone.
func (r *roller) also(n sheet.Node, e *entry) {
	for _, w := range r.texts(n, true) {
		if len(wordsOf(w)) == 1 {
			e.alone = append(e.alone, w)
		} else {
			e.names = append(e.names, w)
		}
	}
}

// texts reads a text, or a list of them.
func (r *roller) texts(n sheet.Node, list bool) []string {
	if n.IsList() && !list {
		r.wrong(n, "here should be one text", rollHint)
		return nil
	}
	var out []string
	for _, item := range n.Items() {
		w := strings.TrimSpace(item.Text())
		switch {
		case w == "":
			r.wrong(item, "here should be a text", rollHint)
		case len([]rune(w)) > longest*2:
			r.wrong(item, "this is too long for a name", rollHint)
		default:
			out = append(out, w)
		}
	}
	return out
}

// givenAway warns of ids that hold a name, because ids stand in messages.
func (r *roller) givenAway(names *Names) {
	for _, n := range r.nodes {
		if len(names.Find(n.Text())) > 0 {
			r.wrong(n, "the id gives a name away, and ids stand in messages", "take another id, and change it in the record too")
		}
	}
}

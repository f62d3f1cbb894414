// Package record knows what is known in one matter: actors, events, sources, and what each source says.
//
// Begin with [Read]: it reads a folder of YAML files and gives a [Record] with every problem in it. [Fact.As] gives the value of
// an attribute in the version of one side on a day. [Record.Append] adds an entry, and [Record.Save] writes the files: comments and the order
// of keys survive. [Sketch] makes a small record from a few lines, for tests of norms. The package knows no law and judges nothing.
package record

import (
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Record is everything known in one matter. It does not change after it was read.
type Record struct {
	ID       string
	Title    string
	Summary  string
	Packs    []string
	Accounts []Account
	Matters  []Matter
	Actors   []*Thing // in the order of the files
	Events   []*Thing // in the order of the files
	Sources  []*Source
	Files    []File
	things   map[string]*Thing
	sources  map[string]*Source

	folder, shown string // as given to Read
	vocabulary    *vocabulary.Vocabulary
}

// Account is one side that tells the story.
type Account struct {
	ID   string
	Says string // who they are
}

// Matter is one thing in dispute.
type Matter struct {
	ID, Title string
	node      sheet.Node
}

// File is one file of the record, as it was read.
type File struct {
	Name string // within the record's folder
	Text []byte
	Root sheet.Node
}

// Secrecy says who may see an actor, event or source.
type Secrecy string

// The grades of secrecy.
const (
	Public     Secrecy = "public"
	Restricted Secrecy = "restricted" // not in public editions
	Identity   Secrecy = "identity"   // the real name does not stand in the record
)

// Thing is an actor or an event.
type Thing struct {
	ID           string
	Kind         *vocabulary.Kind
	Name         string // actors: as it may be shown; "" when the identity is confidential
	Pseudonym    string
	Title        string // events: one line for timelines
	Note         string
	Place        string
	Matter       string
	Confidential Secrecy
	Planned      bool
	Sources      []Cite
	Facts        []*Fact // in the order of the file; date and until of an event are facts too
	// Closed names the inverse links of which every one is recorded; of others there may be more than the record knows.
	Closed map[string]bool
	node   sheet.Node
	lasted *lasted // nil until the record is read
}

// Fact is all that is asserted of one attribute of a thing.
type Fact struct {
	Of         *Thing
	Name       string
	Attribute  *vocabulary.Attribute
	Assertions []Assertion
	node       sheet.Node
}

// Assertion is one source's value for one attribute.
type Assertion struct {
	Value    Value
	By       string // the account; "" when nobody disputes it
	Sources  []Cite
	On       civil.When // when it was so; unknown when it does not say
	From, To civil.When
	Said     civil.When // when it was asserted
	At       *Thing     // the place of work that it is limited to
	Note     string
	With     map[string]string // further keys that the vocabulary allows
	node     sheet.Node
	at       string
}

// Position is where the assertion stands.
func (a *Assertion) Position() problem.Position { return a.node.Position() }

// Problem makes a problem at the place in the assertion where a text stands: its value, an item of it, or a further key.
func (a *Assertion) Problem(text, message, hint string) problem.Problem {
	at := a.node
	for _, n := range a.texts() {
		if n.Text() == text {
			at = n
		}
	}
	return at.Make(at.Position(), message, hint)
}

// texts lists the nodes in an assertion that are texts.
func (a *Assertion) texts() []sheet.Node {
	values := []sheet.Node{a.node}
	if a.node.IsMap() {
		values = nil
		for _, f := range a.node.Fields() {
			values = append(values, f.Value)
		}
	}
	var out []sheet.Node
	for _, v := range values {
		for _, item := range v.Items() {
			if item.IsText() {
				out = append(out, item)
			}
		}
	}
	return out
}

// PackProblem makes a problem at the place in the case file where a pack is named.
func (r *Record) PackProblem(id, message, hint string) problem.Problem {
	for _, f := range r.Files {
		if f.Name != CaseFile {
			continue
		}
		for _, n := range f.Root.Get("packs").Items() {
			if n.Text() == id {
				return n.Make(n.Position(), message, hint)
			}
		}
	}
	return problem.Problem{Position: problem.Position{File: CaseFile}, Message: message, Hint: hint}
}

// Position is where the thing stands.
func (t *Thing) Position() problem.Position { return t.node.Position() }

// Cite names a source and a place in it.
type Cite struct {
	Source   *Source
	ID       string
	Pinpoint string // n. 248, p. 85, l. 12-20, 00:14:05, or ""
}

// String is the citation as it is written in a record.
func (c Cite) String() string {
	if c.Pinpoint == "" {
		return c.ID
	}
	return c.ID + " " + c.Pinpoint
}

// Source is where knowledge comes from.
type Source struct {
	ID           string
	Kind         *vocabulary.Kind
	Title        string
	Author       string
	From         *Thing
	Dates        []civil.When
	Account      string
	Public       bool
	OnFile       bool
	CitedIn      *Source
	Language     string
	Consent      []string
	Confidential Secrecy
	Note         string
	node         sheet.Node
	from, cited  string
}

// Thing finds an actor or event by id.
func (r *Record) Thing(id string) (*Thing, bool) {
	t, ok := r.things[id]
	return t, ok
}

// Source finds a source by id.
func (r *Record) Source(id string) (*Source, bool) {
	s, ok := r.sources[id]
	return s, ok
}

// Pointing lists the events of a kind, or of kinds that descend from it, whose attribute via points at the thing.
func (r *Record) Pointing(at *Thing, from, via string) []*Thing {
	var out []*Thing
	for _, e := range r.Events {
		if f, ok := e.Fact(via); ok && e.Kind.IsA(from) && f.names(at) {
			out = append(out, e)
		}
	}
	return out
}

func (f *Fact) names(t *Thing) bool {
	for _, a := range f.Assertions {
		if a.Value.Ref == t {
			return true
		}
		for _, item := range a.Value.Items {
			if item.Ref == t {
				return true
			}
		}
	}
	return false
}

// Fact finds what is asserted of an attribute; false when nothing is.
func (t *Thing) Fact(name string) (*Fact, bool) {
	for _, f := range t.Facts {
		if f.Name == name {
			return f, true
		}
	}
	return nil, false
}

// Shown is how a thing is called where anybody may read it: an actor's name or pseudonym, an event's title, else the id.
func (t *Thing) Shown() string {
	switch {
	case t.Confidential == Identity && t.Pseudonym != "":
		return t.Pseudonym
	case t.Name != "":
		return t.Name
	case t.Title != "":
		return t.Title
	}
	return t.ID
}

// Date is when an event happened or began: one of the days that lie between what the accounts say; unknown when nothing is
// said.
func (t *Thing) Date() civil.When {
	if t.lasted != nil {
		return t.lasted.from
	}
	return t.hull("date")
}

// Until is when an event ended; unknown when nothing is said.
func (t *Thing) Until() civil.When {
	if t.lasted != nil {
		return t.lasted.to
	}
	return t.hull("until")
}

// lasted is when an event began and ended, worked out once it can no longer change.
type lasted struct{ from, to civil.When }

func (t *Thing) hull(name string) civil.When {
	f, ok := t.Fact(name)
	if !ok {
		return civil.When{}
	}
	var out civil.When
	for _, a := range f.Assertions {
		w := a.Value.When
		switch {
		case a.Value.Form != WhenForm:
		case !out.Known():
			out = w
		default:
			out = civil.Between(min(out.Earliest, w.Earliest), max(out.Latest, w.Latest))
		}
	}
	return out
}

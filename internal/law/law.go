// Package law knows packs of law: instruments, norms and their dated versions, conclusions, calendars and dated figures.
//
// Begin with [Load]: it reads a folder of packs and gives a [Body] together with every problem in it. [Version.Force] says
// whether a version was in force on a day; [Compare] says what changed between two days. The package reads and checks what
// is written; it does not evaluate conditions (assess does) and knows no facts.
package law

import (
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Body is a body of law: the vocabulary and all packs that were read together. It does not change after Load.
type Body struct {
	Vocabulary *vocabulary.Vocabulary
	Packs      []*Pack // sorted by id
}

// Pack is the law of one country, or the international standards.
type Pack struct {
	ID            string
	Title         vocabulary.Text
	Jurisdiction  string
	International bool // its norms are standards
	Languages     []string
	Currency      string
	TimeZone      string // in which a day begins and ends there: the name in the IANA database, or ""
	Reviewers     []Reviewer
	Roll          civil.Roll // what happens to a term whose last day is not a working day
	Counting      []Citation // where the law says how terms are counted
	Instruments   []*Instrument
	Norms         []*Norm       // sorted by id
	Conclusions   []*Conclusion // sorted by id
	Figures       []*Figure
	Calendar      *civil.Calendar // nil when the pack has none
	Days          *Days           // what the calendar's holidays are called, and where they come from
	Digest        string          // sha256 over the names and texts of the pack's files and the vocabulary's, test files left out
	folder        string
}

// Reviewer is a lawyer who read norms of the pack and stands for them with a name.
type Reviewer struct {
	Name string
	On   civil.Day
	Of   []string // ids of norms
	node sheet.Node
}

// Instrument is a statute, convention or decision, and where its text can be found.
type Instrument struct {
	ID       string
	Title    vocabulary.Text
	Kind     string
	Body     string // who adopted or said it
	Number   string
	Adopted  civil.When
	From, To civil.When
	Official string
	Checked  Checked
	Note     vocabulary.Text
	node     sheet.Node
}

// Citation names a provision: an instrument and the article or paragraph in it.
type Citation struct {
	Instrument string
	Provision  string // may be empty: the whole instrument
}

// String is the citation as it is written in a pack.
func (c Citation) String() string {
	if c.Provision == "" {
		return c.Instrument
	}
	return c.Instrument + " " + c.Provision
}

// Kind says how a norm is judged.
type Kind string

// The kinds of norms.
const (
	Requirement Kind = "requirement" // met when all elements hold
	Duty        Kind = "duty"        // somebody must act, mostly by a day
	Prohibition Kind = "prohibition" // breached when it applies and no exception does
	Limit       Kind = "limit"       // a ceiling on what may be imposed
)

// Norm is one rule of law, stable over time, with the versions in which it stood.
type Norm struct {
	ID        string
	Pack      *Pack
	Title     vocabulary.Text
	Kind      Kind
	About     string // the kind of event that it judges; "" for a standard that judges rules of law only
	Addressee string
	BearsOn   []string // conclusions
	Versions  []*Version
	Note      vocabulary.Text
	File      string // where it stands
	node      sheet.Node
}

// JudgesLaw reports whether the norm is a standard for rules of law: versions of other norms fall short of it; it is
// never applied to an event.
func (n *Norm) JudgesLaw() bool { return n.About == "" }

// Version is how a norm stood for a time.
type Version struct {
	Norm         *Norm
	From, To     civil.When // first and last day in force; To is far in the future for what is in force still
	Open         bool       // no end is written
	Cites        []Citation
	AmendedBy    []string
	Checked      Checked
	Says         vocabulary.Text
	Applies      []Scope
	Unless       []Element
	Elements     []Element
	Due          *Due
	DoneBy       Condition
	Readings     []Reading
	FallsShortOf []Shortfall
	Consequence  *Consequence
	LeavesOpen   []Silence
	Ceilings     []Ceiling  // limits only
	Penalises    []Punished // limits only
	Note         vocabulary.Text
	node         sheet.Node
}

// Scope is a condition for a version to apply; Reading is "" for every reading.
type Scope struct {
	Reading string
	When    Condition
}

// Element is one condition of a norm, or a group of them.
type Element struct {
	ID      string
	Says    vocabulary.Text
	Reading string
	When    Condition
	Any     []Element // at least one of them must hold
	All     []Element // all of them must hold
	node    sheet.Node
}

// Due says by when a duty is done.
type Due struct {
	Span   civil.Span
	Of     Condition // a date
	Before bool      // counted back from Of: at the latest so long before
	Roll   civil.Roll
}

// Reading is one way to understand a version whose text is contradictory or disputed.
type Reading struct {
	ID      string
	Says    vocabulary.Text
	HeldBy  []string
	Default bool // the outcome under this reading stands for the finding; the others are shown beside it
	node    sheet.Node
}

// Shortfall says that the rule itself conflicts with a standard.
type Shortfall struct {
	Standard string
	SaidBy   []string // ids of instruments: the decisions that said so
	Note     vocabulary.Text
}

// Consequence is what the law attaches to a breach.
type Consequence struct {
	Says  vocabulary.Text
	Cites []Citation
}

// Checked says who read the text of the law, when, and how certain it is.
type Checked struct {
	On        civil.Day // zero day when not given; see Certainty
	Certainty string    // seen | reported | unsure | "" (not stated)
	Text      string    // which edition or which secondary source
	By        string    // a named lawyer, or "": unreviewed
}

// Conclusion adds up the findings of the norms that bear on it.
type Conclusion struct {
	ID    string
	Pack  *Pack
	About string
	Says  vocabulary.Text
	Over  []Condition // events whose findings are added up: `it`, `it.vote`, …
	Steps []Step      // the way that the law sets for the action, in order; none where the conclusion is about no action
	// Afterwards names norms that bind those who act once the action goes on.
	Afterwards []string
	File       string
	node       sheet.Node
}

// Figure is a dated figure, such as an index.
type Figure struct {
	ID    string
	Title vocabulary.Text
	Unit  string
	Dated []DatedFigure // sorted by From
	node  sheet.Node
}

// DatedFigure is a figure for a time, both days included.
type DatedFigure struct {
	From, To  civil.Day
	Is        civil.Range
	Certainty string
	Source    string
}

// Condition is an expression as it stands in a file. Empty conditions have no text.
type Condition struct {
	Text string
	node sheet.Node
}

// Empty reports whether nothing is written.
func (c Condition) Empty() bool { return c.Text == "" }

// Problem makes a problem at a place inside the condition; line and column count from 1 within its text.
func (c Condition) Problem(line, column int, message, hint string) problem.Problem {
	return c.node.Make(c.node.At(line, column), message, hint)
}

// Norm finds a norm of the body by id.
func (b *Body) Norm(id string) (*Norm, bool) {
	for _, p := range b.Packs {
		for _, n := range p.Norms {
			if n.ID == id {
				return n, true
			}
		}
	}
	return nil, false
}

// Conclusion finds a conclusion of the body by id.
func (b *Body) Conclusion(id string) (*Conclusion, bool) {
	for _, p := range b.Packs {
		for _, c := range p.Conclusions {
			if c.ID == id {
				return c, true
			}
		}
	}
	return nil, false
}

// Instrument finds an instrument of the body by id.
func (b *Body) Instrument(id string) (*Instrument, bool) {
	for _, p := range b.Packs {
		for _, i := range p.Instruments {
			if i.ID == id {
				return i, true
			}
		}
	}
	return nil, false
}

// Pack finds a pack by id.
func (b *Body) Pack(id string) (*Pack, bool) {
	for _, p := range b.Packs {
		if p.ID == id {
			return p, true
		}
	}
	return nil, false
}

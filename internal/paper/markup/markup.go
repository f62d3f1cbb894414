// Package markup reads the text of a paper: Markdown with citations, inserts and blocks for some editions only, each with its
// position.
//
// Begin with [Read]. It resolves includes and names every problem of form at once. It does not know what a citation or an insert
// means: package refer does.
package markup

import (
	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
)

// Edition is one of the four readers that a paper can be built for.
type Edition string

// The editions, from the most to the least trusted reader.
const (
	Internal   Edition = "internal"   // those who work on the case
	Submission Edition = "submission" // a supervisory body
	Reply      Edition = "reply"      // the company or authority that the paper is about
	Public     Edition = "public"     // anybody
)

// Paper is a paper as it was written, with everything that it includes.
type Paper struct {
	File   string // as shown in messages
	Front  Front
	Blocks []Block
}

// Front is what stands between the two lines of hyphens at the head of the file.
type Front struct {
	ID        string
	Title     string
	Subtitle  string
	Lang      string // en, ru, kk
	Author    string
	Cases     []string // the records that the paper is about; the first is the one whose folder it is in
	For       string   // the event that the paper is about: norms are cited as of its day
	To        []string // addressees: ids of actors
	Date      civil.Day
	AnswerBy  civil.Day
	Style     string // the id of a style file: report, letter
	Editions  []Edition
	Contents  bool
	Draft     string                      // the draft that it was made from
	Positions map[string]problem.Position // of each key that is there
}

// Block is a part of a paper that stands on lines of its own.
type Block interface {
	Position() problem.Position
}

// Heading is a heading of level 1 to 4.
type Heading struct {
	At      problem.Position
	Level   int
	Inlines []Inline
}

// Paragraph is some sentences.
type Paragraph struct {
	At      problem.Position
	Inlines []Inline
}

// List has items of blocks.
type List struct {
	At      problem.Position
	Ordered bool
	Start   int
	Items   [][]Block
}

// Quote is a block of quoted words.
type Quote struct {
	At     problem.Position
	Blocks []Block
}

// Table has a head and rows; a cell is some inlines.
type Table struct {
	At   problem.Position
	Head [][]Inline
	Rows [][][]Inline
}

// Break begins a new page.
type Break struct{ At problem.Position }

// Only holds blocks for some editions: those named, or (Except) all others.
type Only struct {
	At       problem.Position
	Except   bool
	Editions []Edition
	Blocks   []Block
}

// Own holds blocks that are the authors' own judgement, request or advice: their sentences need no citation.
type Own struct {
	At     problem.Position
	Blocks []Block
}

// Styled holds blocks set in a style: address, right, small, front.
type Styled struct {
	At     problem.Position
	Style  string
	Blocks []Block
}

// Call is a block that the program writes from the records: a timeline, a diagram, a table.
type Call struct {
	At   problem.Position
	Name string // timeline, owners, findings, …
	Args []Word
}

// Included holds the blocks of another paper's file. Ids in it are those of its own record first.
type Included struct {
	At     problem.Position
	Case   string
	File   string
	Blocks []Block
}

// Word is a word with its position.
type Word struct {
	At   problem.Position
	Text string
}

// Inline is a part of a line.
type Inline interface {
	Position() problem.Position
}

// Text is plain text. At is the position of its first letter; a line break in the source is one space in Text, and Lines gives the bytes in
// Text from which letters follow each other in the source, with their positions: where a line begins, and behind a backslash or &amp;. Ask
// [Text.PositionAt].
type Text struct {
	At    problem.Position
	Text  string
	Lines []Line
}

// Line is where a line of the source, or what follows a sign that is not shown, begins within a Text.
type Line struct {
	Offset int
	At     problem.Position
}

// Emphasis is italic, or bold where Strong.
type Emphasis struct {
	At      problem.Position
	Strong  bool
	Inlines []Inline
}

// Link is a link to an address.
type Link struct {
	At      problem.Position
	Address string
	Inlines []Inline
}

// LineBreak is a forced new line.
type LineBreak struct{ At problem.Position }

// Cite is [@…]: it becomes a footnote.
type Cite struct {
	At    problem.Position
	Whole bool       // [@@…]: it stands for the paragraph from its beginning, or from the citation before it
	Parts []CitePart // one footnote names them all
}

// CitePart is one thing cited: an event, a source, norm:ID, finding:NORM/EVENT, each with CASE/ before it where it is another record's.
type CitePart struct {
	At       problem.Position
	Target   string // as written, without the pinpoint
	Pinpoint string // n. 24; of a norm: on EVENT-OR-DAY
	On       Word   // of a norm: that event, or day as 2011-05-11, with its place; else empty
	Text     string // words of the author that stand in the note instead of a target
}

// Insert is {kind:reference rest}: it becomes a name, a figure or a date from the record.
type Insert struct {
	At   problem.Position
	Kind string // person, org, actor, count, value, date, place, title, due, as-is, missing
	Ref  string // the first word behind the colon; "" for as-is and missing
	Rest string // what follows it; all words of as-is and missing
}

// Note is ^[…]: a footnote in the author's words, which may hold citations.
type Note struct {
	At      problem.Position
	Inlines []Inline
}

// Position is where the block or inline begins.
func (b Heading) Position() problem.Position   { return b.At }
func (b Paragraph) Position() problem.Position { return b.At }
func (b List) Position() problem.Position      { return b.At }
func (b Quote) Position() problem.Position     { return b.At }
func (b Table) Position() problem.Position     { return b.At }
func (b Break) Position() problem.Position     { return b.At }
func (b Only) Position() problem.Position      { return b.At }
func (b Own) Position() problem.Position       { return b.At }
func (b Styled) Position() problem.Position    { return b.At }
func (b Call) Position() problem.Position      { return b.At }
func (b Included) Position() problem.Position  { return b.At }
func (i Text) Position() problem.Position      { return i.At }
func (i Emphasis) Position() problem.Position  { return i.At }
func (i Link) Position() problem.Position      { return i.At }
func (i LineBreak) Position() problem.Position { return i.At }
func (i Cite) Position() problem.Position      { return i.At }
func (i Insert) Position() problem.Position    { return i.At }
func (i Note) Position() problem.Position      { return i.At }

// Package treetest makes documents for the tests of whatever writes documents.
//
// Begin with [Example], a report that has something of everything a document can hold; [Letter] is a short letter, [Hostile] holds what
// breaks writers, [Long] is as long as wanted. The documents are the same every time. Only tests use the package.
package treetest

import (
	"fmt"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/scene"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// Words that every writer must carry through: the Kazakh letters, and a sentence in each language.
const (
	Kazakh  = "ӘҒҚҢӨҰҮҺІ әғқңөұүһі: Қазақ тіліндегі құжат, жұмысшылардың талаптары"
	Russian = "Общее собрание приняло требования: «повысить заработную плату» — ёлка, щука, объезд"
)

// ExampleNotes is how many notes the documents of Example have.
const ExampleNotes = 200

// Example is a report in the given language (en, ru, kk) with all kinds of blocks, styles and runs, a table of more than two pages and
// ExampleNotes notes, each of which says its own number as "Source N:".
func Example(language string) *tree.Document {
	d := &tree.Document{
		Title: title(language), Subtitle: "Findings, recommendations and method", Author: "Legal Aid & Co", Subject: "Example <for> tests",
		Language: language, Day: day(2012, 2, 1), RunningHead: title(language), Labels: Labels(language), Contents: true,
	}
	d.Blocks = append(d.Blocks,
		tree.Paragraph{Runs: text("1 February 2012"), Style: tree.Front},
		tree.Paragraph{Runs: text("Draft: nobody has reviewed this text"), Style: tree.Warning},
	)
	n := &noter{d: d}
	n.summary()
	n.styles()
	n.lists()
	n.tables()
	n.pictures()
	n.chapters()
	return d
}

func title(language string) string {
	switch language {
	case "ru":
		return "Забастовка на «Примере»: что произошло"
	case "kk":
		return "«Мысал» кәсіпорнындағы ереуіл: не болды, қалай болды"
	}
	return "The strike at “Example”: what happened"
}

// Labels are the labels of documents in a language.
func Labels(language string) tree.Labels {
	switch language {
	case "ru":
		return tree.Labels{Contents: "Содержание", Notes: "Примечания", Page: "стр.", Back: "назад к тексту"}
	case "kk":
		return tree.Labels{Contents: "Мазмұны", Notes: "Ескертпелер", Page: "бет", Back: "мәтінге қайту"}
	}
	return tree.Labels{Contents: "Contents", Notes: "Notes", Page: "page", Back: "back to the text"}
}

func day(year, month, d int) civil.Day {
	out, ok := civil.NewDay(year, month, d)
	if !ok {
		panic(fmt.Sprintf("%d-%d-%d is no day", year, month, d))
	}
	return out
}

func text(s string) []tree.Run { return []tree.Run{{Text: s}} }

// noter adds blocks to a document, and notes with them.
type noter struct{ d *tree.Document }

func (n *noter) add(blocks ...tree.Block) { n.d.Blocks = append(n.d.Blocks, blocks...) }

func (n *noter) heading(level int, s string) {
	n.add(tree.Heading{Level: level, Runs: text(s)})
}

func (n *noter) para(runs ...tree.Run) { n.add(tree.Paragraph{Runs: runs}) }

// note makes a new note and returns its mark.
func (n *noter) note(more ...tree.Run) tree.Run {
	number := len(n.d.Notes) + 1
	runs := append(text(fmt.Sprintf("Source %d: minutes of the meeting, p. %d; ", number, number%40+1)), more...)
	n.d.Notes = append(n.d.Notes, tree.Note{Runs: append(runs, tree.Run{Text: "on file", Italic: true}, tree.Run{Text: "."})})
	return tree.Run{Note: number}
}

func (n *noter) summary() {
	n.heading(1, "Summary")
	n.para(tree.Run{Text: "Workers of the shop met on 12 March 2011 and asked for "}, tree.Run{Text: "higher pay", Bold: true},
		tree.Run{Text: ", by the company’s account 223 of them, by their own "}, tree.Run{Text: "about 400", Italic: true},
		tree.Run{Text: "."}, n.note(), tree.Run{Text: " The answer came late."}, n.note(), n.note(), tree.Run{Text: " See "},
		tree.Run{Text: "the company’s page", Link: "https://example.org/answer?a=1&b=2#part"}, tree.Run{Text: " or write to "},
		tree.Run{Text: "the union", Link: "mailto:union@example.org", Bold: true, Italic: true}, tree.Run{Text: ". How many took part is "},
		tree.Run{Text: "[missing: how many took part?]", Mark: true}, tree.Run{Text: "."})
	n.para(text(Kazakh + ".")...)
	n.para(append(text(Russian+"."), n.note(tree.Run{Text: "https://example.org/note", Link: "https://example.org/note"}, tree.Run{Text: ", "}))...)
	n.para(tree.Run{Text: "A line of an address,"}, tree.Run{Break: true}, tree.Run{Text: "and the next line of it."})
	n.add(tree.Paragraph{})
}

func (n *noter) styles() {
	n.heading(1, "Ways to set a paragraph off")
	n.add(tree.Paragraph{Style: tree.Quote, Runs: append(text("“We asked them for three things, and they answered none of them. We waited for a month, and then we stopped the machines,” "+
		"said a worker who was there from the first day to the last."), n.note())},
		tree.Paragraph{Style: tree.Small, Runs: text("Small print, as it stands under tables and pictures.")},
		tree.Paragraph{Style: tree.Right, Runs: text("Town, 1 February 2012")},
		tree.Paragraph{Style: tree.Address, Runs: text("The Director")},
		tree.Paragraph{Style: tree.Address, Runs: text("Example Works")},
		tree.Paragraph{Style: tree.Address, Runs: text("1 Main Street")},
		tree.Paragraph{Style: tree.Warning, Runs: text("Not reviewed by a lawyer.")})
	n.heading(2, "A part")
	n.para(text(filler(1))...)
	n.heading(3, "A part of a part")
	n.para(text(filler(2))...)
	n.heading(4, "A part of a part of a part")
	n.para(text(filler(3))...)
}

func (n *noter) lists() {
	n.heading(1, "Lists")
	item := func(s string, more ...tree.Block) []tree.Block {
		return append([]tree.Block{tree.Paragraph{Runs: text(s)}}, more...)
	}
	inner := tree.List{Items: [][]tree.Block{item("a point in a step"), item("another, with a list in it", tree.List{Ordered: true, Items: [][]tree.Block{item("third level"), item("third level, again")}})}}
	n.add(tree.List{Ordered: true, Items: [][]tree.Block{
		item("The first step"), item("The second step", inner), item("The third step", tree.Paragraph{Runs: text("It has a second paragraph, which stands under the first.")}),
	}})
	n.para(text("A second list begins at one again:")...)
	n.add(tree.List{Ordered: true, Items: [][]tree.Block{item("one"), item("two")}})
	n.para(text("A third goes on at eleven:")...)
	n.add(tree.List{Ordered: true, Start: 11, Items: [][]tree.Block{item("eleven"), item("twelve")}})
	n.add(tree.List{Items: [][]tree.Block{item("a point"), append(item("a point with a quotation"), tree.Paragraph{Style: tree.Quote, Runs: text("Quoted in a list.")}), {}}})
}

func (n *noter) tables() {
	n.heading(1, "Tables")
	cell := func(s string) tree.Cell { return tree.Cell{Runs: text(s)} }
	figure := func(s string) tree.Cell { return tree.Cell{Runs: text(s), Right: true} }
	n.add(tree.Table{Caption: text("A small table without widths"), Head: []tree.Cell{cell("Norm"), cell("Outcome"), figure("People")},
		Rows: [][]tree.Cell{{cell("Half of the workforce approves the claims"), cell("not met"), figure("223")}, {cell("Claims are in writing"), cell("met"), figure("1,204")}}})
	n.add(tree.Paragraph{Style: tree.Small, Runs: text("Figures by the company’s account.")})
	n.heading(2, "A table of more than two pages")
	long := tree.Table{Caption: append(text("Events by day "), tree.Run{Text: "(all)", Italic: true}), Head: []tree.Cell{figure("No"), cell("Day"), cell("What happened"), cell("Where")}, Widths: []int{1, 2, 6, 2}}
	for i := 1; i <= 80; i++ {
		what := tree.Cell{Runs: text(fmt.Sprintf("Event %d: %s", i, filler(i)[:60+i%50]))}
		if i%2 == 0 {
			what.Runs = append(what.Runs, n.note())
		}
		long.Rows = append(long.Rows, []tree.Cell{figure(fmt.Sprint(i)), cell(day(2011, 3, 1+i%30).String()), what, cell("Қарағанды")})
	}
	n.add(long)
	n.add(tree.Table{Head: []tree.Cell{cell("A table with a head"), cell("and no rows")}})
}

func (n *noter) pictures() {
	n.heading(1, "Pictures")
	n.add(tree.Picture{Scene: Timeline(), Alt: "A timeline: a meeting on 12 March, claims on 20 March, a strike from 11 May to 30 July.", Caption: append(text("What happened when"), n.note())})
	n.add(tree.Picture{Scene: Owners(), Alt: "Who owns the works: the holding 60 per cent, the fund 40 per cent."})
}

// chapters fills the document with text until all notes are used.
func (n *noter) chapters() {
	for c := 1; len(n.d.Notes) < ExampleNotes; c++ {
		if c > 1 && c%3 == 1 {
			n.add(tree.PageBreak{})
		}
		n.heading(1, fmt.Sprintf("Chapter %d", c))
		n.chapter(c, ExampleNotes)
	}
}

// chapter adds sections with some notes to each paragraph, as long as there are fewer notes than most.
func (n *noter) chapter(c, most int) {
	for s := 1; s <= 3; s++ {
		n.heading(2, fmt.Sprintf("Section %d of chapter %d: %s", s, c, filler(c + s)[:40]))
		for p := range 3 {
			runs := text(filler(c * s * (p + 1)))
			for k := 0; k < 2 && len(n.d.Notes) < most; k++ {
				runs = append(runs, n.note(text(filler(c+k)+" ")...), tree.Run{Text: " " + filler(c+s+p+k)})
			}
			n.para(runs...)
		}
	}
}

// Timeline is a scene like those that papers have.
func Timeline() *scene.Scene {
	s := &scene.Scene{Width: 160, Height: 52}
	s.Shapes = append(s.Shapes,
		scene.Box{X: 0, Y: 0, Width: 160, Height: 52, Fill: scene.White, Edge: scene.Grey},
		scene.Line{Points: []scene.Point{{X: 8, Y: 40}, {X: 152, Y: 40}}, Tone: scene.Black, Width: 0.4, Arrow: true})
	for i, m := range []string{"March", "April", "Мамыр", "Июнь", "July"} {
		x := 12 + float64(i)*28
		s.Shapes = append(s.Shapes, scene.Line{Points: []scene.Point{{X: x, Y: 8}, {X: x, Y: 42}}, Tone: scene.Grey, Width: 0.2, Dashed: true},
			scene.Word{X: x, Y: 46.5, Text: m, Size: 3.2, Tone: scene.Grey, Anchor: scene.Middle})
	}
	return add(s,
		scene.Box{X: 71, Y: 22, Width: 75, Height: 6, Fill: scene.Accent, Round: 1},
		scene.Word{X: 73, Y: 26.4, Text: "strike, about 700 workers", Size: 3.4, Tone: scene.White},
		scene.Dot{X: 23, Y: 40, Radius: 1.6, Fill: scene.Accent}, scene.Word{X: 23, Y: 34, Text: "meeting: 217 & more", Size: 3.4, Bold: true, Tone: scene.Black, Anchor: scene.Middle},
		scene.Dot{X: 120, Y: 40, Radius: 1.6, Fill: scene.Alarm}, scene.Word{X: 150, Y: 18, Text: "<370 dismissed>", Size: 3.4, Tone: scene.Alarm, Anchor: scene.End})
}

// Owners is an ownership diagram.
func Owners() *scene.Scene {
	box := func(x, y float64, t string, fill scene.Tone) []scene.Shape {
		return []scene.Shape{scene.Box{X: x, Y: y, Width: 44, Height: 12, Fill: fill, Edge: scene.Black, Round: 2},
			scene.Word{X: x + 22, Y: y + 7.4, Text: t, Size: 3.8, Tone: scene.Black, Anchor: scene.Middle}}
	}
	s := &scene.Scene{Width: 120, Height: 58}
	add(s, box(4, 4, "Holding", scene.Pale)...)
	add(s, box(72, 4, "Ұлттық қор", scene.Pale)...)
	add(s, box(38, 42, "Example Works", scene.White)...)
	return add(s,
		scene.Line{Points: []scene.Point{{X: 26, Y: 16}, {X: 26, Y: 29}, {X: 52, Y: 29}, {X: 52, Y: 42}}, Tone: scene.Black, Width: 0.4, Arrow: true},
		scene.Line{Points: []scene.Point{{X: 94, Y: 16}, {X: 94, Y: 29}, {X: 68, Y: 29}, {X: 68, Y: 42}}, Tone: scene.Black, Width: 0.4, Arrow: true, Dashed: true},
		scene.Word{X: 28, Y: 26, Text: "60 %", Size: 3.4, Tone: scene.Accent, Bold: true}, scene.Word{X: 92, Y: 26, Text: "40 %", Size: 3.4, Tone: scene.Accent, Bold: true, Anchor: scene.End})
}

func add(s *scene.Scene, shapes ...scene.Shape) *scene.Scene {
	s.Shapes = append(s.Shapes, shapes...)
	return s
}

package paper_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/record"
)

// drawPaper draws a paper over the small records: any inlines and blocks, in any order, right or wrong.
func drawPaper(t *rapid.T) *markup.Paper {
	day, _ := civil.NewDay(2020, 11, 1)
	p := &markup.Paper{File: "paper.md", Front: markup.Front{
		ID: "paper", Title: "Drawn", Lang: rapid.SampledFrom([]string{"en", "ru", "kk"}).Draw(t, "lang"), Cases: []string{"pools", "lakes"},
		For: "july", Date: day, Style: rapid.SampledFrom([]string{"report", "letter"}).Draw(t, "style"),
	}}
	p.Blocks = rapid.SliceOfN(rapid.Custom(drawBlock), 1, 8).Draw(t, "blocks")
	return p
}

func drawBlock(t *rapid.T) markup.Block {
	switch rapid.IntRange(0, 7).Draw(t, "block") {
	case 0:
		return markup.Heading{Level: 1, Inlines: drawInlines(t)}
	case 1:
		return markup.List{Items: [][]markup.Block{{markup.Paragraph{Inlines: drawInlines(t)}}, {markup.Paragraph{Inlines: drawInlines(t)}}}}
	case 2:
		return markup.Table{Head: [][]markup.Inline{drawInlines(t), drawInlines(t)}, Rows: [][][]markup.Inline{{drawInlines(t)}, {drawInlines(t), drawInlines(t), drawInlines(t)}}}
	case 3:
		name := rapid.SampledFrom([]string{"events opening", "duties pools", "sources", "law", "people", "method", "answers", "findings safe/july", "timeline pools", "recommendations"}).Draw(t, "call")
		c := markup.Call{Name: strings.Fields(name)[0]}
		for _, w := range strings.Fields(name)[1:] {
			c.Args = append(c.Args, markup.Word{Text: w})
		}
		return c
	case 4:
		return markup.Included{Case: "lakes", Blocks: []markup.Block{markup.Paragraph{Inlines: drawInlines(t)}}}
	case 5:
		return markup.Only{Editions: []markup.Edition{markup.Internal}, Except: rapid.Bool().Draw(t, "except"), Blocks: []markup.Block{markup.Quote{Blocks: []markup.Block{markup.Paragraph{Inlines: drawInlines(t)}}}}}
	}
	return markup.Paragraph{Inlines: drawInlines(t)}
}

func drawInlines(t *rapid.T) []markup.Inline {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) markup.Inline { return drawInline(t, true) }), 1, 8).Draw(t, "inlines")
}

func drawInline(t *rapid.T, outer bool) markup.Inline {
	switch rapid.IntRange(0, 5).Draw(t, "inline") {
	case 0:
		return markup.Text{Text: rapid.SampledFrom([]string{"Words. ", " ", ".", ", and ", "»", "2011 г."}).Draw(t, "text")}
	case 1:
		word := rapid.SampledFrom([]string{"count july.swimmers", "count august.swimmers", "person guard", "person hidden", "value night.swimmers", "date winter", "due told/july", "missing x", "title nothing"}).Draw(t, "insert")
		kind, ref, _ := strings.Cut(word, " ")
		return markup.Insert{Kind: kind, Ref: ref}
	case 2:
		if !outer {
			return markup.LineBreak{}
		}
		return markup.Note{Inlines: []markup.Inline{drawInline(t, false), drawInline(t, false)}}
	case 3:
		return markup.Emphasis{Strong: rapid.Bool().Draw(t, "strong"), Inlines: []markup.Inline{drawInline(t, outer)}}
	}
	target := rapid.SampledFrom([]string{"july", "august", "spring", "winter", "night", "report", "book", "memo", "secret", "talk", "quiet-talk", "no-talk", "letter", "norm:enough", "norm:told", "finding:enough/august", "finding:told/night", "guard", "hidden", "nothing"})
	c := markup.Cite{}
	for range rapid.IntRange(1, 3).Draw(t, "parts") {
		part := markup.CitePart{Target: target.Draw(t, "target")}
		if part.Target == "book" {
			part.Pinpoint = rapid.SampledFrom([]string{"", "p. 3", "p. 4"}).Draw(t, "place")
		}
		c.Parts = append(c.Parts, part)
	}
	return c
}

// TestAnyPaper: a paper gives the same document each time; every note has one mark, and the marks come in order; what is restricted, and what a
// source without consent is called, stands nowhere in an edition that may not have it.
func TestAnyPaper(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		p := drawPaper(t)
		e := rapid.SampledFrom(markup.Editions()).Draw(t, "edition")
		bound, list := small().Bind(p, e)
		again, listAgain := small().Bind(p, e)
		if diff := cmp.Diff(dump(bound.Document)+printed(list), dump(again.Document)+printed(listAgain)); diff != "" {
			t.Fatalf("the same paper gives another document:\n%s", diff)
		}
		if wrong := marksOf(bound.Document); wrong != "" {
			t.Fatal(wrong + "\n" + dump(bound.Document))
		}
		for _, secret := range secrets(e) {
			bound.Document.Texts(func(place, text string) {
				if strings.Contains(text, secret) {
					t.Fatalf("%q stands in %s of the edition %s: %s", secret, place, e, text)
				}
			})
		}
		for _, u := range bound.Used.Things {
			if u.Thing.Confidential == record.Restricted && (e == markup.Reply || e == markup.Public) {
				t.Fatalf("%s is used in %s", u.Thing.ID, e)
			}
		}
	})
}

// secrets lists words that may not stand in an edition.
func secrets(e markup.Edition) []string {
	restricted := []string{"Idden", "An opening at night", "restricted letter"}
	kept := []string{"nobody printed", "guard at the lake", "Quiet talk", "Talk without", "16 October", "17 October", "18 October"}
	switch e {
	case markup.Internal:
		return nil
	case markup.Submission:
		return kept
	}
	return append(restricted, kept...)
}

// marksOf says what is wrong with the marks of notes, or "".
func marksOf(d *tree.Document) string {
	next := 1
	wrong := ""
	see := func(runs []tree.Run) {
		for i, r := range runs {
			if r.Note == 0 {
				continue
			}
			if r.Note != next || r.Text != "" {
				wrong = fmt.Sprintf("the mark %d stands where %d should", r.Note, next)
			}
			if i > 0 && runs[i-1].Note != 0 {
				wrong = fmt.Sprintf("the marks %d and %d stand side by side", runs[i-1].Note, r.Note)
			}
			next++
		}
	}
	var walk func([]tree.Block)
	walk = func(list []tree.Block) {
		for _, block := range list {
			switch x := block.(type) {
			case tree.Heading:
				see(x.Runs)
			case tree.Paragraph:
				see(x.Runs)
			case tree.List:
				for _, item := range x.Items {
					walk(item)
				}
			case tree.Table:
				see(x.Caption)
				for _, row := range append([][]tree.Cell{x.Head}, x.Rows...) {
					for _, c := range row {
						see(c.Runs)
					}
				}
			case tree.Picture:
				see(x.Caption)
			}
		}
	}
	walk(d.Blocks)
	if wrong == "" && next != len(d.Notes)+1 {
		wrong = fmt.Sprintf("%d marks for %d notes", next-1, len(d.Notes))
	}
	return wrong
}

// BenchmarkBind binds a report of about 150 pages over the shipped records.
func BenchmarkBind(b *testing.B) {
	var text strings.Builder
	text.WriteString("---\npaper: paper\ntitle: Long\nlang: en\nfor: strike\ndate: 2026-11-22\nstyle: report\n---\n\n")
	for i := range 1500 {
		fmt.Fprintf(&text, "Paragraph {as-is:%d}: on {date:meeting-march} {count:meeting-march.attendance} workers met [@meeting-march]. %s The company dismissed {count:dismissals-ersai.persons} [@report n. %d].\n\n",
			i, strings.Repeat("Some more words of the authors stand here. ", 5), i+1)
	}
	text.WriteString(":::findings strike-lawful/strike\n\n:::sources\n\n:::law\n")
	p := read(b, "ersai-2011", text.String())
	d := shipped()
	for b.Loop() {
		if _, list := d.Bind(p, markup.Public); list.Errors() > 0 {
			b.Fatal(printed(list))
		}
	}
}

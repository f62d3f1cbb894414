package treetest

import (
	"fmt"
	"strings"

	"github.com/tarazy/tarazy/internal/paper/scene"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// Letter is a letter of two pages in the given language (en, ru, kk).
func Letter(language string) *tree.Document {
	d := &tree.Document{
		Title: "Request for an answer", Author: "Union of the Shop", Subject: "Right of reply", Language: language, Day: day(2012, 2, 1),
		RunningHead: "Request for an answer", Letter: true, Labels: Labels(language),
	}
	n := &noter{d: d}
	n.add(tree.Paragraph{Style: tree.Address, Runs: text("The Director")}, tree.Paragraph{Style: tree.Address, Runs: text("Example Works, Қарағанды")},
		tree.Paragraph{Style: tree.Right, Runs: text("Town, 1 February 2012")})
	n.heading(1, "Request for an answer by 29 February 2012")
	n.para(text("Dear Sir or Madam,")...)
	n.para(append(text(filler(4)+" "+filler(5)), n.note())...)
	var questions [][]tree.Block
	for i := range 14 {
		questions = append(questions, []tree.Block{tree.Paragraph{Runs: append(text(filler(i)+" "+filler(i+3)), n.note())}})
	}
	n.add(tree.List{Ordered: true, Items: questions})
	n.para(text(Kazakh + ". " + Russian + ".")...)
	n.add(tree.Paragraph{Style: tree.Right, Runs: text("The chair of the union")})
	return d
}

// Hostile is a document of texts that break writers: in every place where a text may stand, each of HostileTexts.
func Hostile() *tree.Document {
	d := &tree.Document{
		Title: "T" + strings.Join(HostileTexts(), " "), Subtitle: `"]]><script>alert(1)</script>`, Author: `<a href="x">&amp;` + "\x00\x0b", Subject: "\uFFFE]]>", Language: "en",
		Day: day(2012, 2, 1), RunningHead: `</w:t></w:r>{{.}}<!-- -->`, Labels: tree.Labels{Contents: "<Contents>", Notes: "Notes\x01", Page: "p&", Back: `"back"`}, Contents: true,
	}
	for _, t := range HostileTexts() {
		note := tree.Run{Note: len(d.Notes) + 1}
		d.Notes = append(d.Notes, tree.Note{Runs: []tree.Run{{Text: t}, {Text: t, Link: "https://example.org/" + t}}})
		cells := []tree.Cell{{Runs: text(t)}, {Runs: []tree.Run{{Text: t, Mark: true}, note}, Right: true}}
		d.Blocks = append(d.Blocks,
			tree.Heading{Level: 1, Runs: text(t)},
			tree.Paragraph{Runs: []tree.Run{{Text: t, Bold: true}, {Text: t, Italic: true}, {Text: t, Link: t}, {Text: t, Link: "https://example.org/?" + t}, {Break: true}, note}},
			tree.List{Ordered: true, Items: [][]tree.Block{{tree.Paragraph{Runs: text(t), Style: tree.Quote}}, {}, {tree.Table{Head: cells, Rows: [][]tree.Cell{cells}}}}},
			tree.Table{Caption: text(t), Head: cells, Rows: [][]tree.Cell{cells, cells}, Widths: []int{0, 1}},
			tree.Picture{Scene: &scene.Scene{Width: 80, Height: 20, Shapes: []scene.Shape{scene.Word{X: 2, Y: 10, Text: t, Size: 4, Tone: scene.Black}}}, Alt: t, Caption: text(t)},
		)
	}
	d.Blocks = append(d.Blocks, tree.Heading{Level: 4}, tree.Heading{Level: 9, Runs: text("too deep")}, tree.Paragraph{Style: "unheard-of", Runs: text("a style nobody knows")},
		tree.List{}, tree.Table{}, tree.Picture{}, tree.Picture{Scene: &scene.Scene{}}, tree.PageBreak{}, tree.PageBreak{})
	return d
}

// HostileTexts are the texts of Hostile.
func HostileTexts() []string {
	return []string{
		"", " ", "  two  spaces  ", "tab\there", "line\nbreak\r\nand return\r",
		"control \x00\x01\x08\x0b\x0c\x0e\x1f\x7f characters", "not UTF-8: \xff\xfe\xc0\x80", "\uFFFE and \uFFFF and \uFFFD", "half a pair \xed\xa0\x80",
		"]]>", "<![CDATA[x]]>", "<script>alert('x')</script>", `<img src=x onerror="alert(1)">`, "</style><script>1</script>", "<!-- a -- b -->", "<?xml version='1.0'?>",
		"&amp; &lt; &#0; &#x1F; & &unknown;", `"double" 'single' ` + "`back`", "{{.Title}} {{end}} ${x} %s %d %!", `\ \\ \n \u0000`,
		"javascript:alert(1)", "data:text/html,<script>1</script>", "https://example.org/ a b\"c<d>", "file:///etc/passwd",
		strings.Repeat("verylongword", 30), "https://example.org/" + strings.Repeat("a", 200), strings.Repeat("Донаудампфшиффарт", 12),
		"emoji 😀 👩‍🏭 🇺🇳 outside the BMP 𝒳", "עברית \u200fand\u200e العربية in one line", "\u202eturned round\u202c", "zero\u200bwidth\u00adsoft\u00a0nbsp\u2028line\u2029para",
		"e\u0301 combining", Kazakh, Russian, "中文 日本語", "ﬁ ligature",
	}
}

// Long is a report in English of about the given number of pages (a page has some 450 words), with about five notes on each.
func Long(pages int) *tree.Document {
	d := &tree.Document{
		Title: "A long report", Subtitle: fmt.Sprintf("About %d pages", pages), Author: "Legal Aid & Co", Subject: "Length", Language: "en", Day: day(2012, 2, 1),
		RunningHead: "A long report", Labels: Labels("en"), Contents: true,
	}
	n := &noter{d: d}
	for c := 1; c <= (pages+3)/4; c++ {
		n.heading(1, fmt.Sprintf("Chapter %d", c))
		if c%5 == 0 {
			n.add(tree.Picture{Scene: Timeline(), Alt: "A timeline.", Caption: text("What happened when")})
		}
		n.chapter(c, len(d.Notes)+20)
		t := tree.Table{Caption: text("Events"), Head: []tree.Cell{{Runs: text("Day")}, {Runs: text("What happened")}}, Widths: []int{1, 4}}
		for i := range 12 {
			t.Rows = append(t.Rows, []tree.Cell{{Runs: text(day(2011, 3, 1+i).String())}, {Runs: text(filler(c + i))}})
		}
		n.add(t)
	}
	return d
}

// filler is a sentence or two of words that look like a report's, another for each number.
func filler(n int) string {
	parts := []string{
		"The general meeting of the workers of the shop approved the claims by a show of hands and elected five people to speak for them.",
		"The administration of the works received the letter on the same day and wrote the day of receipt on the second copy.",
		"Nobody answered within the time that the law gives, and the union asked the inspectorate to look into the matter.",
		"Two of the elected speakers were dismissed before the talks had begun, one of them while he was ill.",
		"The court heard the case without the union, which had not been told the day of the hearing.",
		"Witnesses differ about how many people stood at the gate in the morning, and no list was kept.",
		"The company says that production was not stopped for a single hour, and that nobody lost a day’s pay.",
	}
	n = max(n, -n)
	return parts[n%len(parts)] + " " + parts[(n*3+1)%len(parts)]
}

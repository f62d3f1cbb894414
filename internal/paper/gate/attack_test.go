package gate_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/tarazy/tarazy/internal/paper/gate"
	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/scene"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sealed"
)

func testNames(t *testing.T) *sealed.Names {
	t.Helper()
	return seal(t, `names: [{id: one, name: Досмагамбетов Ермек Нурланович, contacts: ["+7 701 555 01 23"]}, {id: two, name: Пак Виссарион}]`)
}

// finds fails unless the problems name somebody, and fails when they show the name.
func finds(t *testing.T, what string, names *sealed.Names, list problem.List) {
	t.Helper()
	found := false
	for _, p := range list.All {
		found = found || strings.Contains(p.Message, `sealed name`) && (strings.Contains(p.Message, `"one"`) || strings.Contains(p.Message, `"two"`))
		if shown := fmt.Sprintf("%s %+v", p.String(), p); len(names.Find(shown)) > 0 {
			t.Errorf("%s: the message shows the name: %s", what, shown)
		}
	}
	if !found {
		t.Errorf("%s: nobody is found: %v", what, list.All)
	}
}

// TestAttacksOnPapers: a sealed name anywhere in the text of a paper is found, with its place.
func TestAttacksOnPapers(t *testing.T) {
	t.Parallel()
	names := testNames(t)
	count := 0
	for _, row := range readTable(t, "attacks.yaml", "papers") {
		count++
		p := paper(t, row.Get("head").Text(), row.Get("text").Text())
		for _, e := range []markup.Edition{markup.Internal, markup.Public} {
			list := gate.Check(p, mill(), e, names)
			finds(t, row.Position().String(), names, list)
			at := row.Get("at").Text()
			if got := strings.Join(said(list, row.Get("head").Text()), "\n"); at != "" && !strings.Contains("\n"+got, "\n"+at+" a sealed name") {
				t.Errorf("%v: it is not found at %s: %s", row.Position(), at, got)
			}
		}
	}
	for _, text := range []string{"Ермек и Нурлан ушли.", "Northern Mill met Askar A. on the yard.", "Пакет документов.", "{as-is:Dos}{as-is:tyk}", "[site](https://example.org/dos/mag)"} {
		for _, p := range gate.Check(paper(t, "", text), mill(), markup.Internal, names).All {
			if strings.Contains(p.Message, "sealed") {
				t.Errorf("%s: %s", text, p)
			}
		}
	}
	if count < 20 {
		t.Errorf("only %d attacks", count)
	}
}

func runs(texts ...string) []tree.Run {
	var out []tree.Run
	for i, s := range texts {
		out = append(out, tree.Run{Text: s, Bold: i%2 == 1})
	}
	return out
}

// TestAttacksOnDocuments: a sealed name anywhere in a finished document is found.
func TestAttacksOnDocuments(t *testing.T) {
	t.Parallel()
	names := testNames(t)
	picture := func(p tree.Picture) *tree.Document { return &tree.Document{Blocks: []tree.Block{p}} }
	paragraph := func(r ...tree.Run) *tree.Document {
		return &tree.Document{Blocks: []tree.Block{tree.Paragraph{Runs: r}}}
	}
	word := func(s string) *scene.Scene { return &scene.Scene{Shapes: []scene.Shape{scene.Word{Text: s}}} }
	cell := func(s string) []tree.Cell { return []tree.Cell{{Runs: runs(s)}} }
	for what, d := range map[string]*tree.Document{
		"the title":              {Title: "Dosmagambetov"},
		"the subtitle":           {Subtitle: "о Досмагамбетове"},
		"the author":             {Author: "Y. Dosmagambetov"},
		"the subject":            {Subject: "Dosmugambetov"},
		"the running head":       {RunningHead: "ДОСМАГАМБЕТОВ"},
		"a label":                {Labels: tree.Labels{Notes: "Dosmagambetov"}},
		"a heading":              {Blocks: []tree.Block{tree.Heading{Level: 1, Runs: runs("Dosmagambetov")}}},
		"runs":                   paragraph(runs("Dos", "mag", "ambetov")...),
		"runs and a break":       paragraph(tree.Run{Text: "Dosmagam"}, tree.Run{Break: true}, tree.Run{Text: "betov"}),
		"runs and a note":        paragraph(tree.Run{Text: "Dosmagam"}, tree.Run{Note: 1}, tree.Run{Text: "betov"}),
		"a hyphen and a break":   paragraph(tree.Run{Text: "Dosmagam-"}, tree.Run{Break: true}, tree.Run{Text: "betov"}),
		"a link":                 paragraph(tree.Run{Text: "here", Link: "https://example.org/%D0%94%D0%BE%D1%81%D0%BC%D0%B0%D0%B3%D0%B0%D0%BC%D0%B1%D0%B5%D1%82%D0%BE%D0%B2"}),
		"a mail address":         paragraph(tree.Run{Text: "here", Link: "mailto:dosmagambetov@example.org"}),
		"what is missing":        paragraph(tree.Run{Text: "ask Dosmagambetov", Mark: true}),
		"a list in a list":       {Blocks: []tree.Block{tree.List{Items: [][]tree.Block{{tree.List{Items: [][]tree.Block{{tree.Paragraph{Runs: runs("Досмагамбетову")}}}}}}}}},
		"the head of a table":    {Blocks: []tree.Block{tree.Table{Head: cell("Dosmagambetov")}}},
		"a cell":                 {Blocks: []tree.Block{tree.Table{Head: cell("who"), Rows: [][]tree.Cell{cell("Dosmagambetov")}}}},
		"the title of a table":   {Blocks: []tree.Block{tree.Table{Caption: runs("Dosmagambetov"), Head: cell("who")}}},
		"an alternative text":    picture(tree.Picture{Scene: word("x"), Alt: "A line from Dosmagambetov to the mill"}),
		"a word in a picture":    picture(tree.Picture{Scene: word("Досмагамбетов Е.")}),
		"the title of a picture": picture(tree.Picture{Scene: word("x"), Caption: runs("Dosmagambetov")}),
		"a note":                 {Notes: []tree.Note{{Runs: runs("Interview with ", "V. Pak")}}},
		"a link in a note":       {Notes: []tree.Note{{Runs: []tree.Run{{Text: "x", Link: "tel:+77015550123"}}}}},
	} {
		finds(t, what, names, gate.Document(d, "report.html", names))
	}
	for _, name := range []string{"dosmagambetov-report.html", "report_Dosmagambetov.docx", "Досмагамбетов.pdf", "pak_letter.pdf"} {
		finds(t, "the name of the file", names, gate.Document(&tree.Document{}, name, names))
	}
	good := &tree.Document{Title: "The mill", Author: "Нурлан Ермеков", Blocks: []tree.Block{tree.Paragraph{Runs: runs("Dos", " and don'ts")}}, Notes: []tree.Note{{Runs: runs("A pack.")}}}
	if list := gate.Document(good, "mill-report.html", names); len(list.All) > 0 {
		t.Errorf("a harmless document is held back: %v", list.All)
	}
}

func docx(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// wide is a text in letters of two bytes, as PDF writes them.
func wide(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u >> 8))
		b.WriteByte(byte(u))
	}
	return b.String()
}

func deflate(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write([]byte(s)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func pdf(objects, stream string) string {
	return "%PDF-1.7\n1 0 obj\n" + objects + "\nendobj\n2 0 obj\n<</Length 9>>\nstream\n" + stream + "\nendstream\nendobj\ntrailer\n<<>>\n%%EOF\n"
}

// TestAttacksOnFiles: a sealed name anywhere in a finished file is found.
func TestAttacksOnFiles(t *testing.T) {
	t.Parallel()
	names := testNames(t)
	word := func(body string) string {
		return string(docx(t, map[string]string{"word/document.xml": "<w:document><w:body><w:p>" + body + "</w:p></w:body></w:document>"}))
	}
	core := "<cp:coreProperties><dc:creator>Dosmagambetov</dc:creator></cp:coreProperties>"
	for what, file := range map[string][2]string{
		"html text":                 {"html", "<p>Dosmagambetov</p>"},
		"html across tags":          {"html", "<p>Dos<b>mag</b><i class=\"x\">ambetov</i></p>"},
		"html across lines":         {"html", "<p>Dosma-<br>gambetov</p>"},
		"html entities":             {"html", "<p>&#1044;&#1086;&#1089;&#1084;агамбетов</p>"},
		"html soft hyphens":         {"html", "<p>Dosma&shy;gam<wbr>betov</p>"},
		"html title":                {"html", "<title>Dosmagambetov</title>"},
		"html metadata":             {"html", `<meta name="author" content="Y. Dosmagambetov">`},
		"html alternative text":     {"html", `<img alt='Dosmagambetov at the gate'>`},
		"html link":                 {"html", `<a href="/people/dosmagambetov">x</a>`},
		"html data":                 {"html", `<p data-who=dosmagambetov>x</p>`},
		"html comment":              {"html", "<!-- Досмагамбетов -->"},
		"html script":               {"html", `<script>let who = "\u0414\u043e\u0441магамбетов"</script>`},
		"html style":                {"html", `<style>.dosmagambetov{}</style>`},
		"html identifier":           {"html", `<h2 id="interview-dosmagambetov">x</h2>`},
		"svg text":                  {"svg", `<svg><text x="1">Dosmagambetov</text></svg>`},
		"svg in pieces":             {"svg", `<svg><text>Dos<tspan dx="1">magambetov</tspan></text></svg>`},
		"svg title":                 {"svg", `<svg><title>Досмагамбетов</title></svg>`},
		"docx text":                 {"docx", word("<w:r><w:t>Dosmagambetov</w:t></w:r>")},
		"docx runs":                 {"docx", word(`<w:r><w:t>Dos</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">mag</w:t></w:r><w:r><w:t>ambetov</w:t></w:r>`)},
		"docx attribute":            {"docx", word(`<wp:docPr descr="Dosmagambetov"/>`)},
		"docx note":                 {"docx", string(docx(t, map[string]string{"word/footnotes.xml": "<w:footnote><w:p><w:r><w:t>В. Пак</w:t></w:r></w:p></w:footnote>"}))},
		"docx properties":           {"docx", string(docx(t, map[string]string{"docProps/core.xml": core}))},
		"docx links":                {"docx", string(docx(t, map[string]string{"word/_rels/document.xml.rels": `<Relationship Target="https://example.org/dosmagambetov"/>`}))},
		"docx name of a part":       {"docx", string(docx(t, map[string]string{"word/media/dosmagambetov.svg": "<svg/>"}))},
		"docx part of another kind": {"docx", string(docx(t, map[string]string{"custom.txt": "Dosmagambetov"}))},
		"pdf metadata":              {"pdf", pdf("<</Title (Dosmagambetov)>>", "")},
		"pdf metadata, two bytes":   {"pdf", pdf("<</Title (\xFE\xFF"+wide("Досмагамбетов")+")>>", "")},
		"pdf metadata, in digits":   {"pdf", pdf(fmt.Sprintf("<</Title <FEFF%X>>>", wide("Досмагамбетов")), "")},
		"pdf metadata, escaped": {"pdf", pdf(`<</Title (Dos\155agam\
betov)>>`, "")},
		"pdf link":            {"pdf", pdf("<</URI (https://example.org/dosmagambetov)>>", "")},
		"pdf page":            {"pdf", pdf("", "BT /F1 9 Tf (Dosmagambetov) Tj ET")},
		"pdf page, packed":    {"pdf", pdf("", deflate(t, "BT /F1 9 Tf (Dosmagambetov) Tj ET"))},
		"pdf page, in pieces": {"pdf", pdf("", deflate(t, "BT /F1 9 Tf [(Dos) -20 (magam) 15 (betov)] TJ ET"))},
		"pdf page, own fonts": {"pdf", pdf("", deflate(t, "BT /F1 9 Tf ("+wide("Досмагамбетов")+") Tj ET"))},
		"pdf xmp":             {"pdf", pdf("", "<x:xmpmeta><dc:creator>Dosma<b/>gambetov</dc:creator></x:xmpmeta>")},
		"calendar":            {"ics", "SUMMARY:Answer to Dosmag\r\n ambetov\r\n"},
		"json":                {"json", `{"who": "\u0414\u043e\u0441\u043c\u0430гамбетов"}`},
		"text":                {"text", "тел. 8 (701) 555-01-23"},
	} {
		finds(t, what, names, gate.Output(file[0], "report."+file[0], []byte(file[1]), names))
	}
	finds(t, "the name of a file", names, gate.Output("text", "Dosmagambetov.txt", nil, names))
	if list := gate.Output("docx", "x.docx", []byte("no zip"), names); list.Errors() != 1 {
		t.Errorf("a file that cannot be looked through: %v", list.All)
	}
}

// TestHarmlessFiles: ordinary files are let through; the letters of fonts and pictures are no names.
func TestHarmlessFiles(t *testing.T) {
	t.Parallel()
	names := testNames(t)
	for what, file := range map[string][2]string{
		"html": {"html", `<html lang="en"><body class="pak-free"><p>Pack your bags; dos and don&#39;ts.</p><img src="data:font/woff2;base64,AAPak+Pak/Pak=="></body></html>`},
		"docx": {"docx", string(docx(t, map[string]string{"word/document.xml": "<w:p><w:r><w:t>Ермек пришёл.</w:t></w:r></w:p><w:p><w:r><w:t>Нурланович — отчество.</w:t></w:r></w:p>", "word/fonts/font1.odttf": "\x00\x01Pak\x02\x03Pak"}))},
		"pdf":  {"pdf", pdf("<</Title (The mill)>>", deflate(t, "\x00\x01\x00\x02(Pak)\x00\x07\x00\x01"))},
		"ics":  {"ics", "BEGIN:VCALENDAR\r\nSUMMARY:Answer due\r\nUID:1@tarazy\r\nEND:VCALENDAR\r\n"},
		"text": {"text", "Назову и Ермека, и Нурлана. Пакет отправлен 12.03.2011."},
	} {
		if list := gate.Output(file[0], "report."+file[0], []byte(file[1]), names); len(list.All) > 0 {
			t.Errorf("%s: %v", what, list.All)
		}
	}
}

func FuzzOutput(f *testing.F) {
	f.Add("html", "<p title='x>y'>Dos<b>mag</b>")
	f.Add("pdf", "stream\n(\\0\nendstream <41")
	f.Add("docx", "PK\x03\x04")
	f.Add("svg", "<!-- <")
	names := sealed.Names{}
	f.Fuzz(func(_ *testing.T, format, data string) {
		gate.Output(format, "x", []byte(data), &names)
		gate.ReadMarkup(data)
		gate.ReadPDF([]byte(data))
	})
}

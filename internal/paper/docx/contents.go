package docx

import (
	"strconv"
	"strings"

	"github.com/tarazy/tarazy/internal/paper/tree"
)

// inContents is the deepest level of headings in the table of contents.
const inContents = 3

// contents writes the table of contents as a field with its entries. Word works the field out and puts page numbers in. LibreOffice would show what
// stands there, without numbers; the field is therefore kept from it, and it works out the number of each entry.
func (b *body) contents(text []tree.Block) {
	list := entries(text)
	if len(list) == 0 {
		return
	}
	b.open(paragraph{style: "TOCHeading"})
	b.run(tree.Run{Text: b.d.Labels.Contents})
	b.put(`</w:p>`)
	for i, e := range list {
		b.open(paragraph{style: "TOC" + strconv.Itoa(e.level)})
		if i == 0 {
			b.onlyWord(`<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-`, strconv.Itoa(inContents), `" \h \z \u </w:instrText></w:r>`,
				`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
		}
		b.put(`<w:hyperlink w:anchor="`, e.bookmark, `" w:history="1"><w:r>`)
		b.text(e.words)
		b.put(`</w:r><w:r><w:tab/></w:r>`)
		b.field("PAGEREF "+e.bookmark+` \h`, "")
		b.put(`</w:hyperlink>`)
		if i == len(list)-1 {
			b.onlyWord(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
		}
		b.put(`</w:p>`)
	}
	b.breaks = true
}

// onlyWord writes markup for programs that know what Word has known since 2013.
func (b *body) onlyWord(markup ...string) {
	b.put(`<mc:AlternateContent><mc:Choice Requires="w15">`)
	b.put(markup...)
	b.put(`</mc:Choice><mc:Fallback/></mc:AlternateContent>`)
}

// entry is a line of the table of contents.
type entry struct {
	level           int
	words, bookmark string
}

func entries(text []tree.Block) []entry {
	var out []entry
	for i, h := range headings(text) {
		if w := words(h.Runs); level(h) <= inContents && w != "" {
			out = append(out, entry{level(h), w, bookmark(i + 1)})
		}
	}
	return out
}

// headings are those that will be written, in their order.
func headings(blocks []tree.Block) []tree.Heading {
	var out []tree.Heading
	for _, block := range blocks {
		switch block := block.(type) {
		case tree.Heading:
			out = append(out, block)
		case tree.List:
			for _, item := range block.Items {
				out = append(out, headings(item)...)
			}
		}
	}
	return out
}

// words is the text of runs without marks of notes.
func words(runs []tree.Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Break {
			b.WriteByte(' ')
		}
		b.WriteString(r.Text)
	}
	return strings.TrimSpace(b.String())
}

package docx

import (
	"strconv"

	"github.com/tarazy/tarazy/internal/paper/safe"
)

const (
	office    = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	namespace = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="` + office + `"`
)

func contentTypes(p *part) {
	const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	p.put(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/>`,
		`<Default Extension="emf" ContentType="image/x-emf"/>`,
		`<Default Extension="svg" ContentType="image/svg+xml"/>`,
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>`,
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`)
	for _, o := range [][2]string{
		{"document", "document.main"}, {"settings", "settings"}, {"styles", "styles"}, {"header1", "header"}, {"footer1", "footer"},
		{"header2", "header"}, {"footer2", "footer"}, {"footnotes", "footnotes"}, {"numbering", "numbering"},
	} {
		p.put(`<Override PartName="/word/`, o[0], `.xml" ContentType="`, word, o[1], `+xml"/>`)
	}
	p.put(`</Types>`)
}

func packageLinks(p *part) {
	p.relationships([]link{
		{id: "rId1", kind: office + "/officeDocument", target: "word/document.xml"},
		{id: "rId2", kind: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", target: "docProps/core.xml"},
		{id: "rId3", kind: office + "/extended-properties", target: "docProps/app.xml"},
	})
}

// app says nothing: which program wrote the file, on what machine and how long it took is nobody's business.
func app(p *part) {
	p.put(`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`)
}

func core(p *part) {
	d := p.d
	p.put(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" `,
		`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, e := range [][2]string{{"dc:title", d.Title}, {"dc:subject", d.Subject}, {"dc:creator", d.Author}, {"dc:language", locale(d.Language)}} {
		if e[1] != "" {
			p.put("<", e[0], ">", safe.XML(e[1]), "</", e[0], ">")
		}
	}
	if d.Day.IsReal() {
		for _, name := range []string{"created", "modified"} {
			p.put(`<dcterms:`, name, ` xsi:type="dcterms:W3CDTF">`, d.Day.String(), `T00:00:00Z</dcterms:`, name, `>`)
		}
	}
	p.put(`</cp:coreProperties>`)
}

// locale is a language as Word names it, with the country whose spelling it follows.
func locale(language string) string {
	switch language {
	case "ru":
		return "ru-RU"
	case "kk":
		return "kk-KZ"
	case "en", "":
		return "en-GB"
	}
	return safe.XML(language)
}

func settings(p *part) {
	p.put(`<w:settings`, namespace, `><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>`,
		`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>`,
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`,
		`<w:themeFontLang w:val="`, locale(p.d.Language), `"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`)
}

func header(p *part) {
	p.put(`<w:hdr`, namespace, `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r>`)
	p.text(p.d.RunningHead)
	p.put(`</w:r></w:p></w:hdr>`)
}

func firstHeader(p *part) {
	p.put(`<w:hdr`, namespace, `><w:p><w:pPr><w:pStyle w:val="HeaderFirst"/></w:pPr></w:p></w:hdr>`)
}

func footer(p *part) {
	p.put(`<w:ftr`, namespace, `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r>`)
	p.text(p.d.Labels.Page + " ")
	p.put(`</w:r>`)
	p.field("PAGE", "2")
	p.put(`<w:r>`)
	p.text(" / ")
	p.put(`</w:r>`)
	p.field("NUMPAGES", "2")
	p.put(`</w:p></w:ftr>`)
}

func firstFooter(p *part) {
	p.put(`<w:ftr`, namespace, `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr></w:p></w:ftr>`)
}

// field writes a field that the program that opens the file works out, and what is shown until then.
func (p *part) field(code, shown string) {
	p.put(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> `, code, ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>`)
	p.text(shown)
	p.put(`</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}

// footnotes writes the notes whose marks stand in the text, after the two that draw the lines above notes.
func footnotes(p *part) {
	p.links = &p.foot
	p.put(`<w:footnotes`, namespace, `>`)
	for i, line := range []string{"separator", "continuationSeparator"} {
		p.put(`<w:footnote w:type="`, line, `" w:id="`, strconv.Itoa(i-1), `"><w:p><w:pPr><w:pStyle w:val="NoteLine"/></w:pPr><w:r><w:`, line, `/></w:r></w:p></w:footnote>`)
	}
	for i, n := range p.notes {
		p.put(`<w:footnote w:id="`, strconv.Itoa(i+1), `"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r>`)
		p.text(" ")
		p.put(`</w:r>`)
		p.runs(n.Runs)
		p.put(`</w:p></w:footnote>`)
	}
	p.put(`</w:footnotes>`)
}

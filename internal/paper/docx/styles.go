package docx

import "strconv"

// look is a style of paragraphs: its properties stand as Word asks for them, in its order.
type look struct {
	id, name  string
	based     string // "" is Normal
	next      string // the style of the paragraph after it; "": the same
	paragraph string
	run       string
	offered   bool // in the gallery of styles
}

const (
	serif = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>`
	sans  = `<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>`
	bolds = `<w:b/><w:bCs/>`
	rule  = ` w:val="single" w:sz="4" w:space="4" w:color="8A939A"/>`
)

// sized is letters of a size, in half points.
func sized(halves string) string {
	return `<w:sz w:val="` + halves + `"/><w:szCs w:val="` + halves + `"/>`
}

func colours(hex string) string { return `<w:color w:val="` + hex + `"/>` }

// looks are the styles that papers use. The headings of letters are black and of the letters of the text, as offices and courts are used to.
func looks(letter bool) []look {
	const soft = "5A646B"
	ink, face := "1F3A57", sans
	if letter {
		ink, face = "000000", serif
	}
	head := func(n int, before, halves string) look {
		level := strconv.Itoa(n)
		return look{id: "Heading" + level, name: "heading " + level, next: "Normal", offered: true,
			paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="` + before + `" w:after="100" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/><w:outlineLvl w:val="` + strconv.Itoa(n-1) + `"/>`,
			run:       face + bolds + colours(ink) + sized(halves)}
	}
	contents := func(level, left, before string) look {
		return look{id: "TOC" + level, name: "toc " + level, next: "Normal",
			paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9072"/></w:tabs><w:spacing w:before="` + before + `" w:after="30" w:line="252" w:lineRule="auto"/><w:ind w:left="` + left + `"/><w:jc w:val="left"/>`}
	}
	const fourth = bolds + `<w:i/><w:iCs/>`
	heading4 := head(deepest, "200", "21")
	heading4.run = face + fourth + colours(ink) + sized("21")
	toc1 := contents("1", "0", "100")
	toc1.run = bolds
	return []look{
		{id: "Title", name: "Title", next: "Subtitle", offered: true, paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="3000" w:after="240" w:line="240" w:lineRule="auto"/><w:contextualSpacing/><w:jc w:val="left"/>`, run: sans + bolds + colours(ink) + sized("52")},
		{id: "Subtitle", name: "Subtitle", next: "Normal", offered: true, paragraph: `<w:keepLines/><w:spacing w:after="480" w:line="264" w:lineRule="auto"/><w:jc w:val="left"/>`, run: sans + colours(soft) + sized("30")},
		{id: "LetterTitle", name: "Letter Title", next: "Normal", offered: true, paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="200" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`, run: bolds + sized("28")},
		{id: "LetterSubtitle", name: "Letter Subtitle", next: "Normal", paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:after="280"/><w:jc w:val="center"/>`, run: sized("24")},
		head(1, "480", "34"), head(2, "340", "27"), head(3, "260", "23"), heading4,
		{id: "Quote", name: "Quote", offered: true, paragraph: `<w:keepLines/><w:spacing w:before="60"/><w:ind w:left="567" w:right="567"/>`, run: `<w:i/><w:iCs/>`},
		{id: "Caption", name: "caption", offered: true, paragraph: `<w:keepLines/><w:spacing w:before="60" w:after="280" w:line="252" w:lineRule="auto"/><w:jc w:val="left"/>`, run: sans + colours(soft) + sized("18")},
		{id: "TableCaption", name: "Table Caption", based: "Caption", next: "Normal", paragraph: `<w:keepNext/><w:spacing w:before="200" w:after="80"/>`, run: bolds},
		{id: "Figure", name: "Figure", next: "Caption", paragraph: `<w:spacing w:before="200" w:after="60" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>`},
		{id: "Small", name: "Small", offered: true, paragraph: `<w:spacing w:before="40" w:line="252" w:lineRule="auto"/><w:jc w:val="left"/>`, run: colours(soft) + sized("19")},
		{id: "Right", name: "Right", offered: true, paragraph: `<w:spacing w:before="120" w:after="240"/><w:jc w:val="right"/>`},
		{id: "Address", name: "Address", offered: true, paragraph: `<w:spacing w:after="0" w:line="252" w:lineRule="auto"/><w:jc w:val="left"/>`},
		{id: "Front", name: "Front", offered: true, paragraph: `<w:spacing w:after="60"/><w:jc w:val="left"/>`, run: sans + sized("22")},
		{id: "Warning", name: "Warning", offered: true, paragraph: `<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="36" w:space="8" w:color="9C2D1C"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FBEDEA"/><w:spacing w:before="200" w:after="200"/><w:ind w:left="227"/><w:jc w:val="left"/>`, run: bolds + colours("9C2D1C")},
		{id: "ListParagraph", name: "List Paragraph", offered: true, paragraph: `<w:spacing w:after="80"/>`},
		{id: "TOCHeading", name: "TOC Heading", next: "Normal", paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="240"/><w:jc w:val="left"/>`, run: sans + bolds + colours(ink) + sized("34")},
		toc1, contents("2", "284", "0"), contents("3", "567", "0"),
		{id: "Header", name: "header", paragraph: `<w:pBdr><w:bottom` + rule + `</w:pBdr><w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>`, run: sans + colours(soft) + sized("17")},
		{id: "HeaderFirst", name: "Header First Page", based: "Header", paragraph: `<w:pBdr><w:bottom w:val="nil"/></w:pBdr>`},
		{id: "Footer", name: "footer", paragraph: `<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>`, run: sans + colours(soft) + sized("17")},
		{id: "FootnoteText", name: "footnote text", paragraph: `<w:spacing w:after="30" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>`, run: sized("18")},
		{id: "NoteLine", name: "Note Line", paragraph: `<w:spacing w:after="60" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>`},
		{id: "TableText", name: "Table Text", offered: true, paragraph: `<w:spacing w:before="40" w:after="40" w:line="245" w:lineRule="auto"/><w:jc w:val="left"/>`, run: sans + sized("18")},
		{id: "TableFigures", name: "Table Figures", based: "TableText", offered: true, paragraph: `<w:jc w:val="right"/>`},
		{id: "TableHead", name: "Table Head", based: "TableText", paragraph: `<w:keepNext/>`, run: bolds},
		{id: "TableHeadRight", name: "Table Head Figures", based: "TableHead", paragraph: `<w:jc w:val="right"/>`},
		{id: "TableEnd", name: "Table End", next: "Normal", paragraph: `<w:spacing w:after="0" w:line="200" w:lineRule="exact"/>`, run: sized("16")},
	}
}

func styles(p *part) {
	lang := locale(p.d.Language)
	p.put(`<w:styles`, namespace, `><w:docDefaults><w:rPrDefault><w:rPr>`, serif, sized("23"), `<w:lang w:val="`, lang, `" w:eastAsia="`, lang, `" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`,
		`<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`,
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/></w:pPr></w:style>`,
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`,
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>`,
		`<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
		`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`)
	for _, l := range looks(p.d.Letter) {
		p.style(l)
	}
	p.put(`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`,
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="1F4E79"/><w:u w:val="single"/></w:rPr></w:style>`,
		`<w:style w:type="table" w:customStyle="1" w:styleId="PaperTable"><w:name w:val="Paper Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>`,
		`<w:top w:val="single" w:sz="8" w:space="0" w:color="1C2227"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1C2227"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="B9B4A5"/></w:tblBorders>`,
		`<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>`,
		`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1C2227"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style></w:styles>`)
}

// style writes a style of paragraphs. Names that Word has itself begin with its own words; all others are said to be ours.
func (p *part) style(l look) {
	p.put(`<w:style w:type="paragraph"`)
	if ours(l.name) {
		p.put(` w:customStyle="1"`)
	}
	based := l.based
	if based == "" {
		based = "Normal"
	}
	p.put(` w:styleId="`, l.id, `"><w:name w:val="`, l.name, `"/><w:basedOn w:val="`, based, `"/>`)
	if l.next != "" {
		p.put(`<w:next w:val="`, l.next, `"/>`)
	}
	if l.offered {
		p.put(`<w:qFormat/>`)
	}
	p.put(`<w:pPr>`, l.paragraph, `</w:pPr>`)
	if l.run != "" {
		p.put(`<w:rPr>`, l.run, `</w:rPr>`)
	}
	p.put(`</w:style>`)
}

// ours reports whether Word has no style of a name.
func ours(name string) bool {
	switch name {
	case "Title", "Subtitle", "Quote", "caption", "List Paragraph", "TOC Heading", "toc 1", "toc 2", "toc 3", "header", "footer", "footnote text",
		"heading 1", "heading 2", "heading 3", "heading 4":
		return false
	}
	return true
}

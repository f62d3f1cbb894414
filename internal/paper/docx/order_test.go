package docx_test

import (
	"fmt"
	"slices"
	"strings"
)

// The order of the children of elements, as ECMA-376 has it: Word refuses files that break it. Only what the writer may use is listed in
// elements with many children, and every other child is wrong. "*" stands for any number in any order of those after it.
func orders() map[string][]string {
	return map[string][]string{
		"w:pPr": fields(`pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens bidi spacing ind contextualSpacing
			mirrorIndents jc textDirection textAlignment outlineLvl divId cnfStyle rPr sectPr`),
		"w:rPr": fields(`rStyle rFonts b bCs i iCs caps smallCaps strike dstrike noProof vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText
			vertAlign rtl cs em lang`),
		"w:tblPr":       fields(`tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook`),
		"w:tblBorders":  fields(`top left bottom right insideH insideV`),
		"w:tcBorders":   fields(`top left bottom right insideH insideV`),
		"w:pBdr":        fields(`top left bottom right between bar`),
		"w:tblCellMar":  fields(`top left bottom right`),
		"w:tcPr":        fields(`cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark`),
		"w:trPr":        fields(`cantSplit tblHeader`),
		"w:numPr":       fields(`ilvl numId`),
		"w:sectPr":      fields(`headerReference headerReference footerReference footerReference footnotePr type pgSz pgMar pgBorders pgNumType cols vAlign titlePg docGrid`),
		"w:style":       fields(`name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr tblStylePr`),
		"w:tblStylePr":  fields(`pPr rPr tblPr trPr tcPr`),
		"w:docDefaults": fields(`rPrDefault pPrDefault`),
		"w:abstractNum": fields(`nsid multiLevelType tmpl name lvl lvl lvl lvl lvl lvl lvl lvl lvl`),
		"w:lvl":         fields(`start numFmt lvlRestart pStyle suff lvlText lvlJc pPr rPr`),
		"w:num":         fields(`abstractNumId lvlOverride`),
		"w:settings":    fields(`zoom defaultTabStop characterSpacingControl footnotePr compat themeFontLang decimalSymbol listSeparator`),
		"w:p":           append(fields(`pPr *`), fields(`r hyperlink bookmarkStart bookmarkEnd`, "mc:AlternateContent")...),
		"w:hyperlink":   fields(`* r`),
		"w:r":           append(fields(`rPr *`), fields(`t tab br fldChar instrText footnoteReference footnoteRef separator continuationSeparator drawing`)...),
		"w:tbl":         fields(`tblPr tblGrid * tr`),
		"w:tr":          fields(`trPr * tc`),
		"w:tc":          fields(`tcPr p`),
		"w:tblGrid":     fields(`* gridCol`),
		"w:body":        append(fields(`* p tbl`), "w:sectPr"),
		"w:footnote":    fields(`p`),
		"w:footnotes":   fields(`* footnote`),
		"w:numbering":   fields(`abstractNum abstractNum * num`),
		"w:hdr":         fields(`p`),
		"w:ftr":         fields(`p`),
		"wp:inline":     {"wp:extent", "wp:effectExtent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"},
		"pic:pic":       {"pic:nvPicPr", "pic:blipFill", "pic:spPr"},
		"pic:blipFill":  {"a:blip", "a:stretch"},
		"pic:spPr":      {"a:xfrm", "a:prstGeom"},
	}
}

// fields are the names of elements of the main namespace, and others behind them.
func fields(s string, more ...string) []string {
	out := strings.Fields(s)
	for i, f := range out {
		if f != "*" {
			out[i] = "w:" + f
		}
	}
	return append(out, more...)
}

// disorder says what is wrong with the order of the children of an element and all below it.
func disorder(e *element, orders map[string][]string) []string {
	var out []string
	if order, known := orders[e.name]; known {
		at := 0
		for _, k := range e.kids {
			star := slices.Index(order, "*")
			free := star >= 0 && slices.Contains(order[star:], k.name)
			if free {
				at = max(at, star)
				continue
			}
			i := slices.Index(order[at:], k.name)
			if i < 0 {
				out = append(out, fmt.Sprintf("%s in %s is out of order or unknown", k.name, e.name))
				continue
			}
			at += i + 1
		}
	}
	for _, k := range e.kids {
		out = append(out, disorder(k, orders)...)
	}
	return out
}

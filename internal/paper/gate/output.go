package gate

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sealed"
)

// mostUnpacked bounds what the parts of a packed file may hold.
const mostUnpacked = 256 << 20

// Output looks for sealed names in a finished file: html, svg, docx, pdf, ics, json, text or markdown, as a reader of the file could find them,
// and in its name. A file that cannot be looked through is a problem too. What a PDF draws with fonts of its own can be read back only where
// its codes are those of letters, as in the files of package pdf; for others the document tree is the check.
func Output(format, fileName string, data []byte, names *sealed.Names) problem.List {
	f := newFinder(fileName, names)
	if names.Len() == 0 {
		return f.problems
	}
	switch format {
	case "docx":
		f.packed(data)
	case "pdf":
		f.pdf(data)
	case "html", "svg", "xml":
		f.markup("the file", string(data))
	case "ics":
		text := string(data)
		for _, fold := range []string{"\r\n ", "\n ", "\r\n\t", "\n\t"} {
			text = strings.ReplaceAll(text, fold, "")
		}
		f.look("the file", strings.NewReplacer(`\,`, ",", `\;`, ";", `\n`, "\n", `\N`, "\n", `\\`, `\`).Replace(text))
		f.look("the file", string(data))
	default:
		f.look("the file", string(data))
	}
	return f.done()
}

var encoded = regexp.MustCompile(`base64,[A-Za-z0-9+/=\s]+`)

// markup looks through HTML or XML: as a reader sees it, each attribute and comment, and the file itself. Pictures and fonts in base64 are
// left out: their letters are no words.
func (f *finder) markup(place, text string) {
	text = encoded.ReplaceAllString(text, "base64,")
	seen, hidden := readMarkup(text)
	f.look(place+", text", seen)
	for _, h := range hidden {
		f.look(place+", "+h.place, h.text)
	}
	f.look(place+", source", text)
}

// packed looks through every part of a zip file, their names and comments.
func (f *finder) packed(data []byte) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		f.cannot("the file")
		return
	}
	f.look("comment", z.Comment)
	left := int64(mostUnpacked)
	for _, part := range z.File {
		f.look("name of a part", part.Name)
		f.look("comment", part.Comment)
		f.look("comment", string(part.Extra))
		content, ok := unpack(part, &left)
		if !ok {
			f.cannot("a part of the file")
			return
		}
		place := "part " + path.Base(part.Name)
		switch path.Ext(part.Name) {
		case ".xml", ".rels", ".svg", ".html":
			f.markup(place, string(content))
		default:
			if isText(content) {
				f.look(place, string(content))
			}
		}
	}
}

func unpack(part *zip.File, left *int64) ([]byte, bool) {
	r, err := part.Open()
	if err != nil {
		return nil, false
	}
	content, err := io.ReadAll(io.LimitReader(r, *left+1))
	*left -= int64(len(content))
	if closing := r.Close(); err != nil || closing != nil || *left < 0 {
		return nil, false
	}
	return content, true
}

// isText reports whether data are words rather than the bytes of a picture or font.
func isText(data []byte) bool {
	head := data[:min(len(data), 1<<10)]
	strange := 0
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' {
			strange++
		}
	}
	return strange*64 <= len(head)
}

// hidden is a text that a reader does not see at first.
type hidden struct{ place, text string }

// readMarkup gives the text of HTML or XML as it is read, without signs between what stands on one line, and what is hidden in attributes,
// comments and declarations.
func readMarkup(text string) (seen string, out []hidden) {
	var b strings.Builder
	for i := 0; i < len(text); {
		if text[i] != '<' {
			next := strings.IndexByte(text[i:], '<')
			if next < 0 {
				next = len(text) - i
			}
			b.WriteString(text[i : i+next])
			i += next
			continue
		}
		if rest, ok := strings.CutPrefix(text[i:], "<!--"); ok {
			comment, _, _ := strings.Cut(rest, "-->")
			out = append(out, hidden{"comment", comment})
			i += min(len(text)-i, len("<!--")+len(comment)+len("-->"))
			continue
		}
		end := tagEnd(text, i)
		tag := text[i+1 : max(i+1, end-1)]
		out = append(out, attributes(tag)...)
		b.WriteString(between(tag))
		i = end
	}
	return b.String(), out
}

// tagEnd gives the end of a tag: the first > outside quotation marks.
func tagEnd(text string, i int) int {
	quote := byte(0)
	for ; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == '>':
			return i + 1
		}
	}
	return len(text)
}

var attribute = regexp.MustCompile(`([\w:.-]+)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)`)

func attributes(tag string) []hidden {
	var out []hidden
	for _, m := range attribute.FindAllStringSubmatch(tag, -1) {
		if value := strings.Trim(m[2], `"'`); strings.ContainsFunc(value, func(r rune) bool { return r >= utf8.RuneSelf || r >= 'A' || r >= '0' && r <= '9' }) {
			out = append(out, hidden{"attribute", value})
		}
	}
	return out
}

// between is what a tag puts between the texts round it: nothing where it is set within a line.
func between(tag string) string {
	name := strings.TrimLeft(tag, "/")
	if at := strings.IndexAny(name, " \t\r\n/"); at >= 0 {
		name = name[:at]
	}
	const inline = " a b i u s em strong span sub sup small code mark abbr cite q var kbd samp tt font wbr bdi bdo ins del tspan ruby label " +
		"w:r w:t w:rpr w:b w:i w:u w:rstyle w:lang w:rfonts w:sz w:szcs w:color w:hyperlink w:prooferr w:bookmarkstart w:bookmarkend w:ins w:smarttag w:softhyphen w:nobreakhyphen w:bcs w:ics w:vertalign w:noproof w:highlight w:shd w:position w:spacing w:kern w:caps w:smallcaps w:footnotereference w:lastrenderedpagebreak w:sdt w:sdtcontent w:fldsimple "
	switch name = strings.ToLower(name); {
	case strings.Contains(inline, " "+name+" "):
		return ""
	case name == "w:tab" || name == "br" || name == "w:br" || name == "text":
		return "\n"
	}
	return "\n\n"
}

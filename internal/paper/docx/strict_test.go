package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"
	"testing"

	"github.com/tarazy/tarazy/internal/paper/docx"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// element is an element of XML; its names have the prefixes that the file gives them.
type element struct {
	name  string
	attrs map[string]string
	kids  []*element
	text  string
}

// find lists the elements below an element, or it itself, that have a name.
func (e *element) find(name string) []*element {
	var out []*element
	if e.name == name {
		out = append(out, e)
	}
	for _, k := range e.kids {
		out = append(out, k.find(name)...)
	}
	return out
}

// kid is the first child of a name; an empty element when there is none.
func (e *element) kid(name string) *element {
	for _, k := range e.kids {
		if k.name == name {
			return k
		}
	}
	return &element{}
}

// words is all the text below an element.
func (e *element) words() string {
	var b strings.Builder
	for _, t := range e.find("w:t") {
		b.WriteString(t.text)
	}
	return b.String()
}

func parse(data []byte) (*element, error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	top := &element{}
	open := []*element{top}
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		last := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: full(token.Name), attrs: map[string]string{}}
			for _, a := range token.Attr {
				if _, twice := e.attrs[full(a.Name)]; twice {
					return nil, fmt.Errorf("<%s> has %s twice", e.name, full(a.Name))
				}
				e.attrs[full(a.Name)] = a.Value
			}
			last.kids = append(last.kids, e)
			open = append(open, e)
		case xml.EndElement:
			if len(open) == 1 || last.name != full(token.Name) {
				return nil, fmt.Errorf("</%s> closes <%s>", full(token.Name), last.name)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			last.text += string(token)
		case xml.Comment, xml.Directive:
			return nil, fmt.Errorf("a comment or directive: %v", token)
		}
	}
	if len(open) != 1 || len(top.kids) != 1 {
		return nil, fmt.Errorf("%d elements are not closed, %d stand at the top", len(open)-1, len(top.kids))
	}
	return top.kids[0], nil
}

func full(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// opened is a DOCX file that was read again.
type opened struct {
	raw   map[string][]byte
	parts map[string]*element
	names []string
}

func write(t testing.TB, d *tree.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := docx.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(data []byte) (*opened, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	o := &opened{raw: map[string][]byte{}, parts: map[string]*element{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		if _, twice := o.raw[f.Name]; twice {
			return nil, fmt.Errorf("%s stands twice in the archive", f.Name)
		}
		if f.Modified.Year() != 1980 {
			return nil, fmt.Errorf("%s is of %v", f.Name, f.Modified)
		}
		o.raw[f.Name] = data
		o.names = append(o.names, f.Name)
		if path.Ext(f.Name) == ".emf" {
			continue
		}
		if o.parts[f.Name], err = parse(data); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
	}
	return o, nil
}

// strict says everything that Word would not forgive.
func strict(data []byte) []string {
	o, err := open(data)
	if err != nil {
		return []string{err.Error()}
	}
	var out []string
	order := orders()
	for name, e := range o.parts {
		for _, wrong := range disorder(e, order) {
			out = append(out, name+": "+wrong)
		}
	}
	out = append(out, o.types()...)
	out = append(out, o.relations()...)
	out = append(out, o.unique()...)
	return append(out, o.references()...)
}

// types holds each entry to a content type.
func (o *opened) types() []string {
	var out []string
	known := map[string]bool{}
	for _, e := range o.parts["[Content_Types].xml"].kids {
		if e.name == "w:Override" || e.name == "Override" {
			name := strings.TrimPrefix(e.attrs["PartName"], "/")
			known[name] = true
			if o.raw[name] == nil {
				out = append(out, "content type of a part that is not there: "+name)
			}
		} else {
			known["."+e.attrs["Extension"]] = true
		}
	}
	for _, name := range o.names {
		if ext := path.Ext(name); name != "[Content_Types].xml" && !known[name] && (ext == ".xml" || !known[ext]) {
			out = append(out, "no content type: "+name)
		}
	}
	return out
}

// relations holds the relationships of each part to what uses them, and to what they name.
func (o *opened) relations() []string {
	var out []string
	reached := map[string]bool{"[Content_Types].xml": true}
	for name, e := range o.parts {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		reached[name] = true
		dir, base := path.Split(path.Dir(name) + "/" + strings.TrimSuffix(path.Base(name), ".rels"))
		folder := path.Dir(path.Clean(dir))
		of := path.Join(folder, base)
		ids := map[string]bool{}
		for _, r := range e.kids {
			id, target := r.attrs["Id"], r.attrs["Target"]
			if ids[id] {
				out = append(out, name+": id twice: "+id)
			}
			ids[id] = true
			if r.attrs["TargetMode"] == "External" {
				if strings.ContainsAny(target, " <>\"\\^`{|}") || !strings.HasPrefix(strings.ToLower(target), "http") && !strings.HasPrefix(strings.ToLower(target), "mailto:") {
					out = append(out, "a target Word cannot read: "+target)
				}
			} else if reached[path.Join(folder, target)] = true; o.raw[path.Join(folder, target)] == nil {
				out = append(out, "a target that is not there: "+target)
			}
			implicit := base == "" || strings.HasPrefix(target, "settings") || strings.HasPrefix(target, "styles") || strings.HasPrefix(target, "footnotes") || strings.HasPrefix(target, "numbering")
			if !implicit && !bytes.Contains(o.raw[of], []byte(`"`+id+`"`)) {
				out = append(out, of+" does not use "+id)
			}
		}
		if part := o.parts[of]; part != nil {
			for _, used := range used(part) {
				if !ids[used] {
					out = append(out, of+" uses an unknown relationship "+used)
				}
			}
		}
	}
	for _, name := range o.names {
		if !reached[name] {
			out = append(out, "nothing refers to "+name)
		}
	}
	return out
}

func used(e *element) []string {
	var out []string
	for _, a := range []string{"r:id", "r:embed", "r:link"} {
		if id := e.attrs[a]; id != "" {
			out = append(out, id)
		}
	}
	for _, k := range e.kids {
		out = append(out, used(k)...)
	}
	return out
}

// unique complains about ids that stand twice.
func (o *opened) unique() []string {
	var out []string
	for _, u := range [][3]string{
		{"word/document.xml", "w:bookmarkStart", "w:id"}, {"word/document.xml", "w:bookmarkStart", "w:name"}, {"word/document.xml", "wp:docPr", "id"},
		{"word/document.xml", "w:footnoteReference", "w:id"}, {"word/footnotes.xml", "w:footnote", "w:id"}, {"word/styles.xml", "w:style", "w:styleId"},
		{"word/numbering.xml", "w:num", "w:numId"}, {"word/numbering.xml", "w:abstractNum", "w:abstractNumId"},
	} {
		seen := map[string]bool{}
		for _, e := range o.parts[u[0]].find(u[1]) {
			id := e.attrs[u[2]]
			if id == "" || seen[id] {
				out = append(out, fmt.Sprintf("%s: %s %q of %s stands twice, or is empty", u[0], u[2], id, u[1]))
			}
			seen[id] = true
		}
	}
	return out
}

// references holds names to what they name: styles, lists, notes, bookmarks, and pairs of marks to each other.
func (o *opened) references() []string {
	var out []string
	defined := func(part, name, attr string) map[string]bool {
		ids := map[string]bool{}
		for _, e := range o.parts[part].find(name) {
			ids[e.attrs[attr]] = true
		}
		return ids
	}
	styles, lists := defined("word/styles.xml", "w:style", "w:styleId"), defined("word/numbering.xml", "w:num", "w:numId")
	notes, marks := defined("word/footnotes.xml", "w:footnote", "w:id"), defined("word/document.xml", "w:bookmarkStart", "w:name")
	check := func(part, name, attr string, known map[string]bool) {
		for _, e := range o.parts[part].find(name) {
			if id, has := e.attrs[attr]; has && !known[id] {
				out = append(out, fmt.Sprintf("%s: %s %q is not defined", part, name, id))
			}
		}
	}
	for _, part := range []string{"word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml", "word/styles.xml"} {
		for _, name := range []string{"w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"} {
			check(part, name, "w:val", styles)
		}
	}
	check("word/document.xml", "w:numId", "w:val", lists)
	check("word/document.xml", "w:footnoteReference", "w:id", notes)
	check("word/document.xml", "w:hyperlink", "w:anchor", marks)
	body := o.parts["word/document.xml"]
	if begun, ended := len(body.find("w:bookmarkStart")), len(body.find("w:bookmarkEnd")); begun != ended {
		out = append(out, fmt.Sprintf("%d bookmarks begin and %d end", begun, ended))
	}
	depth := 0
	for _, c := range body.find("w:fldChar") {
		switch c.attrs["w:fldCharType"] {
		case "begin":
			depth++
		case "end":
			depth--
		}
		if depth < 0 {
			out = append(out, "a field ends before it begins")
		}
	}
	if depth != 0 {
		out = append(out, "a field does not end")
	}
	if marked := len(body.find("w:footnoteReference")) + 2; marked != len(notes) {
		out = append(out, fmt.Sprintf("%d marks and separators, %d notes", marked, len(notes)))
	}
	for _, c := range body.find("w:tbl") {
		columns := len(c.kid("w:tblGrid").kids)
		for _, row := range c.kids {
			if n := len(row.find("w:tc")); row.name == "w:tr" && n != columns {
				out = append(out, fmt.Sprintf("a row has %d cells, the table %d columns", n, columns))
			}
		}
	}
	return out
}

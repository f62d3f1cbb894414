package markup

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

// Editions lists the editions, from the most to the least trusted reader.
func Editions() []Edition { return []Edition{Internal, Submission, Reply, Public} }

// Languages lists the languages that a paper can be written in.
func Languages() []string { return []string{"en", "ru", "kk"} }

const fence = "---"

// front reads what stands between the two lines of hyphens, and gives the byte at which the text begins.
func (r *reader) front(l *lines, required bool) (Front, int) {
	end := l.fence()
	if end < 0 {
		if required {
			r.add(l.problemAt(problem.Position{File: l.file, Line: 1, Column: 1}, "the head of the paper is missing",
				"begin the file with a line ---, then paper: ID, title: … and lang: …, then a line ---"))
		}
		return r.fallback(), 0
	}
	body := len(l.text)
	switch {
	case end == len(l.begin):
		r.add(l.problem(0, "the head of the paper is not closed", "end it with a line ---"))
		return r.fallback(), body
	case end+1 < len(l.begin):
		body = l.begin[end+1]
	}
	root, ok := sheet.Read(l.file, l.text[:l.begin[end]], &r.to)
	if !ok {
		return r.fallback(), body
	}
	if !required {
		root.Known(keys(false)...)
		return Front{}, body
	}
	return r.keys(root, l), body
}

// fence is the number of the line that closes the head, the number of lines when none does, or -1 where there is no head.
func (l *lines) fence() int {
	is := func(i int) bool { return string(bytes.TrimRight(l.bytes(i), " \t")) == fence }
	if len(l.text) == 0 || !is(0) {
		return -1
	}
	for i := 1; i < len(l.begin); i++ {
		if is(i) {
			return i
		}
	}
	return len(l.begin)
}

func (r *reader) fallback() Front {
	return Front{Cases: []string{r.around.Record}, Editions: Editions(), Positions: map[string]problem.Position{}}
}

func keys(required bool) []string {
	out := []string{"paper!", "title!", "lang!", "subtitle", "author", "cases", "for", "to", "date", "answer_by", "style", "editions", "contents", "draft"}
	if !required {
		for i := range out {
			out[i] = strings.TrimSuffix(out[i], "!")
		}
	}
	return out
}

var idPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

const idHint = "write lower-case words and digits joined by hyphens"

func (r *reader) keys(root sheet.Node, l *lines) Front {
	m := root.Known(keys(true)...)
	out := r.fallback()
	for _, f := range root.Fields() {
		if n, known := m[f.Name]; known && !n.Empty() {
			out.Positions[f.Name] = f.Value.Position()
		}
	}
	out.ID = id(m["paper"])
	if file := strings.TrimSuffix(path.Base(l.file), ".md"); out.ID != "" && out.ID != file {
		m["paper"].Problem(fmt.Sprintf("the paper is called %q but its file %q", out.ID, file), "give both the same name")
	}
	out.Title, out.Subtitle, out.Author = m["title"].Word(), m["subtitle"].Word(), m["author"].Word()
	out.Lang = m["lang"].OneOf(Languages()...)
	for _, n := range m["cases"].Items() {
		if c := id(n); c != "" && !slices.Contains(out.Cases, c) {
			out.Cases = append(out.Cases, c)
		}
	}
	out.For = reference(m["for"])
	for _, n := range m["to"].Items() {
		if actor := reference(n); actor != "" {
			out.To = append(out.To, actor)
		}
	}
	out.Date, out.AnswerBy = day(m["date"]), day(m["answer_by"])
	if !m["date"].Empty() && !m["answer_by"].Empty() && out.AnswerBy < out.Date {
		m["answer_by"].Problem("the day to answer by is before the paper's day", "")
	}
	out.Style, out.Draft = oneOf(m["style"], r.around.Styles), oneOf(m["draft"], r.around.Drafts)
	if e := editions(m["editions"]); e != nil {
		out.Editions = e
	}
	out.Contents = m["contents"].Flag()
	return out
}

func id(n sheet.Node) string {
	w := n.Word()
	if w != "" && !idPattern.MatchString(w) {
		n.Problem(fmt.Sprintf("%q is not an id", w), idHint)
	}
	return w
}

var referencePattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?$`)

// reference reads an id, with CASE/ before it where it is another record's.
func reference(n sheet.Node) string {
	w := n.Word()
	if w != "" && !referencePattern.MatchString(w) {
		n.Problem(fmt.Sprintf("%q is not an id", w), idHint)
	}
	return w
}

// oneOf reads a word of a list; every word will do where the list is not known.
func oneOf(n sheet.Node, known []string) string {
	if known == nil {
		return n.Word()
	}
	return n.OneOf(known...)
}

func day(n sheet.Node) civil.Day {
	w := n.Word()
	if w == "" {
		return 0
	}
	d, err := civil.ParseDay(w)
	if err == nil {
		return d
	}
	if p, ok := err.(*civil.ParseError); ok {
		n.Problem(p.Wrong, p.Right)
	} else {
		n.Problem(err.Error(), "")
	}
	return 0
}

func editions(n sheet.Node) []Edition {
	words := make([]string, len(Editions()))
	for i, e := range Editions() {
		words[i] = string(e)
	}
	var out []Edition
	for _, item := range n.Items() {
		if w := item.OneOf(words...); w != "" {
			out = append(out, Edition(w))
		}
	}
	return out
}

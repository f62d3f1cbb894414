package show

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Palette colours signs and headings; the zero Palette leaves them plain.
type Palette struct{ On bool }

// paint puts a colour round a text.
func (c Palette) paint(code, text string) string {
	if !c.On || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// Strong sets a text off from others.
func (c Palette) Strong(text string) string { return c.paint("1", text) }

func (c Palette) sign(sign string) string {
	code := map[string]string{"✓": "32", "✗": "31", "?": "33", "≠": "35", "○": "36", "!": "31"}[sign]
	if code == "" {
		return sign
	}
	return c.paint(code, sign)
}

// width is how wide text is set for a terminal, in letters: those of our three languages are all one column wide.
const width = 100

// Text writes a report for a terminal.
func Text(out io.Writer, r *Report, p *Printer, c Palette) error {
	t := &texter{out: out, p: p, c: c}
	t.head(r)
	for _, x := range r.Conclusions {
		t.conclusion(x)
	}
	for _, x := range r.Rulings {
		t.ruling(x)
	}
	for _, g := range r.Groups {
		t.line("")
		t.wrap(0, "", c.paint("1", g.Event)+" "+c.paint("2", "["+g.ID+"]"))
		for _, f := range g.Findings {
			t.finding(f)
		}
	}
	if r.Hidden != "" {
		t.line("")
		t.line(r.Hidden)
	}
	return t.err
}

type texter struct {
	out io.Writer
	p   *Printer
	c   Palette
	err error
}

func (t *texter) line(s string) {
	if t.err == nil {
		_, t.err = fmt.Fprintln(t.out, s)
	}
}

// wrap writes a text over as many lines as it needs, each after the first under its beginning.
func (t *texter) wrap(indent int, first, text string) {
	room := max(20, width-indent)
	lead := strings.Repeat(" ", indent-utf8.RuneCountInString(first)) + t.c.sign(first)
	if first != "" {
		lead = strings.Repeat(" ", indent-utf8.RuneCountInString(first)-1) + t.c.sign(first) + " "
	}
	for _, l := range lines(text, room) {
		t.line(lead + l)
		lead = strings.Repeat(" ", indent)
	}
}

// Wrap breaks a text at spaces into lines of at most so many letters.
func Wrap(text string, room int) []string { return lines(text, room) }

func lines(text string, room int) []string {
	var out []string
	line := ""
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' }) { // not at a space that holds a number together
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > room:
			out = append(out, line)
			line = word
		default:
			line += " " + word
		}
	}
	return append(out, line)
}

func (t *texter) head(r *Report) {
	t.line(t.c.paint("1", r.Title) + "  " + t.c.paint("2", r.ID))
	t.wrap(4, "", strings.Join(r.About, "; "))
}

func (t *texter) conclusion(x Conclusion) {
	t.line("")
	t.wrap(2, x.Outcome.Sign, t.c.paint("1", x.Says+" "+x.Outcome.Word))
	for _, g := range x.Groups {
		t.wrap(4, "", t.c.paint("2", g.Event))
		for _, f := range g.Findings {
			text := f.Title
			if f.Brief != "" {
				text += " – " + f.Brief
			}
			t.wrap(6, f.Outcome.Sign, text)
			for _, part := range f.Parts {
				t.wrap(8, "", part)
			}
		}
	}
	if len(x.Asks) > 0 {
		t.wrap(4, "", t.p.Words.Say("would_decide"))
		for _, a := range x.Asks {
			t.wrap(6, "·", a)
		}
	}
}

func (t *texter) ruling(x Ruling) {
	t.line("")
	t.wrap(0, "", t.c.paint("1", x.Event))
	for _, part := range x.Parts {
		t.wrap(4, "", part.Says+" "+strings.Join(part.Norms, "; "))
	}
}

// finding writes a finding: in full when every reason is wanted, else in a line or two.
func (t *texter) finding(f Finding) {
	if !t.p.Why {
		t.short(f)
		return
	}
	t.wrap(4, f.Outcome.Sign, f.Title+": "+f.Outcome.Word)
	if f.Cites != "" {
		t.wrap(6, "", t.c.paint("2", f.Cites+"  ["+f.ID+"]"))
	}
	for _, part := range f.Parts {
		t.wrap(6, "", part)
	}
	for _, c := range f.Cases {
		t.aCase(c, len(f.Cases) > 1)
	}
	for _, n := range f.Notes {
		t.wrap(6, "", n)
	}
}

// short writes what came out and why in half a line; where it is a breach or a dispute, also where the rule stands.
func (t *texter) short(f Finding) {
	text := f.Title
	if f.Brief != "" {
		text += " – " + f.Brief
	}
	t.wrap(4, f.Outcome.Sign, text)
	for _, part := range f.Parts {
		t.wrap(6, "", part)
	}
	if f.Outcome.ID == "undetermined" {
		return
	}
	if f.Cites != "" {
		t.wrap(6, "", t.c.paint("2", f.Cites+"  ["+f.ID+"]"))
	}
	for _, n := range f.Notes {
		t.wrap(6, "", n)
	}
}

func (t *texter) aCase(c Case, several bool) {
	indent := 6
	if c.Label != "" && several {
		t.wrap(8, c.Outcome.Sign, c.Label+": "+c.Outcome.Word)
		indent = 8
	}
	for _, r := range c.Reasons {
		t.reason(indent, r)
	}
	for _, d := range c.Due {
		t.wrap(indent+2, "", d)
	}
	for _, d := range c.Counted {
		t.wrap(indent+4, "", d)
	}
	for _, a := range c.Asks {
		t.wrap(indent+2, "→", a.Question+of(a))
	}
}

func of(f Fact) string {
	if f.Of == "" {
		return ""
	}
	return " [" + f.Of + "]"
}

func (t *texter) reason(indent int, r Reason) {
	t.wrap(indent+2, r.Sign, r.Says)
	for _, f := range r.Facts {
		t.wrap(indent+4, "", f.line())
	}
	for _, k := range r.Kids {
		t.reason(indent+2, k)
	}
}

// line is a fact in one line: question, answer, what was needed, note, whose it is and where from.
func (f Fact) line() string {
	s := f.Question + " " + f.Answer
	if f.Needed != "" {
		s += "; " + f.Needed
	}
	if f.Note != "" {
		s += " (" + f.Note + ")"
	}
	s += of(f)
	if f.Sources != "" {
		s += " · " + f.Sources
	}
	return s
}

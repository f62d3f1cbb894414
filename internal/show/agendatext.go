package show

import (
	"io"
	"strings"
)

// AgendaText writes a docket for a terminal.
func AgendaText(out io.Writer, a *Agenda, p *Printer, c Palette) error {
	t := &texter{out: out, p: p, c: c}
	t.line(c.paint("1", a.Title) + "  " + c.paint("2", a.ID))
	t.wrap(4, "", strings.Join(append([]string{a.On}, a.About...), "; "))
	for _, s := range a.Sections {
		t.line("")
		t.wrap(0, "", c.paint("1", s.Says))
		for _, l := range s.Lead {
			t.wrap(4, "", l)
		}
		for _, i := range s.Items {
			t.item(2, i)
		}
		for _, l := range s.Tail {
			t.wrap(4, "", l)
		}
	}
	if a.Hidden != "" {
		t.line("")
		t.line(a.Hidden)
	}
	return t.err
}

// item writes an entry: the day, who and what in one line, what belongs to it below. Of the proof only the sentence that sums it up, but where all
// of it is asked for.
func (t *texter) item(indent int, i Item) {
	t.wrap(indent+2, i.Mark.Sign, t.headline(i))
	indent += 6
	for _, l := range i.Lines {
		t.wrap(indent, "", l)
	}
	if i.Law != "" {
		t.wrap(indent, "", t.c.paint("2", i.Law))
	}
	for n, l := range i.Proof {
		switch {
		case n == 0 && l != "":
			t.wrap(indent, "", l)
		case n > 0 && t.p.Why:
			t.wrap(indent+2, "", l)
		}
	}
	for _, k := range i.Kids {
		t.item(indent-2, k)
	}
}

func (t *texter) headline(i Item) string {
	var day []string
	for _, s := range []string{i.When, i.Left} {
		if s != "" {
			day = append(day, s)
		}
	}
	text := i.Says
	if i.Who != "" {
		text = i.Who + ": " + text
	}
	if len(day) > 0 {
		text = t.c.paint("1", strings.Join(day, ", ")) + " · " + text
	}
	switch {
	case i.Mark.Word == "" || i.Told:
	case i.First:
		return i.Mark.Word + ": " + text
	default:
		return text + " – " + i.Mark.Word
	}
	return text
}

package paper

import (
	"strconv"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// value says a value of an attribute; false when it is not known.
func (b *binder) value(v record.Value, m *vocabulary.Attribute) (string, bool) {
	w := b.words
	switch v.Form {
	case record.None:
		return w.Say("none"), true
	case record.RangeForm:
		return b.figure(v, m.Type), true
	case record.WhenForm:
		return b.when(v.When), v.When.Known()
	case record.SpanForm:
		return b.span(v.Span), true
	case record.BoolForm:
		if v.Yes {
			return w.Say("yes"), true
		}
		return w.Say("no"), true
	case record.TextForm:
		return b.text(v.Text, m), true
	case record.RefForm:
		if v.Ref == nil || !mayShow(b.edition, v.Ref) {
			return "", false
		}
		return b.name(v.Ref), true
	case record.ListForm:
		return b.list(v, m)
	}
	return "", false
}

// figure says a count, a sum of money or a share.
func (b *binder) figure(v record.Value, t vocabulary.Type) string {
	switch t {
	case vocabulary.Share:
		return b.about(v.Range, func(r civil.Range) string { return b.share(r) })
	case vocabulary.Money:
		return b.words.Say("paper_money", "N", b.number(v.Range), "Currency", b.currency(v.Currency, v.Range.Hi))
	}
	return b.number(v.Range)
}

// number says a whole number that may be known only about, or between bounds.
func (b *binder) number(r civil.Range) string { return b.about(r, b.words.Range) }

// about says "about" before a range that somebody gave so, and what they gave.
func (b *binder) about(r civil.Range, say func(civil.Range) string) string {
	if !r.About {
		return say(r)
	}
	if given, ok := strings.CutPrefix(r.String(), "~"); ok {
		if inner, err := civil.ParseRange(given); err == nil {
			r = inner
		}
	}
	r.About = false
	return b.words.Say("paper_about", "What", say(r))
}

func (b *binder) share(r civil.Range) string {
	one := func(n int64) string {
		text := strconv.FormatInt(n/100, 10)
		if part := n % 100; part != 0 {
			text += b.words.Say("paper_decimal") + strings.TrimRight(strconv.FormatInt(100+part, 10)[1:], "0")
		}
		return b.words.Say("paper_percent", "N", text)
	}
	if r.Exact() {
		return one(r.Lo)
	}
	return b.words.Say("between", "From", one(r.Lo), "To", one(r.Hi))
}

func (b *binder) currency(code string, n int64) string {
	id := "paper_currency_" + code
	if said := b.words.Count(id, n); said != id {
		return said
	}
	return code
}

func (b *binder) span(s civil.Span) string {
	if !s.About {
		return b.words.Span(s)
	}
	if given, ok := strings.CutPrefix(s.String(), "~"); ok {
		if inner, err := civil.ParseSpan(given); err == nil {
			s = inner
		}
	}
	s.About = false
	return b.words.Say("paper_about", "What", b.words.Span(s))
}

// when says a day that may be known only about, or between two days.
func (b *binder) when(w civil.When) string {
	if !w.About {
		return b.words.When(w)
	}
	if given, ok := strings.CutSuffix(w.String(), "~"); ok {
		if inner, err := civil.ParseWhen(given); err == nil {
			return b.words.Say("paper_about_day", "What", b.words.When(inner))
		}
	}
	return b.words.Say("paper_about_day", "What", b.words.When(w))
}

// text says a word of a fixed list, a provision or a norm in the language; other texts as they are.
func (b *binder) text(text string, m *vocabulary.Attribute) string {
	switch m.Type {
	case vocabulary.Choice:
		if w, ok := m.Word(text); ok {
			return w.Says.In(b.words.Language)
		}
	case vocabulary.NormID:
		if n, ok := b.desk.Body.Norm(text); ok {
			return n.Title.In(b.words.Language)
		}
	case vocabulary.Provision:
		instrument, provision, _ := strings.Cut(text, " ")
		return b.show.Cite(law.Citation{Instrument: instrument, Provision: provision})
	}
	return text
}

// list says the items of a list, or how many there are where only that is known.
func (b *binder) list(v record.Value, m *vocabulary.Attribute) (string, bool) {
	if v.Counted {
		return b.number(v.Size), true
	}
	var parts []string
	for _, item := range v.Items {
		if said, ok := b.value(item, m); ok {
			parts = append(parts, said)
		}
	}
	if v.More && len(parts) > 0 {
		return strings.Join(parts, ", ") + ", " + b.words.Say("and_others"), true
	}
	return b.listed(parts), len(parts) > 0
}

// listed joins words with commas and "and".
func (b *binder) listed(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return b.words.Say("paper_and", "A", strings.Join(parts[:last], ", "), "B", parts[last])
}

package record

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Form says which part of a Value is filled.
type Form uint8

// The forms of values.
const (
	Nothing   Form = iota // nothing is known
	None                  // known not to exist; for a list: known to be empty
	RangeForm             // counts, money, shares
	WhenForm              // dates
	SpanForm              // durations
	BoolForm
	TextForm // texts, words, citations, ids of norms
	RefForm
	ListForm
)

// Value is one value as a source gives it. The zero Value is nothing known.
type Value struct {
	Form     Form
	Range    civil.Range
	Currency string // of money
	When     civil.When
	Span     civil.Span
	Yes      bool
	Text     string
	Ref      *Thing
	Items    []Value     // of a list
	More     bool        // the list is not complete
	Size     civil.Range // ListForm without items: only their number is known
	Counted  bool        // Size is meant
	Written  string      // as it stands in the file
}

// more is the item that says that a list is not complete.
const more = "..."

// value reads one value of an attribute.
func (r *reader) value(n sheet.Node, a *vocabulary.Attribute) Value {
	switch {
	case n.Empty():
		return Value{}
	case a.Many:
		return r.list(n, a)
	case !n.IsText():
		n.Problem("here should be one value", "only some attributes take a list; several accounts of one value are written as [{value: …, by: …}]")
		return Value{}
	}
	return r.scalar(n, a)
}

func (r *reader) list(n sheet.Node, a *vocabulary.Attribute) Value {
	out := Value{Form: ListForm, Written: written(n)}
	if n.IsText() {
		if n.Text() == "none" {
			return Value{Form: None, Written: "none"}
		}
		if count, ok := onlyCounted(n.Text()); ok && a.Type == vocabulary.Ref {
			out.Size, out.Counted = count, true
			return out
		}
	}
	for _, item := range n.Items() {
		if item.IsText() && item.Text() == more {
			out.More = true
			continue
		}
		if v := r.item(item, a); v.Form != Nothing {
			if a.Type != vocabulary.Label && slices.ContainsFunc(out.Items, v.Same) {
				item.Problem(fmt.Sprintf("%q stands in the list twice", v.Written), "remove one of them")
			}
			out.Items = append(out.Items, v)
		}
	}
	return out
}

// item reads one item of a list; nothing when it is none.
func (r *reader) item(n sheet.Node, a *vocabulary.Attribute) Value {
	switch {
	case n.Empty():
		n.Problem("an item of the list is empty", "remove it, or write ... for those not recorded")
		return Value{}
	case !n.IsText():
		n.Problem("here should be one item of the list", "lists do not stand in lists")
		return Value{}
	}
	v := r.scalar(n, a)
	if v.Form == None && n.Text() == "none" {
		n.Problem(fmt.Sprintf("none stands among other items of %s", a.Name), "write none alone, or remove it")
		return Value{}
	}
	return v
}

var counted = regexp.MustCompile(`^(~?\d+|\d+\.\.\d+|[<>]=?\d+)$`)

// onlyCounted reads a number where a list of references stands: how many there were, not who.
func onlyCounted(text string) (civil.Range, bool) {
	if !counted.MatchString(text) {
		return civil.Range{}, false
	}
	count, err := civil.ParseRange(text)
	return count, err == nil
}

// scalar reads one value that is not a list.
func (r *reader) scalar(n sheet.Node, a *vocabulary.Attribute) Value {
	v, err := scalarOf(n.Word(), a)
	if err != nil {
		n.Problem(sentence(err))
		return Value{}
	}
	if v.Form == RefForm {
		r.refs = append(r.refs, pending{node: n, attribute: a, id: v.Text})
	}
	return v
}

// scalarOf reads one value that is not a list. A reference is not followed. The error is a *civil.ParseError.
func scalarOf(text string, a *vocabulary.Attribute) (Value, error) {
	v := Value{Written: text}
	if text == "none" {
		v.Form = None
		return v, nil
	}
	var err error
	switch a.Type {
	case vocabulary.Count:
		v.Form = RangeForm
		v.Range, err = civil.ParseRange(text)
	case vocabulary.Money:
		v.Form = RangeForm
		v.Range, v.Currency, err = money(text)
	case vocabulary.Share:
		v.Form = RangeForm
		v.Range, err = share(text)
	case vocabulary.Date:
		v.Form = WhenForm
		v.When, err = civil.ParseWhen(text)
	case vocabulary.Duration:
		v.Form = SpanForm
		v.Span, err = civil.ParseSpan(text)
	case vocabulary.Bool:
		v.Form = BoolForm
		v.Yes, err = yes(text)
	case vocabulary.Choice:
		v.Form, v.Text = TextForm, text
		if _, ok := a.Word(text); !ok {
			err = &civil.ParseError{Wrong: fmt.Sprintf("%q is not a word for %s", text, a.Name), Right: problem.DidYouMean(text, wordIDs(a))}
		}
	case vocabulary.Ref:
		v.Form, v.Text = RefForm, text
	default:
		v.Form, v.Text = TextForm, text
	}
	return v, err
}

// sentence splits an error of civil into what is wrong and what would be right.
func sentence(err error) (wrong, right string) {
	if p, ok := err.(*civil.ParseError); ok {
		return p.Wrong, p.Right
	}
	return err.Error(), ""
}

func wordIDs(a *vocabulary.Attribute) []string {
	out := make([]string, len(a.Words))
	for i, w := range a.Words {
		out[i] = w.ID
	}
	return out
}

func yes(text string) (bool, error) {
	switch text {
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return false, &civil.ParseError{Wrong: fmt.Sprintf("%q is neither true nor false", text), Right: "write true, false or none, or leave the value out when it is not known"}
}

var currencyCode = regexp.MustCompile(`^[A-Z]{3}$`)

func money(text string) (civil.Range, string, error) {
	number, currency, ok := strings.Cut(text, " ")
	if !ok || !currencyCode.MatchString(currency) {
		return civil.Range{}, "", &civil.ParseError{Wrong: fmt.Sprintf("%q is no sum of money", text), Right: "write a whole number and a currency: 105804 KZT, ~100 USD"}
	}
	v, err := civil.ParseRange(number)
	return v, currency, err
}

// share reads a percentage as hundredths of a percent.
func share(text string) (civil.Range, error) {
	wrong := &civil.ParseError{Wrong: fmt.Sprintf("%q is no share", text), Right: "write 50%, 33.33%, ~40% or 40%..60%"}
	about := strings.HasPrefix(text, "~")
	lo, hi, between := strings.Cut(strings.TrimPrefix(text, "~"), "..")
	from, ok := percent(lo)
	if !ok {
		return civil.Range{}, wrong
	}
	to := from
	if between {
		if to, ok = percent(hi); !ok || to < from {
			return civil.Range{}, wrong
		}
	}
	if about {
		return civil.Range{Lo: from * 3 / 4, Hi: min(10000, (to*5+3)/4), About: true}, nil
	}
	return civil.Range{Lo: from, Hi: to}, nil
}

var percentage = regexp.MustCompile(`^\d+(\.\d\d?)?%$`)

// percent reads 50% or 33.33% as hundredths of a percent.
func percent(text string) (int64, bool) {
	if !percentage.MatchString(text) {
		return 0, false
	}
	whole, part, _ := strings.Cut(strings.TrimSuffix(text, "%"), ".")
	for len(part) < 2 {
		part += "0"
	}
	v, err := strconv.ParseInt(whole+part, 10, 64)
	return v, err == nil && v <= 10000
}

// written gives a value as it stands in the file, for messages and tables.
func written(n sheet.Node) string {
	if n.IsText() {
		return n.Text()
	}
	var parts []string
	for _, item := range n.Items() {
		if item.IsText() {
			parts = append(parts, item.Text())
		}
	}
	return strings.Join(parts, ", ")
}

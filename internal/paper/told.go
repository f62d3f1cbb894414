package paper

import (
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/record"
)

// told is what the record says of one attribute: one value, or several where the accounts differ.
type told struct {
	sides []side
	other civil.When // the day that the figure is of, where that is another than the one asked for
}

// side is what one account says.
type side struct {
	accounts []string // those that say the same; none where nobody in particular does
	text     string
	sources  []record.Cite
}

func (t told) known() bool    { return len(t.sides) > 0 }
func (t told) disputed() bool { return len(t.sides) > 1 }

// tell finds what the accounts say of an attribute.
func (b *binder) tell(a refer.Attribute) told {
	var out told
	if a.Fact == nil {
		return out
	}
	if a.Account != "" || !a.Fact.Disputed() {
		r := a.Fact.As(a.Account, a.On)
		out.add(b, a, a.Account, r)
		if out.known() {
			out.sides[0].accounts = claimed(a, r)
		}
		return out
	}
	speaking := a.Fact.Accounts()
	if a.Fact.Unclaimed() {
		speaking = append([]string{""}, speaking...)
	}
	for _, account := range speaking {
		out.add(b, a, account, a.Fact.As(account, a.On))
	}
	return out
}

// claimed lists whose word alone a value is; none where it is nobody's in particular, or where one account was asked for.
func claimed(a refer.Attribute, r record.Resolved) []string {
	var out []string
	for _, from := range r.From {
		if from.By == "" || a.Account != "" {
			return nil
		}
		if !slices.Contains(out, from.By) {
			out = append(out, from.By)
		}
	}
	return out
}

// secretValue reports whether a value rests only on what the edition may not tell.
func (b *binder) secretValue(r record.Resolved) bool {
	for _, from := range r.From {
		if !b.secret(from) {
			return false
		}
	}
	return len(r.From) > 0
}

// add notes what one account says.
func (t *told) add(b *binder, a refer.Attribute, account string, r record.Resolved) {
	text, ok := b.value(r.Value, a.Meaning)
	if !ok || b.secretValue(r) {
		return
	}
	var sources []record.Cite
	for _, from := range r.From {
		sources = append(sources, from.Sources...)
		if r.Other && from.On.Known() && account == "" {
			t.other = from.On
		}
	}
	at := slices.IndexFunc(t.sides, func(s side) bool { return s.text == text })
	if at < 0 {
		at = len(t.sides)
		t.sides = append(t.sides, side{text: text})
		if account != "" {
			t.sides[at].accounts = []string{account}
		}
	} else if len(t.sides[at].accounts) > 0 && account != "" {
		t.sides[at].accounts = append(t.sides[at].accounts, account)
	}
	t.sides[at].sources = refer.Once(append(t.sides[at].sources, sources...))
}

// said writes what the record says: "223, by the company's account, or about 400, by the workers'". A single value of another day is said to be that,
// unless it stands alone.
func (b *binder) said(t told, rec *record.Record, alone bool) string {
	if !t.disputed() && t.other.Known() && !alone {
		t.sides[0].text = b.words.Say("paper_of_day", "What", t.sides[0].text, "Date", b.when(t.other))
	}
	out := b.accounted(rec, t.sides[0], "paper_by", "paper_whose_")
	for _, s := range t.sides[1:] {
		out = b.words.Say("paper_or", "A", out, "B", b.accounted(rec, s, "paper_by_again", "paper_whose_again_"))
	}
	return out
}

// accounted says a value as the accounts have it that give it: in the words that the program has for them, else by their own names.
func (b *binder) accounted(rec *record.Record, s side, message, whose string) string {
	if len(s.accounts) == 0 {
		return s.text
	}
	var said []string
	for _, id := range s.accounts {
		if word, ok := b.words.Find(whose + id); ok {
			said = append(said, word)
		}
	}
	if len(said) == len(s.accounts) {
		return b.words.Say(message, "What", s.text, "Who", b.listed(said))
	}
	said = nil
	for _, id := range s.accounts {
		said = append(said, named(rec, id))
	}
	return b.words.Say("paper_by_other", "What", s.text, "Who", b.listed(said))
}

// named is what an account says it is, where that is short; else its id.
func named(rec *record.Record, id string) string {
	for _, a := range rec.Accounts {
		if a.ID == id && a.Says != "" && !strings.ContainsAny(a.Says, ",;.") {
			return a.Says
		}
	}
	return id
}

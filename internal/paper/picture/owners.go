package picture

import (
	"strings"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/say"
)

// ownersOf is the attribute that says who owns a company, and shareOf the further key with the share.
const (
	ownersOf = "owners"
	shareOf  = "share"
)

// Edition is what a picture may show. What it keeps is drawn as if nobody had said it: an unnamed box would show that there is somebody.
type Edition struct {
	Name func(*record.Thing) string                                 // how an actor is called
	Kept func(owner, owned *record.Thing, a *record.Assertion) bool // whether that one owns the other may not be shown
}

// stake is what one actor owns of another, as one assertion says.
type stake struct {
	owner, owned *record.Thing
	said         *record.Assertion
	how          []string // share, time, whose account
	doubt        bool     // not known whether it was so on the day
}

// tracer follows owners through a record.
type tracer struct {
	rec    *record.Record
	on     civil.When
	w      *say.Words
	in     Edition
	stakes []stake
	seen   map[*record.Thing]bool
}

// Owners draws who owned an actor on a day, who owned those, and what the actor itself owned, with shares and times as the record has them. What was
// certainly over by that day, or had certainly not begun, is left out; what may have been is drawn dashed. A share that nobody states is said not to be
// stated. False when the record says nothing of it that may be shown.
func Owners(rec *record.Record, actor *record.Thing, on civil.When, in Edition, w *say.Words, m Measure) (Drawing, bool) {
	t := &tracer{rec: rec, on: on, w: w, in: in, seen: map[*record.Thing]bool{}}
	t.up(actor)
	t.seen = map[*record.Thing]bool{}
	t.down(actor)
	if len(t.stakes) == 0 {
		return Drawing{}, false
	}
	g := newGraph(t.stakes, actor)
	return Drawing{g.draw(t, m), t.alt(actor)}, true
}

// up gathers the owners of an actor, and theirs.
func (t *tracer) up(owned *record.Thing) {
	if t.seen[owned] {
		return
	}
	t.seen[owned] = true
	for _, s := range t.of(owned) {
		if t.in.Kept(s.owner, s.owned, s.said) {
			continue
		}
		t.add(s)
		t.up(s.owner)
	}
}

// down gathers what an actor owns, and what that owns.
func (t *tracer) down(owner *record.Thing) {
	if t.seen[owner] {
		return
	}
	t.seen[owner] = true
	for _, a := range t.rec.Actors {
		for _, s := range t.of(a) {
			if s.owner == owner && !t.in.Kept(s.owner, s.owned, s.said) {
				t.add(s)
				t.down(a)
			}
		}
	}
}

// add keeps a stake; the same two actors stand for one, which says all that is asserted of it.
func (t *tracer) add(s stake) {
	for i := range t.stakes {
		old := &t.stakes[i]
		if old.owner != s.owner || old.owned != s.owned {
			continue
		}
		if strings.Join(old.how, "\n") != strings.Join(s.how, "\n") {
			old.how = append(old.how, s.how...)
			old.doubt = old.doubt && s.doubt
		}
		return
	}
	t.stakes = append(t.stakes, s)
}

// of lists the stakes in an actor that may have been held on the day.
func (t *tracer) of(owned *record.Thing) []stake {
	f, ok := owned.Fact(ownersOf)
	if !ok {
		return nil
	}
	var out []stake
	for i := range f.Assertions {
		a := &f.Assertions[i]
		held := t.held(a)
		if held == civil.False {
			continue
		}
		for _, v := range refs(a.Value) {
			out = append(out, stake{owner: v, owned: owned, said: a, how: t.how(a), doubt: held == civil.Unknown})
		}
	}
	return out
}

// refs are the actors that a value names.
func refs(v record.Value) []*record.Thing {
	if v.Form == record.RefForm {
		return []*record.Thing{v.Ref}
	}
	var out []*record.Thing
	for _, item := range v.Items {
		out = append(out, refs(item)...)
	}
	return out
}

// held is whether what an assertion says was so on the day. Without a time, or without a day, it was.
func (t *tracer) held(a *record.Assertion) civil.Tri {
	if !t.on.Known() {
		return civil.True
	}
	out := civil.True
	if a.From.Known() {
		out = a.From.NotAfter(t.on)
	}
	if a.To.Known() && out != civil.False {
		if before := t.on.NotAfter(a.To); before != civil.True {
			out = before
		}
	}
	if a.On.Known() && a.On.SameDay(t.on) != civil.True {
		out = civil.Unknown
	}
	return out
}

// how says a stake in words: the share, since and until when, by whose account.
func (t *tracer) how(a *record.Assertion) []string {
	share := t.w.Say("picture_share_unknown")
	if text := a.With[shareOf]; text != "" {
		share = t.share(text)
	}
	out := []string{share}
	switch {
	case a.From.Known() && a.To.Known():
		out = append(out, t.w.Say("picture_lasted", "From", t.w.When(a.From), "To", t.w.When(a.To)))
	case a.From.Known():
		out = append(out, t.w.Say("picture_since", "Date", t.w.When(a.From)))
	case a.To.Known():
		out = append(out, t.w.Say("picture_until", "Date", t.w.When(a.To)))
	case a.On.Known():
		out = append(out, t.w.Say("picture_as_of", "Date", t.w.When(a.On)))
	}
	if a.By != "" {
		out = append(out, t.w.Say("picture_by", "Account", t.account(a.By)))
	}
	return out
}

// account is who a side of the story is.
func (t *tracer) account(id string) string {
	for _, a := range t.rec.Accounts {
		if a.ID == id && a.Says != "" {
			return a.Says
		}
	}
	return id
}

// share writes a share as it is said in the language.
func (t *tracer) share(text string) string {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	if !percent {
		return text
	}
	return t.w.Say("paper_percent", "N", strings.ReplaceAll(number, ".", t.w.Say("paper_decimal")))
}

func (t *tracer) alt(actor *record.Thing) string {
	var items []string
	for _, s := range t.stakes {
		how := s.how
		if s.doubt {
			how = append(how[:len(how):len(how)], t.w.Say("picture_doubt"))
		}
		items = append(items, t.w.Say("picture_stake", "Owner", t.in.Name(s.owner), "Owned", t.in.Name(s.owned), "How", strings.Join(how, ", ")))
	}
	id := "picture_owners"
	if t.on.Known() {
		id = "picture_owners_on"
	}
	return t.w.Say(id, "Name", t.in.Name(actor), "Date", t.w.When(t.on), "Stakes", strings.Join(items, "; "))
}

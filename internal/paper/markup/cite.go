package markup

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/problem"
)

// target is an id, norm:ID or finding:NORM/EVENT, with CASE/ before the id where it is another record's.
var target = regexp.MustCompile(`^(norm:[a-z0-9-]+(/[a-z0-9-]+)?|finding:[a-z0-9-]+/[a-z0-9-]+(/[a-z0-9-]+)?|[a-z0-9-]+(/[a-z0-9-]+)?)$`)

// cite reads what stands between [ and ].
func (b *body) cite(offset int, s span) Cite {
	out := Cite{At: b.at(offset)}
	from := 1
	if strings.HasPrefix(s.text, "@@") {
		out.Whole, from = true, 2
	}
	for _, part := range s.split(from) {
		if part.text == "" {
			b.problem(offset, "the citation names nothing", "write [@SOURCE], [@SOURCE n. 24], [@EVENT], [@norm:ID] or [@finding:NORM/EVENT]")
			continue
		}
		if p, ok := b.part(part); ok {
			out.Parts = append(out.Parts, p)
		}
	}
	return out
}

// split cuts at semicolons that do not stand in quotation marks.
func (s span) split(from int) []span {
	var out []span
	quoted := false
	for i := from; i < len(s.text); i++ {
		switch {
		case s.text[i] == '"':
			quoted = !quoted
		case s.text[i] == ';' && !quoted:
			out = append(out, s.sub(from, i))
			from = i + 1
		}
	}
	return append(out, s.sub(from, len(s.text)))
}

func (b *body) part(s span) (CitePart, bool) {
	out := CitePart{At: b.at(s.from[0])}
	if words, quoted := strings.CutPrefix(s.text, `"`); quoted {
		out.Text = strings.TrimSpace(strings.TrimSuffix(words, `"`))
		if out.Text == "" || !strings.HasSuffix(words, `"`) {
			b.problem(s.from[0], "the words of a note need a quotation mark before and behind them", `write [@SOURCE; "see also …"]`)
			return out, false
		}
		return out, true
	}
	s = s.sub(len(s.text)-len(strings.TrimPrefix(s.text, "@")), len(s.text))
	if s.text == "" {
		b.add(b.lines.problemAt(out.At, "the citation names nothing", ""))
		return out, false
	}
	end := strings.IndexByte(s.text+" ", ' ')
	rest := s.sub(end, len(s.text))
	out.At, out.Target, out.Pinpoint = b.at(s.from[0]), s.text[:end], rest.text
	if !target.MatchString(out.Target) {
		b.add(b.lines.problemAt(out.At, fmt.Sprintf("%q cannot be cited", out.Target), targetHint(out.Target)))
		return out, false
	}
	if strings.HasPrefix(out.Target, "norm:") && rest.text != "" {
		return b.on(out, rest)
	}
	return out, true
}

// targetHint says what would be right where something that cannot be cited stands.
func targetHint(word string) string {
	kind, _, found := strings.Cut(word, ":")
	switch {
	case kind == "finding":
		return "write finding:NORM/EVENT"
	case found && kind != "norm":
		if hint := problem.DidYouMean(kind, []string{"norm", "finding"}); hint != "" {
			return hint
		}
	}
	return "write the id of a source or event, norm:ID or finding:NORM/EVENT; words of your own stand in quotation marks, or in ^[…]"
}

// on reads the event or day as of which a norm is cited.
func (b *body) on(out CitePart, rest span) (CitePart, bool) {
	word, as, _ := strings.Cut(rest.text, " ")
	as = strings.TrimSpace(as)
	_, err := civil.ParseDay(as)
	switch {
	case word != "on" || as == "":
		b.problem(rest.from[0], fmt.Sprintf("%q cannot stand behind a norm", rest.text), "write [@norm:ID], [@norm:ID on EVENT] or [@norm:ID on 2011-05-11]")
		return out, false
	case err != nil && !referencePattern.MatchString(as):
		b.problem(rest.from[0], fmt.Sprintf("%q is neither an event nor a day", as), "write the id of an event, or a day as 2011-05-11")
		return out, false
	}
	out.On = Word{At: b.at(rest.from[len(rest.text)-len(as)]), Text: as}
	return out, true
}

// insertKinds are what may stand before the colon of an insert.
func insertKinds() []string {
	return []string{"person", "org", "actor", "count", "value", "date", "place", "title", "due", "as-is", "missing"}
}

// insert reads what stands between { and }.
func (b *body) insert(offset int, s span) Inline {
	out := Insert{At: b.at(offset)}
	kind, words, colon := strings.Cut(s.text, ":")
	out.Kind = strings.TrimSpace(kind)
	known := false
	for _, k := range insertKinds() {
		known = known || k == out.Kind
	}
	switch {
	case !known && !colon:
		b.problem(offset, "a brace begins an insert, and this is none", `write \{ for a plain brace`)
		return nil
	case !known:
		b.problem(offset, fmt.Sprintf("there is no insert %q", out.Kind), insertHint(out.Kind))
		return nil
	}
	if out.Kind == "missing" || out.Kind == "as-is" {
		out.Rest = strings.TrimSpace(words)
	} else {
		out.Ref, out.Rest, _ = strings.Cut(strings.TrimSpace(words), " ")
		out.Rest = strings.TrimSpace(out.Rest)
	}
	if out.Ref == "" && out.Rest == "" {
		b.problem(offset, fmt.Sprintf("the insert %q says nothing", out.Kind), fmt.Sprintf("write {%s: … }", out.Kind))
		return nil
	}
	return out
}

func insertHint(kind string) string {
	if utf8.RuneCountInString(kind) > 10 {
		return `write \{ for a plain brace`
	}
	return problem.DidYouMean(kind, insertKinds()) + ` (a plain brace is written \{)`
}

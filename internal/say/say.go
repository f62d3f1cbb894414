// Package say holds what the program itself says, in English, Russian and Kazakh: messages, numbers, dates and spans in each
// language's own form.
//
// Begin with [New]. The words are in words/*.yaml, one file for each language, and every message has the same id in all three. What is
// wrong in a file is said in English by whoever finds it; [Sentences] says it in the other languages, by the catalogue sentences/*.yaml.
// What packs and records say does not pass through here.
package say

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

//go:embed words/*.yaml sentences/*.yaml
var words embed.FS

// Words says messages in one language. It does not change and may be used by several goroutines at once.
type Words struct {
	Language  vocabulary.Language
	Sentences *Sentences // what is wrong, from English
	localizer *i18n.Localizer
}

// New reads the words of a language; English stands in for what it does not have. The error is one of the program, not of
// its user.
func New(lang vocabulary.Language) (*Words, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	for _, l := range []vocabulary.Language{vocabulary.English, lang} {
		data, err := fs.ReadFile(words, "words/"+string(l)+".yaml")
		if err != nil {
			return nil, fmt.Errorf("words of %s: %w", l, err)
		}
		if _, err := bundle.ParseMessageFileBytes(data, string(l)+".yaml"); err != nil {
			return nil, fmt.Errorf("words of %s: %w", l, err)
		}
	}
	return &Words{Language: lang, Sentences: NewSentences(lang), localizer: i18n.NewLocalizer(bundle, string(lang))}, nil
}

// Say gives a message; pairs are the names and values of what stands in it. An id that no language has gives the id itself, which a
// test looks for.
func (w *Words) Say(id string, pairs ...any) string {
	return w.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data(pairs)}, id)
}

// Find gives a message that need not be there.
func (w *Words) Find(id string) (string, bool) {
	text, err := w.localizer.Localize(&i18n.LocalizeConfig{MessageID: id})
	return text, err == nil || text != ""
}

// Count gives a message about a number of things, in the plural form that the number needs. The number stands in it as N.
func (w *Words) Count(id string, n int64, pairs ...any) string {
	d := data(pairs)
	d["N"] = w.Number(n)
	return w.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: d, PluralCount: n}, id)
}

func (w *Words) localize(c *i18n.LocalizeConfig, id string) string {
	text, err := w.localizer.Localize(c)
	if err != nil && text == "" {
		return id
	}
	return text
}

func data(pairs []any) map[string]any {
	out := map[string]any{}
	for i := 0; i+1 < len(pairs); i += 2 {
		out[fmt.Sprint(pairs[i])] = pairs[i+1]
	}
	return out
}

// Number writes a whole number with its thousands apart.
func (w *Words) Number(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	gap := "\u00A0"
	if w.Language == vocabulary.English {
		gap = ","
	}
	if len(digits) <= 4 && gap != "," {
		return sign + digits
	}
	var parts []string
	for len(digits) > 3 {
		parts = append([]string{digits[len(digits)-3:]}, parts...)
		digits = digits[:len(digits)-3]
	}
	return sign + strings.Join(append([]string{digits}, parts...), gap)
}

// Range writes a number known between two bounds.
func (w *Words) Range(r civil.Range) string {
	switch {
	case r.Exact():
		return w.Number(r.Lo)
	case r.Hi == unbounded && r.Lo <= 0:
		return w.Say("not_known")
	case r.Hi == unbounded:
		return w.Say("at_least", "N", w.Number(r.Lo))
	case r.Lo <= 0 && !r.About:
		return w.Say("at_most", "N", w.Number(r.Hi))
	}
	return w.Say("between", "From", w.Number(r.Lo), "To", w.Number(r.Hi))
}

const unbounded = 1<<63 - 1

// Span writes a length of time.
func (w *Words) Span(s civil.Span) string {
	id := "span_" + strings.ReplaceAll(s.Unit.String(), " ", "_")
	if s.Exact() {
		return w.Count(id, s.Lo)
	}
	if s.Hi == unbounded {
		return w.Say("at_least", "N", w.Count(id, s.Lo))
	}
	return w.Say("between", "From", w.Number(s.Lo), "To", w.Count(id, s.Hi))
}

package paper

import (
	"cmp"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// method says on what the records rest: how many sources of which kind, in which languages, and how they were counted. Without a case it
// counts those of all the paper's records.
func (b *binder) method(c markup.Call) []tree.Block {
	records := b.scope.Records
	if len(c.Args) > 0 {
		records = nil
	}
	for i := range c.Args {
		rec, ok := b.caseOf(c, i)
		if !ok {
			return nil
		}
		records = append(records, rec)
	}
	counts, interviews, hidden := b.counted(records)
	out := tree.Table{Head: b.head("kind", "number", "languages"), Widths: []int{4, 2, 5}}
	for _, k := range counts {
		out.Rows = append(out.Rows, []tree.Cell{textCell(k.kind.Says.In(b.words.Language), 0), {Runs: words(b.words.Number(k.number)), Right: true}, textCell(b.spoken(k), 0)})
	}
	blocks := []tree.Block{
		tree.Paragraph{Runs: words(b.words.Count("paper_interviews", interviews))},
		out,
		tree.Paragraph{Style: tree.Small, Runs: words(b.words.Say("paper_how_counted"))},
	}
	return b.withHidden(blocks, hidden)
}

// kindCount is how many sources there are of a kind, and in which languages.
type kindCount struct {
	kind      *vocabulary.Kind
	number    int64
	languages []languageCount
}

type languageCount struct {
	code   string
	number int64
}

// counted counts the sources of records by kind, the most numerous first; one that stands in several records counts once. The second number is
// that of the interviews, the third how many sources the edition may not name at all: their kind and language could point at somebody.
func (b *binder) counted(records []*record.Record) ([]kindCount, int64, int) {
	var out []kindCount
	interviews, kept := int64(0), 0
	seen := map[string]bool{}
	for _, rec := range records {
		for _, s := range rec.Sources {
			key := identity(s)
			if s.Kind == nil || seen[key] {
				continue
			}
			seen[key] = true
			if mannerOf(b.edition, s) == hidden {
				kept++
				continue
			}
			if isInterview(s) {
				interviews++
			}
			at := slices.IndexFunc(out, func(k kindCount) bool { return k.kind == s.Kind })
			if at < 0 {
				at = len(out)
				out = append(out, kindCount{kind: s.Kind})
			}
			out[at].add(s.Language)
		}
	}
	slices.SortStableFunc(out, func(a, b kindCount) int {
		return cmp.Or(cmp.Compare(b.number, a.number), cmp.Compare(a.kind.Name, b.kind.Name))
	})
	return out, interviews, kept
}

func (k *kindCount) add(language string) {
	k.number++
	at := slices.IndexFunc(k.languages, func(l languageCount) bool { return l.code == language })
	if at < 0 {
		at = len(k.languages)
		k.languages = append(k.languages, languageCount{code: language})
	}
	k.languages[at].number++
}

// spoken lists the languages of the sources of a kind, those of which none is said last.
func (b *binder) spoken(k kindCount) string {
	list := slices.Clone(k.languages)
	slices.SortFunc(list, func(a, b languageCount) int {
		if (a.code == "") != (b.code == "") {
			return cmp.Compare(b.code, a.code)
		}
		return cmp.Or(cmp.Compare(b.number, a.number), cmp.Compare(a.code, b.code))
	})
	var parts []string
	for _, l := range list {
		name, ok := b.words.Find("paper_language_" + l.code)
		switch {
		case l.code == "":
			name = b.words.Say("paper_language_not_said")
		case !ok:
			name = l.code
		}
		parts = append(parts, b.words.Say("paper_language_count", "Language", name, "N", b.words.Number(l.number)))
	}
	return strings.Join(parts, ", ")
}

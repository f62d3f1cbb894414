package say

import (
	"fmt"
	"io/fs"
	"sync"

	"go.yaml.in/yaml/v4"

	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Sentences says in another language what the program says in English about mistakes: problems, hints, wrong use. The places that
// find a mistake write English and know nothing of languages; the catalogue sentences/*.yaml knows every sentence by its English,
// with %q, %s and %d where parts differ. It may be used by several goroutines at once.
type Sentences struct {
	read func() *catalogue
}

// NewSentences makes the sentences of a language. The catalogue is read when the first one is needed; of English nothing is.
func NewSentences(lang vocabulary.Language) *Sentences {
	if lang == vocabulary.English {
		return &Sentences{read: func() *catalogue { return &catalogue{} }}
	}
	return &Sentences{read: sync.OnceValue(func() *catalogue {
		c, err := readCatalogue(lang)
		if err != nil { // a fault of the program, which a test finds; a person is better served in English than not at all
			return &catalogue{}
		}
		return c
	})}
}

// Translate gives a sentence in the language, with its parts: those that are sentences or known words are translated too, names and
// lists of allowed words stay. What the catalogue does not know comes back as it is.
func (s *Sentences) Translate(english string) string {
	t := translation{catalogue: s.read(), done: map[phrase]said{}}
	if said := t.say(english, ""); said.weight > 0 {
		return said.text
	}
	return english
}

// entry is a sentence of the catalogue.
type entry struct {
	EN, RU, KK string
	// Words names the list in which the parts of this sentence are looked up, before they are taken for sentences.
	Words string
	// WordOf names the list to which this belongs: it never stands alone.
	WordOf string `yaml:"word_of"`
}

// in gives the entry in a language.
func (e entry) in(lang vocabulary.Language) string {
	return vocabulary.Text{EN: e.EN, RU: e.RU, KK: e.KK}.In(lang)
}

// catalogue is all sentences of one language: by the list of words they belong to, "" being those that stand alone.
type catalogue struct {
	lists map[string][]pattern
}

func readCatalogue(lang vocabulary.Language) (*catalogue, error) {
	c := &catalogue{lists: map[string][]pattern{}}
	files, err := fs.Glob(words, "sentences/*.yaml")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		entries, err := readEntries(name)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			p, err := compile(e, lang)
			if err != nil {
				return nil, err
			}
			c.lists[e.WordOf] = append(c.lists[e.WordOf], p)
		}
	}
	return c, nil
}

func readEntries(name string) ([]entry, error) {
	data, err := fs.ReadFile(words, name)
	if err != nil {
		return nil, err
	}
	var entries []entry
	if err := yaml.Load(data, &entries, yaml.WithKnownFields()); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return entries, nil
}

package say

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
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
	if said, weight := s.read().say(english, ""); weight > 0 {
		return said
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

// frame is what stands before a sentence without being one: the name of a flag or of a test.
var frame = regexp.MustCompile(`(?s)^(--[a-z-]+|"(?:[^"\\]|\\.)*"): (.+)$`)

// join stands between two sentences in one line: what is wrong, and what would be right.
const join = "; "

// say translates a text that is a sentence, or one of a list of words. Of several ways to read it the one wins that knows the most
// letters; the weight is their number, 0 when the text is not known.
func (c *catalogue) say(text, list string) (best string, weight int) {
	keep := func(said string, w int) {
		if w > weight {
			best, weight = said, w
		}
	}
	for _, p := range c.lists[list] {
		keep(c.fill(p, text))
	}
	if list != "" {
		keep(c.say(text, ""))
		return best, weight
	}
	if m := frame.FindStringSubmatch(text); m != nil {
		said, w := c.say(m[2], "")
		keep(m[1]+": "+said, w)
	}
	for at := 0; ; at += len(join) {
		i := strings.Index(text[at:], join)
		if i < 0 {
			return best, weight
		}
		at += i
		left, w := c.say(text[:at], "")
		if w == 0 {
			continue
		}
		if right, w2 := c.say(text[at+len(join):], ""); w2 > 0 {
			keep(left+join+right, w+w2)
		}
	}
}

// fill translates a text by one pattern; the weight is 0 when it does not fit.
func (c *catalogue) fill(p pattern, text string) (string, int) {
	found := p.english.FindStringSubmatch(text)
	if found == nil {
		return "", 0
	}
	weight := p.weight
	for i, quoted := range p.quoted {
		if quoted {
			continue
		}
		if said, w := c.say(found[i+1], p.words); w > 0 {
			found[i+1], weight = said, weight+w
		}
	}
	var out strings.Builder
	for _, piece := range p.says {
		out.WriteString(piece.text)
		if piece.part > 0 {
			out.WriteString(found[piece.part])
		}
	}
	return out.String(), weight
}

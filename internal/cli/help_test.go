package cli

import (
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"github.com/tarazy/tarazy/internal/say"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// speaking is a program in a language, with its parser.
func speaking(t *testing.T, lang vocabulary.Language) (*shared, *kong.Kong) {
	t.Helper()
	words, err := say.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	s := &shared{Streams: Streams{Out: io.Discard, Err: io.Discard}, lang: lang, words: words}
	parser, _, err := s.parser(&commands{})
	if err != nil {
		t.Fatal(err)
	}
	return s, parser
}

func TestEverythingHasHelp(t *testing.T) {
	t.Parallel()
	for _, lang := range vocabulary.Languages() {
		t.Run(string(lang), func(t *testing.T) {
			t.Parallel()
			s, parser := speaking(t, lang)
			nodes := append([]*kong.Node{parser.Model.Node}, parser.Model.Leaves(true)...)
			for _, node := range nodes {
				if s.about(node) == "" {
					t.Errorf("nothing is said of %q", node.FullPath())
				}
				own, general := flagsOf(node)
				values := append(own, node.Positional...)
				if node.Parent == nil {
					values = general
				}
				for _, v := range values {
					if s.aboutValue(node, v) == "" {
						t.Errorf("nothing is said of %s of %q: add %s_%s", v.Name, node.FullPath(), helpID(node), strings.ToLower(strings.ReplaceAll(v.Name, "-", "_")))
					}
				}
				if node.Leaf() && len(s.exampleTexts(node)) == 0 {
					t.Errorf("%q has no example", node.FullPath())
				}
			}
		})
	}
}

// TestExamplesAreTheSame looks for examples whose command differs between the languages.
func TestExamplesAreTheSame(t *testing.T) {
	t.Parallel()
	english, parser := speaking(t, vocabulary.English)
	for _, lang := range vocabulary.Languages() {
		other, _ := speaking(t, lang)
		for _, node := range parser.Model.Leaves(true) {
			want, got := english.exampleTexts(node), other.exampleTexts(node)
			for i := range want {
				line, says, _ := strings.Cut(want[i], "\n")
				otherLine, otherSays, _ := strings.Cut(got[i], "\n")
				if line != otherLine || otherSays == "" || lang != vocabulary.English && says == otherSays {
					t.Errorf("%s: example %d of %q is %q, in English %q", lang, i+1, node.FullPath(), got[i], want[i])
				}
			}
		}
	}
}

func TestLanguageIsFoundBeforeParsing(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]vocabulary.Language{
		"":                      vocabulary.English,
		"assess x --lang ru":    vocabulary.Russian,
		"--lang=kk assess x":    vocabulary.Kazakh,
		"assess -- x --lang ru": vocabulary.English,
		"--lang de assess":      vocabulary.English,
		"--lang":                vocabulary.English,
	} {
		if got := spoken(strings.Fields(args), ""); got != want {
			t.Errorf("%q is spoken in %s, not %s", args, got, want)
		}
	}
	if got := spoken(nil, "kk"); got != vocabulary.Kazakh {
		t.Errorf("the environment says kk, spoken is %s", got)
	}
	if got := spoken([]string{"--lang", "ru"}, "kk"); got != vocabulary.Russian {
		t.Errorf("a flag says more than the environment, spoken is %s", got)
	}
}

// TestCommentsAreAligned is about files to fill in.
func TestCommentsAreAligned(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"":                       "",
		"# all comment":          "# all comment",
		"    # a key: # more":    "    # a key: # more",
		"key: value":             "key: value",
		"key: value  # what":     "key: value" + strings.Repeat(" ", 30) + "# what",
		"key:              # so": "key:" + strings.Repeat(" ", 36) + "# so",
		"ключ:  # что":           "ключ:" + strings.Repeat(" ", 35) + "# что",
	} {
		if got := aligned(line); got != want {
			t.Errorf("%q becomes %q, not %q", line, got, want)
		}
	}
	long := strings.Repeat("x", 90)
	if got, want := aligned(long+"   # what"), long+"  # what"; got != want {
		t.Errorf("a long value becomes %q", got)
	}
}

// FuzzComplete looks for command lines at which asking what may stand there goes wrong.
func FuzzComplete(f *testing.F) {
	for _, line := range []string{"", "assess --format", "law show --", "--lang= assess", "new event strike --case", "bulk - --shard", "= =", "-w"} {
		f.Add(line)
	}
	words, err := say.New(vocabulary.English)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, line string) {
		s := &shared{Streams: Streams{Out: io.Discard, Err: io.Discard}, lang: vocabulary.English, words: words, embedded: emptyFiles{}}
		parser, _, err := s.parser(&commands{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.complete(parser, strings.Split(line, " ")); err != nil {
			t.Error(err)
		}
	})
}

// emptyFiles is a program without law and records.
type emptyFiles struct{}

func (emptyFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

package arch

import (
	"fmt"
	"go/ast"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/tarazy/tarazy/internal/law"
)

// Law is data. What a Go file may not contain, in texts and comments: the citation of an article, the id of an instrument, norm, conclusion or
// pack, the name or code of a country; and no number that is not small or listed here with what it is.

// citation is an article as lawyers write it: 289(1), art. 289, section 4, статья 289, 289-бап.
var citation = regexp.MustCompile(`\b\d{2,3}\(\d|(?i)\b(art|arts|article|articles|section|sections|sec|paragraph)\.? ?\d|§ ?\d|стат(ья|ьи|ье|ью) \d|\bст\. ?\d|\d-бап`)

// shipped is what the packs that ship with the program call their things.
type shipped struct {
	ids       map[string]string // id → what it is
	countries *regexp.Regexp    // names of countries
	codes     map[string]bool   // codes of countries
}

func readShipped(t *testing.T) *shipped {
	t.Helper()
	body, _ := law.Load(os.DirFS(root+"/law"), "law/")
	s := &shipped{ids: map[string]string{}, codes: map[string]bool{}}
	for _, p := range body.Packs {
		s.ids[p.ID] = "a pack"
		for _, i := range p.Instruments {
			s.ids[i.ID] = "an instrument"
		}
		for _, n := range p.Norms {
			s.ids[n.ID] = "a norm"
		}
		for _, c := range p.Conclusions {
			s.ids[c.ID] = "a conclusion"
		}
	}
	if len(s.ids) < 100 {
		t.Fatalf("only %d ids were found in the packs", len(s.ids))
	}
	s.places()
	return s
}

// places gathers the names and codes of all countries.
func (s *shipped) places() {
	var names []string
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			region, err := language.ParseRegion(string([]rune{a, b}))
			if err != nil || !region.IsCountry() || region.String() != string([]rune{a, b}) {
				continue
			}
			if region.String() != "ID" { // what templates call an id
				s.codes[region.String()] = true
			}
			for _, in := range []language.Tag{language.English, language.Russian, language.Kazakh} {
				if name := display.Regions(in).Name(region); name != "" {
					names = append(names, regexp.QuoteMeta(name))
				}
			}
		}
	}
	s.countries = regexp.MustCompile(`(^|[^\p{L}])(` + strings.Join(names, "|") + `)($|[^\p{L}])`)
}

// fine lists texts that look like law but are not, by file, with what they are.
var fine = map[string]string{
	"internal/record/source.go art. 5": "an example of a place in a source, in a hint",
}

// texts complains about law in texts and comments.
func (s *shipped) texts(files []source) []string {
	var out []string
	for _, f := range files {
		look := func(n ast.Node, text string, whole bool) {
			for _, w := range s.find(text, whole) {
				if !excused(f.path, w) {
					out = append(out, fmt.Sprintf("%s: %s: law is data and stands in law/", f.at(n), w))
				}
			}
		}
		ast.Inspect(f.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.BasicLit:
				if n.Kind == token.STRING {
					text, err := strconv.Unquote(n.Value)
					if err != nil {
						text = n.Value
					}
					look(n, text, true)
				}
			}
			return true
		})
		for _, c := range f.file.Comments {
			look(c, c.Text(), false)
		}
	}
	return out
}

func excused(path, wrong string) bool {
	for key := range fine {
		file, text, _ := strings.Cut(key, " ")
		if file == path && strings.Contains(wrong, strconv.Quote(text)) {
			return true
		}
	}
	return false
}

var word = regexp.MustCompile(`[a-z0-9]+(?:-[a-z0-9]+)*`)

// find says what of the law stands in a text; whole says that it is a literal, of which the whole may be a code.
func (s *shipped) find(text string, whole bool) []string {
	var out []string
	if m := citation.FindString(text); m != "" {
		out = append(out, fmt.Sprintf("%q cites an article", m))
	}
	if m := s.countries.FindStringSubmatch(text); m != nil {
		out = append(out, fmt.Sprintf("%q is a country", m[2]))
	}
	if whole && s.codes[text] {
		out = append(out, fmt.Sprintf("%q is the code of a country", text))
	}
	for _, w := range word.FindAllString(text, -1) {
		what := s.ids[w]
		if what == "a norm" && !strings.Contains(w, "-") {
			continue // a plain English word
		}
		if what != "" {
			out = append(out, fmt.Sprintf("%q is %s", w, what))
		}
	}
	return out
}

// small is the largest number that needs no reason. Neither do numbers that only machines count in: those written in hexadecimal or octal, and powers
// of two from 64 on.
const small = 12

// plain reports whether a number needs no reason.
func plain(text string) bool {
	v, err := strconv.ParseInt(text, 0, 64)
	return err == nil && (v <= small || v >= 64 && v&(v-1) == 0) || strings.HasPrefix(text, "0x") || strings.HasPrefix(text, "0o")
}

// numbers lists the larger numbers that may stand in a file, and what they are.
var numbers = map[string]struct {
	are  string
	list []string
}{
	"cmd/tarazy/main.go":              {"a limit on memory, in percent", []string{"400"}},
	"internal/assess/tablememory.go":  {"bits of a hash", []string{"29"}},
	"internal/civil/build.go":         {"days in a leap year; bounds of the size of a calendar", []string{"366", "2000"}},
	"internal/civil/count.go":         {"the day of the month up to which every month has one", []string{"28"}},
	"internal/civil/day.go":           {"the Gregorian calendar", []string{"1000", "9999", "354285", "2932896", "719468", "146097", "1460", "36524", "146096", "365", "100", "153", "400", "40", "30", "29", "28", "31"}},
	"internal/civil/fast.go":          {"size of a buffer", []string{"32"}},
	"internal/civil/parsewhen.go":     {"last days of months", []string{"29", "30", "31"}},
	"internal/civil/whentext.go":      {"last day of a month", []string{"31"}},
	"internal/civil/range.go":         {"largest number that can be written", []string{"1_000_000_000_000_000"}},
	"internal/civil/span.go":          {"largest span; hours of a day; months and days of 400 years; bounds of the length of months", []string{"1_000_000", "24", "4800", "146097", "32", "1892", "16", "48", "1600"}},
	"internal/cli/bulkpipe.go":        {"most problems that are shown", []string{"100"}},
	"internal/cli/help.go":            {"widths of the help", []string{"100", "30"}},
	"internal/cli/newentry.go":        {"widths of lines", []string{"110", "40"}},
	"internal/law/calendar.go":        {"years of four digits", []string{"1000", "9999"}},
	"internal/problem/problem.go":     {"width of a line; longest list of candidates", []string{"110", "40"}},
	"internal/reason/check.go":        {"largest condition", []string{"60", "20_000"}},
	"internal/record/value.go":        {"hundredths of a percent", []string{"10000"}},
	"internal/paper/markup/limits.go": {"the most that is read of a paper", []string{"20", "100", "200", "500", "1000", "2000", "100_000"}},
	"internal/paper/gate/day.go":      {"the longest month; a year that stands for any", []string{"31", "1600"}},
	"internal/paper/gate/known.go":    {"the largest number that is read in words", []string{"20"}},
	"internal/sealed/punycode.go":     {"the parameters of Punycode", []string{"36", "26", "38", "700", "72"}},
	"internal/paper/gate/number.go":   {"hundredths, in which figures are counted", []string{"100"}},
	"internal/paper/gate/words.go":    {"thousands, millions and billions", []string{"1e3", "1e6", "1e9"}},
	"internal/paper/value.go":         {"hundredths of a percent in words", []string{"100"}},
	"internal/say/say.go":             {"bits", []string{"63"}},
	"internal/say/translation.go":     {"longest sentence", []string{"1000"}},
	"internal/sheet/node.go":          {"letters of a text in a message", []string{"40"}},
	"internal/sheet/sheet.go":         {"largest file, deepest nesting, most problems of one kind", []string{"16", "40", "100"}},
	"internal/show/compare.go":        {"widths of a column", []string{"44", "36"}},
	"internal/show/text.go":           {"widths of lines", []string{"100", "20"}},
}

// drawing lists the packages that lay out and draw: they know no law, and their numbers are millimetres, points and their like.
var drawing = []string{"internal/paper/scene", "internal/paper/tree/treetest", "internal/paper/docx", "internal/paper/pdf", "internal/paper/pdf/fonts", "internal/paper/page", "internal/paper/picture"}

// figures complains about numbers that are neither small nor listed. How far bits are shifted is no such number.
func figures(files []source) []string {
	var out []string
	for _, f := range files {
		if slices.Contains(drawing, f.pkg()) {
			continue
		}
		shifts := map[ast.Expr]bool{}
		ast.Inspect(f.file, func(n ast.Node) bool {
			if b, ok := n.(*ast.BinaryExpr); ok && (b.Op == token.SHL || b.Op == token.SHR) {
				shifts[b.Y] = true
			}
			l, ok := n.(*ast.BasicLit)
			if !ok || l.Kind != token.INT && l.Kind != token.FLOAT {
				return true
			}
			if !plain(l.Value) && !shifts[l] && !slices.Contains(numbers[f.path].list, l.Value) {
				out = append(out, fmt.Sprintf("%s: the number %s: a threshold of law stands in law/; list any other in this test with what it is", f.at(l), l.Value))
			}
			return true
		})
	}
	return out
}

func TestNoLawInTexts(t *testing.T) {
	t.Parallel()
	holds(t, readShipped(t).texts)
}

func TestLawInTextsIsSeen(t *testing.T) {
	t.Parallel()
	s := readShipped(t)
	const file = "internal/assess/x.go"
	for text, want := range map[string]string{
		`const x = "see 289(1)"`:                         `"289(1" cites`,
		"// as article 289 says\nvar x int":              "cites",
		"// Art. 4 of the convention\nvar x int":         "cites",
		"// по статье 289\nvar x int":                    "cites",
		`const x = "kz-labour-code-2007"`:                "an instrument",
		`const x = "kz"`:                                 "a pack",
		"// the law of Kazakhstan\nvar x int":            "a country",
		"// закон: Казахстан\nvar x int":                 "a country",
		"// as France has it\nvar x int":                 "a country",
		`const x = "KZ"`:                                 "the code of a country",
		`func f() bool { return id == "strike-lawful" }`: "a conclusion",
	} {
		sees(t, s.texts, file, "package assess\n"+text+"\n", want)
	}
	passes(t, s.texts, file, "package assess\n\n// The Kazakh and the Russian text; part 2 of the list (2).\nconst x = \"strike\"\n")
}

func TestNoLawInNumbers(t *testing.T) {
	t.Parallel()
	holds(t, figures)
}

func TestLawInNumbersIsSeen(t *testing.T) {
	t.Parallel()
	const file = "internal/assess/x.go"
	for _, n := range []string{"15", "30", "1512", "0b1111", "66.7"} {
		sees(t, figures, file, "package assess\nconst x = "+n+"\n", "the number "+n)
	}
	passes(t, figures, file, "package assess\nconst x, y, z = 0, 12, 0xFF + 256<<30\n")
	sees(t, figures, "internal/say/say.go", "package say\nconst x = 15\n", "the number 15")
}

// TestListsAreNotStale fails when something that is listed here as allowed is no longer there.
func TestListsAreNotStale(t *testing.T) {
	t.Parallel()
	literals, variablesOf := map[string]bool{}, map[string]bool{}
	for _, f := range program(t) {
		ast.Inspect(f.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				literals[f.path+" "+n.Value] = true
			case *ast.ValueSpec:
				for _, name := range n.Names {
					variablesOf[f.path+" "+name.Name] = true
				}
			}
			return true
		})
	}
	for file, n := range numbers {
		for _, value := range n.list {
			if !literals[file+" "+value] {
				t.Errorf("%s has no number %s: take it off the list", file, value)
			}
		}
	}
	for key := range constants {
		if !variablesOf[key] {
			t.Errorf("there is no variable %s: take it off the list", key)
		}
	}
}

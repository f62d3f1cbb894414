package sealed_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/tarazy/tarazy/internal/sealed"
)

// TestPlaces: a hit is the word as it stands in the text, escapes and endings included.
func TestPlaces(t *testing.T) {
	t.Parallel()
	names := testNames(t)
	for text, want := range map[string]string{
		"о Досмагамбетове, и":            "Досмагамбетове",
		"a Dosma\u00ADgambetov’s b":      "Dosma\u00ADgambetov’s",
		"x/%D0%94осмагамбетов.html":      "%D0%94осмагамбетов",
		"&#1044;осмагамбетов":            "&#1044;осмагамбетов",
		"(xn--80aadecel5cdph2au)":        "xn--80aadecel5cdph2au",
		"D o s m a g a m b e t o v left": "D o s m a g a m b e t o v",
		"Досма-\n гамбетова ушла":        "Досма-\n гамбетова",
		"ask ermek 87015550123!":         "7015550123",
		"\xff\xfeДосмагамбетов\xff":      "Досмагамбетов",
	} {
		hits := names.Find(text)
		if len(hits) != 1 || text[hits[0].Start:hits[0].End] != want {
			t.Errorf("%q: %v", text, hits)
		}
	}
	if hits := names.Find("Досмагамбетов, Шаяхметжанова и Досмагамбетов"); len(hits) != 3 {
		t.Errorf("%d hits of three", len(hits))
	}
}

// TestTextsOfAnyLength: where a text is cut into pieces, no name is lost and none counted twice.
func TestTextsOfAnyLength(t *testing.T) {
	t.Parallel()
	names := testNames(t)
	for _, filling := range []string{"слово ", "x", "ж", "\n\n"} {
		for _, before := range []int{0, 1, 131_050, 131_060, 131_072, 262_100, 400_000} {
			text := strings.Repeat(filling, before/len(filling)) + " Досмагамбетова " + strings.Repeat(filling, 200)
			if hits := names.Find(text); len(hits) != 1 || text[hits[0].Start:hits[0].End] != "Досмагамбетова" {
				t.Errorf("%q %d: %v", filling, before, hits)
			}
		}
	}
}

// TestEverySplit: a long name is found wherever it is cut in two, and whatever sign cuts it.
func TestEverySplit(t *testing.T) {
	t.Parallel()
	names := testNames(t)
	signs := []string{"\u00AD", "\u200B", "-", "\u2010", "\u2011", "-\n", "\n", " ", "\u00A0", "*", "**", "_", "&shy;", ".", "\u0301", "·", "%20"}
	for _, name := range []string{"Dosmagambetov", "Шаяхметжанова", "Жұлдызқұлов"} {
		for at := range name {
			for _, sign := range signs {
				if at == 0 {
					continue
				}
				text := "a " + name[:at] + sign + name[at:] + " b"
				if len(names.Find(text)) == 0 {
					t.Errorf("%q is not found", text)
				}
			}
		}
	}
}

// TestOneLetterOff: a long name is found with any one letter left out, doubled, changed, or put behind the next.
func TestOneLetterOff(t *testing.T) {
	t.Parallel()
	names := testNames(t)
	rapid.Check(t, func(t *rapid.T) {
		name := []rune(rapid.SampledFrom([]string{"Dosmagambetov", "Досмагамбетов", "Шаяхметжанова", "Лебединская"}).Draw(t, "name"))
		at := rapid.IntRange(1, len(name)-2).Draw(t, "at")
		var out string
		switch rapid.IntRange(0, 3).Draw(t, "how") {
		case 0:
			out = string(name[:at]) + string(name[at+1:])
		case 1:
			out = string(name[:at]) + string(name[at]) + string(name[at:])
		case 2:
			out = string(name[:at]) + rapid.SampledFrom([]string{"о", "n", "к", "l"}).Draw(t, "letter") + string(name[at+1:])
		default:
			out = string(name[:at]) + string(name[at+1]) + string(name[at]) + string(name[at+2:])
		}
		if len(names.Find("к "+out+" пришли")) == 0 {
			t.Fatalf("%q is not found", out)
		}
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"Dosma-\ngambetov", "xn--80aadecel5cdph2au", "%D0%94&#1044;\\u0414", "D o s m", "xn--99999999", "+7 (701) 555-01-23", "\xff&;%%\\u", "0x1 a0b1c", "İı̇ǅﬁ"} {
		f.Add(s)
	}
	names, _ := sealed.Roll("n", []byte(list+"  - {id: b, name: Ли Октябрина, contacts: [a@b.example]}\n"))
	names = names.Beside([]string{"Айгуль Досмагамбетова"})
	f.Fuzz(func(t *testing.T, text string) {
		for _, h := range names.Find(text) {
			if h.Start < 0 || h.Start >= h.End || h.End > len(text) || h.ID == "" {
				t.Fatalf("%v in %d bytes", h, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[h.Start:h.End]) {
				t.Fatalf("%v cuts a letter of %q", h, text)
			}
		}
	})
}

// many makes a list of n invented people.
func many(n int) string {
	first := []string{"Ермек", "Нурлан", "Айгуль", "Серик", "Галымжан", "Бахыт", "Жанар", "Өтеген"}
	roots := []string{"Досмагамбет", "Жолдасбек", "Тилеубай", "Шаяхмет", "Кожамкул", "Ибрагим", "Нурсеит", "Жаксылык", "Оразбай", "Сагындык", "Юсуп", "Ильяс"}
	middle := []string{"", "гали", "бай", "хан", "жан", "бек", "кул", "мурат", "нияз", "дос", "али", "аман"}
	var b strings.Builder
	b.WriteString("names:\n")
	for i := range n {
		name := roots[i%len(roots)] + middle[i/len(roots)%len(middle)] + middle[i/len(roots)/len(middle)%len(middle)] + "ов"
		fmt.Fprintf(&b, "- {id: p%d, name: %s %s %sұлы, contacts: [\"+7 701 %07d\"]}\n", i, name, first[i%len(first)], first[i/3%len(first)], i)
	}
	return b.String()
}

// pages makes so many pages of prose.
func pages(n int) string {
	const page = "Собрание утвердило требования 217 голосами; работодатель, компания Ersai Caspian Contractor, не ответил в срок. Жұмыскерлер жиналысы талаптарды бекітті. " +
		"Nurbek Kushakbaev, the union's chair, was fined on 14 June 2011 for a strike that the court had found unlawful. Нурлан Сагындыкова не видел. "
	return strings.Repeat(strings.Repeat(page, 9)+"\n\n", n)
}

func TestLongReports(t *testing.T) {
	t.Parallel()
	names, problems := sealed.Roll("n", []byte(many(1000)))
	if problems.Errors() > 0 {
		t.Fatal(problems.All)
	}
	text := pages(150) + "Dosmagambetov"
	hits := names.Find(text)
	if len(hits) == 0 || text[hits[len(hits)-1].Start:] != "Dosmagambetov" {
		t.Errorf("the name at the end is not found")
	}
}

func BenchmarkFind(b *testing.B) {
	names, _ := sealed.Roll("n", []byte(many(1000)))
	text := pages(150)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		names.Find(text)
	}
}

func BenchmarkIndex(b *testing.B) {
	list := []byte(many(1000))
	b.ReportAllocs()
	for b.Loop() {
		sealed.Roll("n", list)
	}
}

package fonts

import (
	"strings"
	"testing"
	"unicode"

	"codeberg.org/go-pdf/fpdf"
	"pgregory.net/rapid"
)

func load(t testing.TB) *Set {
	t.Helper()
	s, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryFaceHasTheLettersOfKazakh(t *testing.T) {
	t.Parallel()
	s := load(t)
	for f := Serif; f < Signs; f++ {
		for _, r := range "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя«»„“”’–—…№₸€§•·   ‑" {
			if !s.Has(f, r) {
				t.Errorf("%s has no %q", f.Name(), r)
			}
		}
	}
}

func TestSignsComeFromOtherFaces(t *testing.T) {
	t.Parallel()
	got := load(t).Split("a ≠ b ✓ 😀", SerifItalic)
	want := []Part{{"a ", SerifItalic}, {"≠", Signs}, {" b ", SerifItalic}, {"✓", Marks}, {" \uFFFD", SerifItalic}}
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("part %d is %q, want %q", i, got[i], want[i])
		}
	}
}

// The widths that lines are broken by must be those that the letters are drawn with.
func TestWidthsAreThoseOfTheWriter(t *testing.T) {
	t.Parallel()
	s := load(t)
	p := fpdf.New("P", "pt", "A4", "")
	for f := range faces {
		p.AddUTF8FontFromBytes(f.Name(), "", s.File(f))
		p.SetFont(f.Name(), "", 1000)
		if p.Error() != nil {
			t.Fatal(p.Error())
		}
		for r := rune(0x20); r < 0x2800; r++ {
			if s.Has(f, r) && unicode.IsPrint(r) && int(s.Width(string(r), f)*1000+0.5) != p.GetStringSymbolWidth(string(r)) {
				t.Errorf("%s %q is %v wide, the writer says %d", f.Name(), r, s.Width(string(r), f), p.GetStringSymbolWidth(string(r)))
			}
		}
	}
}

func TestSplitLosesNothing(t *testing.T) {
	t.Parallel()
	s := load(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		var b strings.Builder
		for _, p := range s.Split(text, Sans) {
			for _, r := range p.Text {
				if !s.Has(p.Face, r) {
					t.Fatalf("%s has no %q", p.Face.Name(), r)
				}
			}
			b.WriteString(p.Text)
		}
		if got, want := len([]rune(b.String())), len([]rune(text)); got != want {
			t.Fatalf("%d letters of %d are left", got, want)
		}
	})
}

func FuzzReadTable(f *testing.F) {
	s := load(f)
	f.Add(s.File(Marks))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, file []byte) {
		if table, err := readTable(file); err == nil && table.width('a') < 0 {
			t.Error("a letter of negative width")
		}
	})
}

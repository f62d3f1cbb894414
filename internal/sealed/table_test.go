package sealed_test

import (
	"os"
	"testing"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sealed"
	"github.com/tarazy/tarazy/internal/sheet"
)

func readTable(t *testing.T, name, key string) []sheet.Node {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var list problem.List
	root, ok := sheet.Read(name, data, &list)
	if !ok {
		t.Fatal(list.All)
	}
	return root.Get(key).Items()
}

func testNames(t *testing.T) *sealed.Names {
	t.Helper()
	data, err := os.ReadFile("testdata/names.yaml")
	if err != nil {
		t.Fatal(err)
	}
	names, list := sealed.Roll("names.yaml", data)
	if list.Errors() > 0 {
		t.Fatal(list.All)
	}
	return names
}

// TestAttacks: every text of the table gives somebody away, and each is found, by the id and nobody else's.
func TestAttacks(t *testing.T) {
	t.Parallel()
	names := testNames(t)
	table := readTable(t, "attacks.yaml", "attacks")
	if len(table) < 80 {
		t.Errorf("the table has only %d attacks", len(table))
	}
	for _, row := range table {
		text, who := row.Get("text").Text(), row.Get("finds").Text()
		for _, in := range []string{text, "Кеше " + text, "They wrote: " + text + ", and left."} {
			hits := names.Find(in)
			found := false
			for _, h := range hits {
				found = found || h.ID == who
				if h.ID != who {
					t.Errorf("%v: %q finds %s", row.Position(), in, h.ID)
				}
			}
			if !found {
				t.Errorf("%v: %q does not find %s (%v)", row.Position(), in, who, hits)
			}
		}
	}
	t.Logf("%d attacks, all caught", len(table))
}

// TestHarmless: no text of the table gives anybody away.
func TestHarmless(t *testing.T) {
	t.Parallel()
	names := testNames(t)
	table := readTable(t, "harmless.yaml", "harmless")
	if len(table) < 40 {
		t.Errorf("the table has only %d harmless texts", len(table))
	}
	for _, row := range table {
		text := row.Get("text").Text()
		for _, h := range names.Beside(row.Get("public").Words()).Find(text) {
			t.Errorf("%v: %q of %q is taken for %s", row.Position(), text[h.Start:h.End], text, h.ID)
		}
	}
	t.Logf("%d harmless texts, all let through", len(table))
}

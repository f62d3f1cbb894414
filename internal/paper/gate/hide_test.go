package gate_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/tarazy/tarazy/internal/paper/gate"
	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/record"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

const dosmagambetov = "names: [{id: worker-1, name: Данияр Досмагамбетов, also: [Dosmugambetov]}]\n"

// TestHide: nothing of a name is left in what somebody is to read, and nothing else is taken away.
func TestHide(t *testing.T) {
	t.Parallel()
	names := seal(t, dosmagambetov)
	for text, want := range map[string]string{
		"in Dosmagambetov.md":            "in ….md",
		"Досмагамбетову и Dosmugambetov": "… и …",
		"%D0%94%D0%BE%D1%81%D0%BC%D0%B0%D0%B3%D0%B0%D0%BC%D0%B1%D0%B5%D1%82%D0%BE%D0%B2": "…",
		"nobody at all": "nobody at all",
	} {
		if got := gate.Hide(text, names); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestFolder: a folder that is called after somebody is refused, and the message does not call it so.
func TestFolder(t *testing.T) {
	t.Parallel()
	names := seal(t, dosmagambetov)
	list := gate.Folder("out/Dosmagambetov/2015", names)
	if list.Errors() != 1 || strings.Contains(strings.ToLower(list.All[0].String()), "dosm") {
		t.Errorf("%v", list.All)
	}
	if list := gate.Folder("out/2015", names); len(list.All) > 0 {
		t.Errorf("%v", list.All)
	}
}

// TestPublicNames: people who may be named may, also those of the same surname; a firm or family that is called after a sealed person vouches for nothing.
func TestPublicNames(t *testing.T) {
	t.Parallel()
	actors := []*record.Thing{
		{ID: "a", Kind: &vocabulary.Kind{Name: "person"}, Name: "Aigul Dosmagambetova", Confidential: record.Public},
		{ID: "b", Kind: &vocabulary.Kind{Name: "union"}, Name: "семья Досмагамбетовых", Confidential: record.Public},
		{ID: "c", Kind: &vocabulary.Kind{Name: "union"}, Name: "Weavers", Confidential: record.Public},
		{ID: "d", Kind: &vocabulary.Kind{Name: "person"}, Name: "Somebody Else", Confidential: record.Restricted},
	}
	s := &refer.Scope{Records: []*record.Record{{Actors: actors}}}
	if got := gate.Public(s, seal(t, dosmagambetov)); !slices.Equal(got, []string{"Aigul Dosmagambetova", "Weavers"}) {
		t.Errorf("may be named: %q", got)
	}
}

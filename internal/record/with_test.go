package record_test

import (
	"testing"
	"testing/fstest"

	"github.com/tarazy/tarazy/internal/record"
)

// TestWith reads a record again in the words of another vocabulary: the same things, of the other's kinds.
func TestWith(t *testing.T) {
	t.Parallel()
	_, own := shipped(t)
	_, other := shipped(t)
	rec, list := record.Read(fstest.MapFS{
		"case.yaml":   {Data: []byte("case: a\ntitle: A\npacks: [kz]\n")},
		"actors.yaml": {Data: []byte("- {id: works, kind: employer, name: The works}\n")},
	}, "a", "", own)
	if list.Errors() > 0 {
		t.Fatal(list.All)
	}
	same, list := rec.With(own)
	if same != rec || len(list.All) > 0 {
		t.Error("in its own words it is another record", list.All)
	}
	again, list := rec.With(other)
	if list.Errors() > 0 || again.ID != "a" || len(again.Actors) != 1 || again.Actors[0].Kind != other.Actors["employer"] {
		t.Error("in other words it is not the same", list.All)
	}
	delete(other.Actors, "employer")
	if _, list = rec.With(other); list.Errors() == 0 || list.All[0].Position.Line != 1 {
		t.Error("a kind that the other vocabulary lacks is no problem", list.All)
	}
}

package assess

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// TestMemory keeps keys in a memory and in a map: what the memory still has is what the map has.
func TestMemory(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 4).Draw(t, "width")
		most := rapid.Uint32Range(1, 60).Draw(t, "most")
		m, all := memory[int]{}, map[string]int{}
		for i := range rapid.IntRange(1, 400).Draw(t, "steps") {
			key := []uint32{1 + rapid.Uint32Range(0, 2).Draw(t, "first")}
			for range width - 1 {
				key = append(key, rapid.Uint32Range(0, most).Draw(t, "number"))
			}
			got, ok := m.find(key)
			if want, kept := all[fmt.Sprint(key)]; ok && (!kept || got != want) {
				t.Fatalf("%v gives %d, not %d", key, got, want)
			}
			if !ok {
				m.keep(key, i)
				all[fmt.Sprint(key)] = i
				if got, ok := m.find(key); !ok || got != i {
					t.Fatalf("%v was kept as %d and gives %d, %v", key, i, got, ok)
				}
			}
		}
	})
}

func TestMemoryGrowsNoFurther(t *testing.T) {
	t.Parallel()
	var m memory[int]
	for i := range 3 * mostPlaces {
		m.keep([]uint32{1, uint32(i)}, i)
	}
	if m.size != mostPlaces {
		t.Errorf("%d places, not %d", m.size, mostPlaces)
	}
	if got, ok := m.find([]uint32{1, 3*mostPlaces - 1}); !ok || got != 3*mostPlaces-1 {
		t.Errorf("the key kept last gives %d, %v", got, ok)
	}
}

package docx_test

import (
	"encoding/binary"
	"math"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/paper/scene"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/paper/tree/treetest"
)

// record is a record of a metafile: its kind, and its numbers.
type record struct {
	kind    uint32
	numbers []uint32
}

// records reads a metafile, and holds what its head says to what is there.
func records(t *testing.T, data []byte) []record {
	t.Helper()
	at := func(i int) uint32 { return binary.LittleEndian.Uint32(data[i:]) }
	var out []record
	for i := 0; i < len(data); {
		size := int(at(i + 4))
		if size < 8 || size%4 != 0 || i+size > len(data) {
			t.Fatalf("record %d has %d bytes", len(out)+1, size)
		}
		r := record{kind: at(i)}
		for j := i + 8; j < i+size; j += 4 {
			r.numbers = append(r.numbers, at(j))
		}
		out = append(out, r)
		i += size
	}
	head := out[0].numbers
	if out[0].kind != 1 || head[8] != 0x464d4520 || int(head[10]) != len(data) || int(head[11]) != len(out) {
		t.Errorf("the head says %x, there are %d bytes in %d records", head, len(data), len(out))
	}
	if last := out[len(out)-1]; last.kind != 14 || len(last.numbers) != 3 {
		t.Errorf("the last record is %v", last)
	}
	return out
}

// made holds every pen, brush and font that is selected or deleted to having been made.
func made(t *testing.T, list []record, handles uint32) {
	t.Helper()
	there := map[uint32]bool{}
	for _, r := range list {
		switch r.kind {
		case 0x26, 0x27, 0x52:
			if there[r.numbers[0]] || r.numbers[0] == 0 || r.numbers[0] >= handles {
				t.Errorf("tool %d is made twice, or above the %d that the head names", r.numbers[0], handles)
			}
			there[r.numbers[0]] = true
		case 0x25, 0x28:
			if r.numbers[0] < 0x80000000 && !there[r.numbers[0]] {
				t.Errorf("tool %d is used before it is made", r.numbers[0])
			}
			if r.kind == 0x28 {
				there[r.numbers[0]] = false
			}
		}
	}
}

func picture(t *testing.T, s *scene.Scene) []record {
	t.Helper()
	o := read(t, &tree.Document{Blocks: []tree.Block{tree.Picture{Scene: s}}})
	list := records(t, o.raw["word/media/picture1.emf"])
	made(t, list, list[0].numbers[12]&0xffff)
	return list
}

func TestMetafilesSayTheSameWords(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]*scene.Scene{"timeline": treetest.Timeline(), "owners": treetest.Owners()} {
		var got []string
		for _, r := range picture(t, s) {
			if r.kind != 0x54 {
				continue
			}
			var letters []uint16
			for _, n := range r.numbers[17:] {
				letters = append(letters, uint16(n), uint16(n>>16))
			}
			got = append(got, string(utf16.Decode(letters[:r.numbers[9]])))
		}
		if diff := cmp.Diff(s.Texts(), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestMetafilesOfOddScenes draws what no scene should hold.
func TestMetafilesOfOddScenes(t *testing.T) {
	t.Parallel()
	far := []scene.Point{{X: math.Inf(-1), Y: 0}, {X: math.Inf(1), Y: math.NaN()}, {X: 1e300, Y: 0}, {X: 1e300, Y: 0}}
	s := &scene.Scene{Width: 2000, Height: 1000, Shapes: []scene.Shape{
		scene.Line{Points: far, Tone: scene.Black, Width: math.NaN(), Dashed: true, Arrow: true}, scene.Line{Points: far[:1], Tone: scene.Black}, scene.Line{Points: far},
		scene.Line{Points: []scene.Point{{}, {X: 1e7}}, Tone: scene.Grey, Width: 1, Dashed: true},
		scene.Box{X: math.NaN(), Width: -1, Height: math.Inf(1), Fill: scene.Tone(99), Edge: scene.Tone(99)}, scene.Dot{Radius: -1, Fill: scene.Alarm},
		scene.Word{Text: strings.Repeat("😀", 500), Size: -3, Tone: scene.Black}, scene.Word{Text: "\x00", Tone: scene.Black}, scene.Word{Text: "not drawn"},
	}}
	if n := len(picture(t, s)); n > 1<<14 {
		t.Errorf("%d records", n)
	}
	for _, size := range []float64{math.Inf(1), math.NaN(), -1, 0, 1e300} {
		for _, odd := range []*scene.Scene{{Width: size, Height: 10}, {Width: 10, Height: size}} {
			if o := read(t, &tree.Document{Blocks: []tree.Block{tree.Picture{Scene: odd}}}); len(o.parts["word/document.xml"].find("w:drawing")) != 0 {
				t.Errorf("a scene of %v × %v is drawn", odd.Width, odd.Height)
			}
		}
	}
}

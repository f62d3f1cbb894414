package fonts

import (
	"encoding/binary"
	"errors"
)

// table says of a font which letters it has and how wide they are, in thousandths of an em.
type table struct {
	file   []byte
	widths []uint16 // by letter; absent where the font has none
}

// absent is the width of a letter that the font does not have.
const absent = 0xFFFF

func (t *table) has(r rune) bool {
	return r >= 0 && int(r) < len(t.widths) && t.widths[r] != absent
}

func (t *table) width(r rune) int {
	if !t.has(r) {
		return 0
	}
	return int(t.widths[r])
}

var errFont = errors.New("no font that this program can read")

// readTable reads the tables head, hhea, hmtx and cmap (format 4) of a TrueType file.
func readTable(file []byte) (*table, error) {
	parts, err := split(file)
	if err != nil {
		return nil, err
	}
	head, hhea, hmtx := parts["head"], parts["hhea"], parts["hmtx"]
	if len(head) < 20 || len(hhea) < 36 {
		return nil, errFont
	}
	em := int(binary.BigEndian.Uint16(head[18:]))
	long := int(binary.BigEndian.Uint16(hhea[34:]))
	if em == 0 || long == 0 || len(hmtx) < 4*long {
		return nil, errFont
	}
	glyphs, err := letters(parts["cmap"])
	if err != nil {
		return nil, err
	}
	t := &table{file: file}
	for r, g := range glyphs {
		for len(t.widths) <= int(r) {
			t.widths = append(t.widths, absent)
		}
		at := 4 * min(int(g), long-1)
		t.widths[r] = uint16(int(binary.BigEndian.Uint16(hmtx[at:])) * 1000 / em)
	}
	return t, nil
}

// split finds the tables of a TrueType file by name.
func split(file []byte) (map[string][]byte, error) {
	if len(file) < 12 {
		return nil, errFont
	}
	n := int(binary.BigEndian.Uint16(file[4:]))
	if len(file) < 12+16*n {
		return nil, errFont
	}
	out := make(map[string][]byte, n)
	for i := range n {
		entry := file[12+16*i:]
		at, size := int(binary.BigEndian.Uint32(entry[8:])), int(binary.BigEndian.Uint32(entry[12:]))
		if at+size > len(file) {
			return nil, errFont
		}
		out[string(entry[:4])] = file[at : at+size]
	}
	return out, nil
}

// letters reads which glyph each letter has, from the first part of a cmap table that has format 4.
func letters(cmap []byte) (map[uint16]uint16, error) {
	if len(cmap) < 4 {
		return nil, errFont
	}
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		if len(cmap) < 12+8*i {
			return nil, errFont
		}
		at := int(binary.BigEndian.Uint32(cmap[8+8*i:]))
		if at+16 > len(cmap) {
			return nil, errFont
		}
		if binary.BigEndian.Uint16(cmap[at:]) == 4 {
			return segments(cmap[at:])
		}
	}
	return nil, errFont
}

// segments reads the ranges of letters of a cmap of format 4.
func segments(b []byte) (map[uint16]uint16, error) {
	count := int(binary.BigEndian.Uint16(b[6:])) / 2
	if len(b) < 16+8*count {
		return nil, errFont
	}
	u := func(at int) int {
		if at+2 > len(b) {
			return 0
		}
		return int(binary.BigEndian.Uint16(b[at:]))
	}
	out := make(map[uint16]uint16)
	for i := range count {
		end, start := u(14+2*i), u(16+2*count+2*i)
		delta, offset := u(16+4*count+2*i), u(16+6*count+2*i)
		for r := start; r <= end && r < 0xFFFF; r++ {
			g := r
			if offset != 0 {
				if g = u(16 + 6*count + 2*i + offset + 2*(r-start)); g == 0 {
					continue
				}
			}
			if g = (g + delta) & 0xFFFF; g != 0 {
				out[uint16(r)] = uint16(g)
			}
		}
	}
	return out, nil
}

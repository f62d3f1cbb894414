package docx

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
	"unicode/utf16"

	"github.com/tarazy/tarazy/internal/paper/safe"
	"github.com/tarazy/tarazy/internal/paper/scene"
)

// The records of an enhanced metafile ([MS-EMF]) that are used here.
const (
	emrHeader       = 0x01
	emrPolygon      = 0x03
	emrPolyline     = 0x04
	emrEOF          = 0x0e
	emrBkMode       = 0x12
	emrTextAlign    = 0x16
	emrTextColor    = 0x18
	emrSelect       = 0x25
	emrPen          = 0x26
	emrBrush        = 0x27
	emrDelete       = 0x28
	emrEllipse      = 0x2a
	emrRectangle    = 0x2b
	emrRoundRect    = 0x2c
	emrFont         = 0x52
	emrText         = 0x54
	noBrush         = 0x80000005
	noPen           = 0x80000008
	systemFont      = 0x8000000d
	transparent     = 1
	baseline        = 0x18
	baselineCentre  = 0x1e
	baselineRight   = 0x1a
	normal          = 0x190 // weights of letters
	bold            = 0x2bc
	signature       = 0x464d4520
	version         = 0x10000
	headerBytes     = 0x6c
	device          = 0x7d00 // points of the device on each side, a hundredth of a millimetre each
	tool            = 1      // the number of the one pen, brush or font that is made, used and deleted
	textHead        = 0x4c   // bytes of a text's record before the text
	extendedFont    = 0xe4   // bytes of a font's record after the name that may stay empty
	faceLetters     = 0x20   // of the name of a font
	hundredth       = 100.0
	largestHundreds = 0xfffff
)

// metafile writes a scene as an enhanced metafile, in hundredths of a millimetre.
func metafile(w io.Writer, s *scene.Scene) error {
	m := &emf{}
	m.record(emrBkMode, transparent)
	for _, shape := range s.Shapes {
		m.shape(shape)
	}
	m.record(emrEOF, 0, 0x10, 0x14)
	width, height := hundredths(s.Width), hundredths(s.Height)
	head := &emf{}
	head.record(emrHeader, 0, 0, uint32(width), uint32(height), 0, 0, uint32(width), uint32(height), signature, version,
		uint32(headerBytes+m.Len()), uint32(m.records+1), tool+2, 0, 0, 0, device, device, device/hundredth, device/hundredth, 0, 0, 0, device*10, device*10)
	if _, err := w.Write(head.Bytes()); err != nil {
		return err
	}
	_, err := w.Write(m.Bytes())
	return err
}

// emf is a metafile that is being written.
type emf struct {
	bytes.Buffer
	records int
}

// record adds a record of numbers.
func (m *emf) record(kind uint32, numbers ...uint32) {
	m.records++
	all := append([]uint32{kind, uint32(8 + 4*len(numbers))}, numbers...)
	for _, n := range all {
		m.Write(binary.LittleEndian.AppendUint32(nil, n))
	}
}

func hundredths(mm float64) int32 {
	if math.IsNaN(mm) {
		return 0
	}
	return int32(math.Round(max(-largestHundreds, min(largestHundreds, mm*hundredth))))
}

func (m *emf) shape(s scene.Shape) {
	switch s := s.(type) {
	case scene.Line:
		m.line(s)
	case scene.Box:
		m.box(s)
	case scene.Dot:
		m.with(scene.None, 0, s.Fill, func() {
			m.record(emrEllipse, coordinates(s.X-s.Radius, s.Y-s.Radius, s.X+s.Radius, s.Y+s.Radius)...)
		})
	case scene.Word:
		m.word(s)
	}
}

func coordinates(mm ...float64) []uint32 {
	out := make([]uint32, len(mm))
	for i, x := range mm {
		out[i] = uint32(hundredths(x))
	}
	return out
}

func (m *emf) box(b scene.Box) {
	m.with(b.Edge, scene.EdgeWidth, b.Fill, func() {
		corners := coordinates(b.X, b.Y, b.X+b.Width, b.Y+b.Height)
		if b.Round > 0 {
			m.record(emrRoundRect, append(corners, coordinates(2*b.Round, 2*b.Round)...)...)
			return
		}
		m.record(emrRectangle, corners...)
	})
}

// with draws with a pen and a brush.
func (m *emf) with(edge scene.Tone, width float64, fill scene.Tone, draw func()) {
	if edge == scene.None {
		m.record(emrSelect, noPen)
	} else {
		m.record(emrPen, tool, 0, uint32(max(1, hundredths(width))), 0, colour(edge))
		m.record(emrSelect, tool)
	}
	brush := uint32(tool + 1)
	if fill == scene.None {
		m.record(emrSelect, noBrush)
	} else {
		m.record(emrBrush, brush, 0, colour(fill), 0)
		m.record(emrSelect, brush)
	}
	draw()
	m.record(emrSelect, noPen)
	m.record(emrSelect, noBrush)
	if edge != scene.None {
		m.record(emrDelete, tool)
	}
	if fill != scene.None {
		m.record(emrDelete, brush)
	}
}

// colour is a tone as metafiles write colours: blue, green, red.
func colour(t scene.Tone) uint32 {
	var out uint32
	hex := t.Hex()
	for i := len(hex) - 2; i > 0 && hex[0] == '#'; i -= 2 {
		out = out<<8 | nibble(hex[i])<<4 | nibble(hex[i+1])
	}
	return out
}

func nibble(c byte) uint32 {
	if c >= 'a' {
		return uint32(c-'a') + 10
	}
	return uint32(c - '0')
}

func (m *emf) line(l scene.Line) {
	points, head := l.Drawn()
	if len(points) < 2 || l.Tone == scene.None {
		return
	}
	m.with(l.Tone, l.Width, scene.None, func() {
		if !l.Dashed {
			m.points(emrPolyline, points)
			return
		}
		for _, d := range dashes(points) {
			m.points(emrPolyline, d)
		}
	})
	if head != nil {
		m.with(scene.None, 0, l.Tone, func() { m.points(emrPolygon, head) })
	}
}

func (m *emf) points(kind uint32, list []scene.Point) {
	numbers := []uint32{0, 0, 0, 0, uint32(len(list))}
	for _, p := range list {
		numbers = append(numbers, coordinates(p.X, p.Y)...)
	}
	m.record(kind, numbers...)
}

// word writes a line of text. No distances between letters are given: they are those of the font that is found.
func (m *emf) word(w scene.Word) {
	text := utf16.Encode([]rune(safe.Text(w.Text)))
	if len(text) == 0 || w.Tone == scene.None {
		return
	}
	weight, align := uint32(normal), uint32(baseline)
	if w.Bold {
		weight = bold
	}
	switch w.Anchor {
	case scene.Middle:
		align = baselineCentre
	case scene.End:
		align = baselineRight
	}
	font := []uint32{tool, uint32(-max(1, hundredths(w.Size))), 0, 0, 0, weight, 1 << 24, 0}
	font = append(font, pairs(utf16.Encode([]rune("Arial")), faceLetters)...)
	font = append(font, make([]uint32, extendedFont/4)...)
	m.record(emrFont, font...)
	m.record(emrSelect, tool)
	m.record(emrTextAlign, align)
	m.record(emrTextColor, colour(w.Tone))
	one := math.Float32bits(1)
	record := append([]uint32{0, 0, 0, 0, 1, one, one}, coordinates(w.X, w.Y)...)
	record = append(record, uint32(len(text)), textHead, 0, 0, 0, 0, 0, 0)
	m.record(emrText, append(record, pairs(text, len(text))...)...)
	m.record(emrSelect, systemFont)
	m.record(emrDelete, tool)
}

// pairs packs letters two in a number, filled up with zeros to at least as many.
func pairs(letters []uint16, least int) []uint32 {
	out := make([]uint32, (max(least, len(letters))+1)/2)
	for i, c := range letters {
		out[i/2] |= uint32(c) << (i % 2 * 0x10)
	}
	return out
}

// mostDashes bounds what a line of no reasonable length becomes.
const mostDashes = 4096

// dashes cuts a line into dashes as long as the gaps between them.
func dashes(points []scene.Point) [][]scene.Point {
	var out [][]scene.Point
	at := 0.0 // how far the first gap or dash of a segment has come
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		on := func(d float64) scene.Point {
			d = max(0, min(d, length))
			return scene.Point{X: a.X + (b.X-a.X)*d/length, Y: a.Y + (b.Y-a.Y)*d/length}
		}
		for d := -at; d < length && len(out) < mostDashes; d += 2 * scene.Dash {
			if d+scene.Dash > 0 {
				out = append(out, []scene.Point{on(d), on(d + scene.Dash)})
			}
		}
		at = math.Mod(at+length, 2*scene.Dash)
	}
	return out
}

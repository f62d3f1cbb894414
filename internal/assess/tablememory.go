package assess

import "math/bits"

// memory keeps what came of keys of one length, whose first number is not 0. There are two places where a key can stand, and the key
// that comes third takes that of the first, so that memory stays bounded and is never cleared out. The zero memory is empty.
type memory[T any] struct {
	width  int // numbers in a key
	size   int // places; a power of two
	lost   int // keys that lost their place since it last grew
	keys   []uint32
	values []T
}

const (
	leastPlaces = 8
	mostPlaces  = 32768
)

// place is the first of the two places where a key can stand.
func (m *memory[T]) place(key []uint32) int {
	h := uint64(0)
	for _, k := range key {
		h = (h ^ uint64(k)) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	return int(h>>(64-bits.Len(uint(m.size-1)))) &^ 1
}

// at is the key in a place.
func (m *memory[T]) at(place int) []uint32 { return m.keys[place*m.width : (place+1)*m.width] }

// find gives the value of a key.
func (m *memory[T]) find(key []uint32) (value T, ok bool) {
	if m.size == 0 {
		return value, false
	}
	p := m.place(key)
	both := m.keys[p*m.width : (p+2)*m.width]
	if sameKey(both[:len(key)], key) {
		return m.values[p], true
	}
	if sameKey(both[len(key):], key) {
		return m.values[p+1], true
	}
	return value, false
}

// sameKey compares two keys of one length.
func sameKey(a, b []uint32) bool {
	for i, k := range b[:len(a)] {
		if a[i] != k {
			return false
		}
	}
	return true
}

// keep remembers the value of a key that is not there.
func (m *memory[T]) keep(key []uint32, value T) {
	if m.size == 0 || m.lost > m.size/4 && m.size < mostPlaces {
		m.grow(len(key))
	}
	p := m.place(key)
	if m.at(p)[0] != 0 {
		if m.at(p + 1)[0] != 0 {
			m.lost++
		}
		copy(m.at(p+1), m.at(p))
		m.values[p+1] = m.values[p]
	}
	copy(m.at(p), key)
	m.values[p] = value
}

// grow makes four times as many places.
func (m *memory[T]) grow(width int) {
	old := *m
	size := min(max(leastPlaces, 4*old.size), mostPlaces)
	*m = memory[T]{width: width, size: size, keys: make([]uint32, size*width), values: make([]T, size)}
	for p := range old.size {
		if old.at(p)[0] != 0 {
			m.keep(old.at(p), old.values[p])
		}
	}
	m.lost = 0
}

package civil

// ParseError says what is wrong in a text, where, and what would be right.
type ParseError struct {
	Offset int    // bytes from the beginning of the text
	Wrong  string // "there is no 31st of April"
	Right  string // "the last day of that month is 30"
}

// Error returns both halves as one sentence.
func (e *ParseError) Error() string { return e.Wrong + "; " + e.Right }

// piece is a part of a text, and where in the text it begins.
type piece struct {
	s  string
	at int
}

// from and to cut a piece like a string.
func (p piece) from(i int) piece { return piece{p.s[i:], p.at + i} }
func (p piece) to(i int) piece   { return piece{p.s[:i], p.at} }

// fail returns the error for byte i of the piece.
func (p piece) fail(i int, wrong, right string) error {
	return &ParseError{Offset: p.at + i, Wrong: wrong, Right: right}
}

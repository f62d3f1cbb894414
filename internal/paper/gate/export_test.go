package gate

// Split gives the sentences of a text.
func Split(text string) []string {
	var out []string
	for _, s := range split(text) {
		out = append(out, trim(text[s[0]:s[1]]))
	}
	return out
}

func trim(s string) string {
	for len(s) > 0 && (s[0] == ' ' || s[0] == '\n') {
		s = s[1:]
	}
	return s
}

// Figures gives what is taken for a figure or a day in a text.
func Figures(lang, text string) []string {
	var out []string
	for _, f := range wordsOf(lang).figures(text) {
		out = append(out, text[f.at:f.end])
	}
	return out
}

// ReadMarkup and ReadPDF take files apart.
func ReadMarkup(text string) { readMarkup(text) }

// ReadPDF takes a PDF apart.
func ReadPDF(data []byte) {
	f := newFinder("x", nil)
	f.pdf(data)
}

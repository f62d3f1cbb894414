package gate

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// pdf looks through the strings of a PDF: its metadata, bookmarks, links and pages. Streams are unpacked where they are packed with Flate or
// not at all.
func (f *finder) pdf(data []byte) {
	left := mostUnpacked
	outside := data
	for {
		at := bytes.Index(outside, []byte("stream"))
		if at < 0 {
			break
		}
		body := bytes.TrimLeft(outside[at+len("stream"):], "\r\n")
		end := bytes.Index(body, []byte("endstream"))
		if end < 0 {
			break
		}
		f.pdfText("PDF objects", outside[:at])
		content, ok := inflate(body[:end], &left)
		if !ok {
			f.cannot("a part of the PDF")
			return
		}
		if isText(content) || bytes.Contains(content, []byte(" Tf")) {
			f.pdfText("PDF stream", content)
		}
		outside = body[end+len("endstream"):]
	}
	f.pdfText("PDF objects", outside)
}

// inflate unpacks a stream; what is not packed with Flate comes back as it is. False when it is too large.
func inflate(data []byte, left *int) ([]byte, bool) {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return data, true
	}
	out, _ := io.ReadAll(io.LimitReader(r, int64(*left)+1)) // what comes before a fault counts
	*left -= len(out)
	return out, *left >= 0
}

// pdfText looks through the strings of objects or of a page, one by one, as they stand beside each other on a line, and as words.
func (f *finder) pdfText(place string, data []byte) {
	list := pdfStrings(data)
	if utf8.Valid(data) && bytes.Contains(data, []byte("<x:xmpmeta")) {
		f.markup("XMP", string(data))
	}
	var plain, wide strings.Builder
	for _, s := range list {
		for _, b := range []*strings.Builder{&plain, &wide} {
			b.WriteString(s.before)
		}
		plain.WriteString(latin(s.bytes))
		wide.WriteString(utf16be(s.bytes))
	}
	f.look(place, plain.String())
	f.look(place, wide.String())
	if utf8.Valid(data) {
		f.look(place, string(data))
	}
}

// pdfString is a string and what stands between it and the one before: nothing within one line of text.
type pdfString struct {
	before string
	bytes  []byte
}

// pdfStrings gives the strings (…) and <…> of PDF syntax.
func pdfStrings(data []byte) []pdfString {
	var out []pdfString
	last := 0
	for i := 0; i < len(data); {
		var s []byte
		n := 0
		switch {
		case data[i] == '(':
			s, n = literal(data[i:])
		case data[i] == '<' && i+1 < len(data) && data[i+1] != '<':
			s, n = hexString(data[i:])
		}
		if n == 0 {
			i++
			continue
		}
		out = append(out, pdfString{separator(data[last:i]), s})
		i += n
		last = i
	}
	return out
}

// separator is what two strings have between them: within the array of one line of text only numbers stand, and a large one is a space.
func separator(between []byte) string {
	if len(between) > 64 || bytes.ContainsFunc(between, func(r rune) bool { return r != '-' && r != '.' && r != ' ' && (r < '0' || r > '9') && r != '\n' }) {
		return "\n\n"
	}
	if v := strings.TrimLeft(strings.TrimSpace(string(between)), "-"); len(v) >= 3 && strings.HasPrefix(strings.TrimSpace(string(between)), "-") && !strings.Contains(v[:3], ".") {
		return " "
	}
	return ""
}

// literal reads a string in brackets with its escapes, and says how many bytes it takes; 0 when it does not end.
func literal(data []byte) (out []byte, n int) {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '\\' && i+1 < len(data):
			i++
			c, skip := escape(data[i:])
			i += skip
			out = append(out, c...)
		case c == '(':
			if depth > 0 {
				out = append(out, c)
			}
			depth++
		case c == ')':
			if depth--; depth == 0 {
				return out, i + 1
			}
			out = append(out, c)
		default:
			out = append(out, c)
		}
	}
	return nil, 0
}

// escape reads what follows a backslash, and how many more bytes than one it takes.
func escape(data []byte) (out []byte, more int) {
	switch c := data[0]; {
	case c == 'n':
		return []byte{'\n'}, 0
	case c == 'r':
		return []byte{'\r'}, 0
	case c == 't':
		return []byte{'\t'}, 0
	case c == '\n':
		return nil, 0
	case c >= '0' && c <= '7':
		v := 0
		for more = 0; more < 3 && more < len(data) && data[more] >= '0' && data[more] <= '7'; more++ {
			v = v*8 + int(data[more]-'0')
		}
		return []byte{byte(v)}, more - 1
	default:
		return []byte{c}, 0
	}
}

// hexString reads a string <…>; 0 when it is none.
func hexString(data []byte) (out []byte, n int) {
	end := bytes.IndexByte(data, '>')
	if end < 0 {
		return nil, 0
	}
	digits := strings.Join(strings.Fields(string(data[1:end])), "")
	if len(digits)%2 == 1 {
		digits += "0"
	}
	out, err := hex.DecodeString(digits)
	if err != nil {
		return nil, 0
	}
	return out, end + 1
}

// latin reads bytes as single letters, or as UTF-8 where they are that.
func latin(data []byte) string {
	if bytes.HasPrefix(data, []byte{0xFE, 0xFF}) {
		return utf16be(data[2:])
	}
	switch {
	case bytes.Count(data, []byte{0})*3 > len(data):
		return "" // letters of two bytes
	case utf8.Valid(data):
		return string(data)
	}
	out := make([]rune, len(data))
	for i, b := range data {
		out[i] = rune(b)
	}
	return string(out)
}

// utf16be reads bytes as letters of two bytes each.
func utf16be(data []byte) string {
	data = bytes.TrimPrefix(data, []byte{0xFE, 0xFF})
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = uint16(data[2*i])<<8 | uint16(data[2*i+1])
	}
	return string(utf16.Decode(units))
}

package safe_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/paper/safe"
)

func TestText(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                           "",
		"plain ӘҒҚ":                  "plain ӘҒҚ",
		"a\tb\nc\rd":                 "a b c d",
		"a\x00b\x0bc\x1fd\x7fe":      "abcde",
		"a\u0085b":                   "ab",
		"a\uFFFEb\uFFFFc\uFFFDd":     "abc\uFFFDd",
		"a\xffb":                     "a\uFFFDb",
		"a\xed\xa0\x80b":             "a\uFFFD\uFFFD\uFFFDb",
		"\U0001FFFE\U0001F600":       "\U0001F600",
		"no-break\u00a0, soft\u00ad": "no-break\u00a0, soft\u00ad",
	} {
		if got := safe.Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLink(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"https://example.org":                     "https://example.org",
		" HTTP://example.org:8080/a?b=c&d#e ":     "HTTP://example.org:8080/a?b=c&d#e",
		"https://example.org/ a\"b<c>":            "https://example.org/%20a%22b%3Cc%3E",
		"https://example.org/50%/%D0%90?a#b#c[1]": "https://example.org/50%25/%D0%90?a#b%23c%5B1%5D",
		"https://пример.example/құжат":            "https://пример.example/%D2%9B%D2%B1%D0%B6%D0%B0%D1%82",
		"https://example.org#a#b":                 "https://example.org#a%23b",
		"mailto:union@example.org?subject=a b":    "mailto:union@example.org?subject=a%20b",
		"":                                        "",
		"javascript:alert(1)":                     "",
		"data:text/html,x":                        "",
		"file:///etc/passwd":                      "",
		"//example.org":                           "",
		"example.org":                             "",
		"https://":                                "",
		"https:///x":                              "",
		"https://[::1]/":                          "",
		"https://a:b@example.org/":                "",
		"https://a b/":                            "",
		"https://-a.example/":                     "",
		"https://example.org/\xff":                "",
		"mailto:":                                 "",
		"mailto:a@":                               "",
		"mailto:a<b>@c":                           "",
	} {
		got, ok := safe.Link(in)
		if got != want || ok != (want != "") {
			t.Errorf("Link(%q) = %q, %v; want %q", in, got, ok, want)
		}
	}
}

func FuzzXML(f *testing.F) {
	for _, s := range []string{"", "a&b<c>\"d\"", "\x00]]>\ufffe\xff", "&amp;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := xml.NewDecoder(strings.NewReader(`<a b="` + safe.XML(s) + `">` + safe.XML(s) + `</a>`))
		var attribute, text string
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%q: %v", s, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				attribute = token.Attr[0].Value
			case xml.CharData:
				text += string(token)
			}
		}
		if want := safe.Text(s); attribute != want || text != want || !utf8.ValidString(want) {
			t.Errorf("%q is read back as %q and %q, want %q", s, attribute, text, want)
		}
		if link, ok := safe.Link(s); ok {
			again, ok := safe.Link(link)
			if again != link || !ok {
				t.Errorf("the link %q of %q is read again as %q", link, s, again)
			}
		}
	})
}

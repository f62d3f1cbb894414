package civil_test

import (
	"errors"
	"testing"

	"github.com/tarazy/tarazy/internal/civil"
)

// checkFuzz wants a text to be refused with a useful *ParseError, or to be written in a form that means the same.
func checkFuzz[T interface {
	comparable
	String() string
}](t *testing.T, s string, parse func(string) (T, error)) {
	got, err := parse(s)
	if err != nil {
		var e *civil.ParseError
		if !errors.As(err, &e) {
			t.Fatalf("%q: %v is no *ParseError", s, err)
		}
		if e.Offset < 0 || e.Offset > len(s) || e.Wrong == "" || e.Right == "" {
			t.Fatalf("%q: %+v", s, e)
		}
		return
	}
	again, err := parse(got.String())
	if err != nil || again != got {
		t.Fatalf("%q is written %q, which is %+v, not %+v (%v)", s, got, again, got, err)
	}
	if again.String() != got.String() {
		t.Fatalf("%q is written %q, then %q", s, got, again)
	}
}

func FuzzParseWhen(f *testing.F) {
	for _, s := range []string{"2011-05-11", "2011-05~", "..2011", "2011-04-20~..2011-04-22", "2024-13-45", "２０１１", "2011-5-1 ", "11.05.2011", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFuzz(t, s, civil.ParseWhen) })
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range []string{"2011-05-11/2011-06-24", "2011-05~/..", "../2011", "2011..2012/..2013~", "2011/05/11", "../..", "2011-06/2011-05"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFuzz(t, s, civil.ParsePeriod) })
}

func FuzzParseRange(f *testing.F) {
	for _, s := range []string{"217", "~700", "300..500", ">=~20", ">20", "<5", "1_300", "~400..~500", "1000000000000000", "007"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFuzz(t, s, civil.ParseRange) })
}

func FuzzParseSpan(f *testing.F) {
	for _, s := range []string{"5 days", "1 working day", "~3 months", ">=2 years", "1000000 hours", "5", "5 business days"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFuzz(t, s, civil.ParseSpan) })
}

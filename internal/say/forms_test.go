package say_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/say"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// TestForms writes days, numbers and spans in each language's own form.
func TestForms(t *testing.T) {
	t.Parallel()
	when := func(text string) func(*say.Words) string {
		w, err := civil.ParseWhen(text)
		if err != nil {
			t.Fatal(err)
		}
		return func(s *say.Words) string { return s.When(w) }
	}
	span := func(text string) func(*say.Words) string {
		d, err := civil.ParseSpan(text)
		if err != nil {
			t.Fatal(err)
		}
		return func(s *say.Words) string { return s.Span(d) }
	}
	number := func(n int64) func(*say.Words) string { return func(s *say.Words) string { return s.Number(n) } }
	between := func(lo, hi int64) func(*say.Words) string {
		return func(s *say.Words) string { return s.Range(civil.Range{Lo: lo, Hi: hi}) }
	}
	tests := []struct {
		name       string
		say        func(*say.Words) string
		en, ru, kk string
	}{
		{"a day", when("2011-05-11"), "11 May 2011", "11 мая 2011 г.", "2011 жылғы 11 мамыр"},
		{"a month", when("2011-05"), "May 2011", "май 2011 г.", "2011 жылғы мамыр"},
		{"a year", when("2011"), "2011", "2011 г.", "2011 жыл"},
		{"one of two days", when("2011-05-11..2011-06-02"), "between 11 May 2011 and 2 June 2011", "между 11 мая 2011 г. и 2 июня 2011 г.", "2011 жылғы 11 мамыр – 2011 жылғы 2 маусым аралығында"},
		{"not before", when("2011-05-11.."), "not before 11 May 2011", "не ранее 11 мая 2011 г.", "ең ертесі 2011 жылғы 11 мамыр"},
		{"a small number", number(999), "999", "999", "999"},
		{"four digits", number(2564), "2,564", "2564", "2564"},
		{"six digits", number(105804), "105,804", "105\u00a0804", "105\u00a0804"},
		{"seven digits", number(1000000), "1,000,000", "1\u00a0000\u00a0000", "1\u00a0000\u00a0000"},
		{"less than nothing", number(-12345), "-12,345", "-12\u00a0345", "-12\u00a0345"},
		{"exactly", between(217, 217), "217", "217", "217"},
		{"between two numbers", between(300, 500), "300 to 500", "от 300 до 500", "300 – 500"},
		{"at least", between(20, math.MaxInt64), "at least 20", "не менее 20", "кемінде 20"},
		{"at most", between(0, 5), "at most 5", "не более 5", "ең көбі 5"},
		{"anything", between(math.MinInt64, math.MaxInt64), "not known", "неизвестно", "белгісіз"},
		{"1 day", span("1 days"), "1 day", "1 день", "1 күн"},
		{"2 days", span("2 days"), "2 days", "2 дня", "2 күн"},
		{"5 days", span("5 days"), "5 days", "5 дней", "5 күн"},
		{"11 days", span("11 days"), "11 days", "11 дней", "11 күн"},
		{"21 days", span("21 days"), "21 days", "21 день", "21 күн"},
		{"22 working days", span("22 working days"), "22 working days", "22 рабочих дня", "22 жұмыс күні"},
		{"1 month", span("1 months"), "1 month", "1 месяц", "1 ай"},
		{"6 months", span("6 months"), "6 months", "6 месяцев", "6 ай"},
		{"3 years", span("3 years"), "3 years", "3 года", "3 жыл"},
	}
	for _, tt := range tests {
		for lang, want := range map[vocabulary.Language]string{vocabulary.English: tt.en, vocabulary.Russian: tt.ru, vocabulary.Kazakh: tt.kk} {
			w, err := say.New(lang)
			if err != nil {
				t.Fatal(err)
			}
			if got := tt.say(w); got != want {
				t.Errorf("%s in %s: %q, want %q", tt.name, lang, got, want)
			}
		}
	}
}

// TestNothingIsSaidAsAnID says every month and day of the week, in every language: what no language has would come out as its id.
func TestNothingIsSaidAsAnID(t *testing.T) {
	t.Parallel()
	for _, lang := range vocabulary.Languages() {
		w, err := say.New(lang)
		if err != nil {
			t.Fatal(err)
		}
		said := map[string]bool{}
		for d := range 400 {
			day := w.Weekday(civil.Day(15_000 + d))
			if strings.Contains(day, "_") || strings.Contains(day, "{{") || strings.Contains(day, "<no value>") {
				t.Errorf("%s: %q", lang, day)
			}
			said[day] = true
		}
		if len(said) != 400 {
			t.Errorf("%s has %d ways to say 400 days", lang, len(said))
		}
		for month := range 12 {
			if got := w.Say(fmt.Sprintf("month_alone_%d", month+1)); strings.Contains(got, "_") {
				t.Errorf("%s: %q", lang, got)
			}
		}
	}
	if _, err := say.New("xx"); err == nil {
		t.Error("there are words of a language that is not there")
	}
}

package say

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/tarazy/tarazy/internal/vocabulary"
)

func TestTranslate(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ english, russian, kazakh string }{
		"plain": {
			"ends before it begins",
			"кончается раньше, чем начинается",
			"басталмай жатып аяқталады",
		},
		"a quoted part": {
			`there is no kind of event "strik"`,
			`нет вида событий "strik"`,
			`"strik" деген оқиға түрі жоқ`,
		},
		"a Cyrillic part": {
			`"Талап-арыз" is not an id`,
			`"Талап-арыз" не может быть идентификатором`,
			`"Талап-арыз" идентификатор бола алмайды`,
		},
		"quotes within quotes": {
			`the matter "the \"first\" one" stands here twice`,
			`спор "the \"first\" one" стоит здесь дважды`,
			`"the \"first\" one" дауы мұнда екі рет тұр`,
		},
		"a letter in quotes": {
			`'\'' is not a plain hyphen`,
			`'\'' — не простой дефис`,
			`'\'' — кәдімгі дефис емес`,
		},
		"percent signs in the sentence": {
			"write 50%, 33.33%, ~40% or 40%..60%",
			"напишите 50%, 33.33%, ~40% или 40%..60%",
			"50%, 33.33%, ~40% немесе 40%..60% деп жазыңыз",
		},
		"percent signs in a part": {
			`"%d %s 100%" is no share`,
			`"%d %s 100%" — это не доля`,
			`"%d %s 100%" — үлес емес`,
		},
		"a dollar sign in a part": {
			`the sign "$1" is not known`,
			`знак "$1" неизвестен`,
			`"$1" таңбасы белгісіз`,
		},
		"parts in another order": {
			`"titel" is not known of the kind "letter"`,
			`у вида "letter" не бывает "titel"`,
			`"letter" түрінде "titel" болмайды`,
		},
		"a list of allowed words stays": {
			"allowed here: april, nothing, a list",
			"здесь допускается: april, nothing, a list",
			"мұнда рұқсат етілгені: april, nothing, a list",
		},
		"a quoted part is not a word": {
			`here should be one value, not "nothing"`,
			`здесь должно быть одно значение, а не "nothing"`,
			`мұнда "nothing" емес, бір мән болуы керек`,
		},
		"a known word": {
			"here should be one value, not nothing",
			"здесь должно быть одно значение, а не пустое место",
			"мұнда бос орын емес, бір мән болуы керек",
		},
		"a word within a word": {
			"true or false is wanted here, but this is a list of number",
			"здесь нужно true или false, а это список (число)",
			"мұнда true не false керек, ал бұл — тізім (сан)",
		},
		"several words": {
			"c ? a : b needs true or false, then two values of one type; these are a date, a fraction, a reference to claims",
			"для c ? a : b нужно true или false, затем два значения одного типа; а здесь: дата, дробь, ссылка на claims",
			"c ? a : b үшін true не false, содан кейін бір типті екі мән керек; ал мұнда: күн, бөлшек, claims дегенге сілтеме",
		},
		"the name of an attribute is no word": {
			"gives another value for date than events.yaml:3:9, of the same account and time",
			"значение date здесь другое, чем в events.yaml:3:9, при той же стороне и том же времени",
			"тарабы мен уақыты бірдей болса да, date мәні мұнда басқа: events.yaml:3:9",
		},
		"months and their days": {
			"there is no 31st of April",
			"в апреле нет 31-го числа",
			"сәуір айында 31-күн болмайды",
		},
		"two sentences": {
			`there is no month 13; months run from 01 to 12`,
			"нет месяца 13; месяцы идут от 01 до 12",
			"13 деген ай жоқ; айлар 01-ден 12-ге дейін",
		},
		"one sentence with a semicolon": {
			"remove the name and write a pseudonym; real names never stand in a record's folder",
			"уберите имя и напишите псевдоним; настоящие имена никогда не стоят в папке досье",
			"атын алып тастап, бүркеншік ат жазыңыз; шын есімдер істің қалтасында ешқашан тұрмайды",
		},
		"a sentence in a sentence": {
			"warning: is not well-formed YAML: unknown anchor 'x' referenced",
			"замечание: YAML составлен неправильно: ссылка на неизвестную метку 'x'",
			"ескерту: YAML дұрыс құрылмаған: белгісіз 'x' белгісіне сілтеме",
		},
		"a flag, an attribute or a test before it": {
			`"no vote": --known-on: votes_for: a number is missing`,
			`"no vote": --known-on: votes_for: не хватает числа`,
			`"no vote": --known-on: votes_for: сан жетіспейді`,
		},
		"lines in a part": {
			"not known: a,\nb",
			"неизвестно: a,\nb",
			"белгісіз: a,\nb",
		},
		"half of it is not known": {"a date is missing; so what", "a date is missing; so what", "a date is missing; so what"},
		"nothing of it is known":  {"the moon is full", "the moon is full", "the moon is full"},
		"nothing":                 {"", "", ""},
	}
	russian, kazakh, english := NewSentences(vocabulary.Russian), NewSentences(vocabulary.Kazakh), NewSentences(vocabulary.English)
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := russian.Translate(tt.english); got != tt.russian {
				t.Errorf("Russian:\n%s\nwant\n%s", got, tt.russian)
			}
			if got := kazakh.Translate(tt.english); got != tt.kazakh {
				t.Errorf("Kazakh:\n%s\nwant\n%s", got, tt.kazakh)
			}
			if got := english.Translate(tt.english); got != tt.english {
				t.Errorf("English:\n%s\nwant\n%s", got, tt.english)
			}
		})
	}
}

func TestTranslateByManyAtOnce(t *testing.T) {
	t.Parallel()
	s := NewSentences(vocabulary.Kazakh)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := s.Translate("a date is missing"); got != "күні жетіспейді" {
				t.Errorf("%q", got)
			}
		})
	}
	wg.Wait()
}

// FuzzTranslate gives parts that look like sentences, and sentences that look like parts.
func FuzzTranslate(f *testing.F) {
	for _, text := range []string{
		"a list", `there is no pack "x"`, "; ; ;", `"x": "y": z`, "a a a, a list, nothing", "write a; b, c; d, e", "%s %q %[1]s", `"\`, "is not well-formed YAML: is not well-formed YAML: x",
		"field \"a\" of \"b\": field \"c\" of \"d\": a field needs a type", "\xff is not one day", "there is no 31st of 31st of April",
	} {
		f.Add(text)
	}
	s := NewSentences(vocabulary.Russian)
	f.Fuzz(func(t *testing.T, text string) {
		got := s.Translate(text)
		if utf8.ValidString(text) && !utf8.ValidString(got) {
			t.Errorf("%q became %q", text, got)
		}
		if quoted := `the matter "` + strings.Map(plain, text) + `" stands here twice`; !strings.Contains(s.Translate(quoted), strings.Map(plain, text)) {
			t.Errorf("the part of %q is lost in %q", quoted, s.Translate(quoted))
		}
	})
}

// plain leaves out what would end a quotation.
func plain(r rune) rune {
	if r == '"' || r == '\\' {
		return -1
	}
	return r
}

func BenchmarkTranslate(b *testing.B) {
	s := NewSentences(vocabulary.Russian)
	for b.Loop() {
		s.Translate(`true or false is wanted here, but this is a list of number; did you mean "number"?`)
	}
}

package sealed_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"filippo.io/age"

	"github.com/tarazy/tarazy/internal/sealed"
)

const (
	secret = "Досмагамбетов"
	list   = "names:\n  - {id: p-one, name: Досмагамбетов Ермек, contacts: [\"+7 701 555 01 23\"]}\n"
)

// cheap gives a passphrase that costs little to try.
func cheap(t *testing.T, text string) (*age.ScryptIdentity, *age.ScryptRecipient) {
	t.Helper()
	opens, seals, err := sealed.Passphrase(text)
	if err != nil {
		t.Fatal(err)
	}
	seals.SetWorkFactor(10)
	return opens, seals
}

func seal(t *testing.T, keys ...age.Recipient) []byte {
	t.Helper()
	var out bytes.Buffer
	if problems, err := sealed.Seal(&out, "names.yaml", []byte(list), keys...); err != nil || len(problems.All) > 0 {
		t.Fatal(err, problems.All)
	}
	return out.Bytes()
}

func TestSealAndRead(t *testing.T) {
	t.Parallel()
	opens, seals := cheap(t, "a long passphrase")
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	identities, err := sealed.Identities(strings.NewReader(key.String()))
	if err != nil {
		t.Fatal(err)
	}
	recipients, err := sealed.Recipients(strings.NewReader(key.Recipient().String() + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	var binary bytes.Buffer
	w, err := age.Encrypt(&binary, key.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	if _, err = w.Write([]byte(list)); err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		data []byte
		keys []age.Identity
	}{
		"a passphrase":     {seal(t, seals), []age.Identity{opens}},
		"a key":            {seal(t, recipients...), identities},
		"one of two keys":  {seal(t, recipients...), append([]age.Identity{opens}, identities...)},
		"not armored":      {binary.Bytes(), identities},
		"two may open it":  {seal(t, append(recipients, other(t).Recipient())...), identities},
		"the other may it": {seal(t, append([]age.Recipient{other(t).Recipient()}, recipients...)...), identities},
	} {
		names, problems, err := sealed.Read("names.age", bytes.NewReader(tt.data), tt.keys...)
		if err != nil || len(problems.All) > 0 || names.Len() != 1 || len(names.Find(secret)) != 1 {
			t.Errorf("%s: %v, %v, %d names", name, err, problems.All, names.Len())
		}
		if bytes.Contains(tt.data, []byte(secret)) {
			t.Errorf("%s: the name stands in the sealed file", name)
		}
	}
}

func other(t *testing.T) *age.X25519Identity {
	t.Helper()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// broken is a medium that fails.
type broken struct{}

func (broken) Read([]byte) (int, error)  { return 0, errors.New("medium: " + secret) }
func (broken) Write([]byte) (int, error) { return 0, errors.New("medium: " + secret) }

func TestFilesThatDoNotOpen(t *testing.T) {
	t.Parallel()
	opens, seals := cheap(t, "a long passphrase")
	wrong, _ := cheap(t, "another")
	key := other(t)
	data, keyed := seal(t, seals), seal(t, key.Recipient())
	altered := bytes.Replace(bytes.Clone(keyed), keyed[len(keyed)-80:len(keyed)-76], []byte("AAAA"), 1)
	for name, tt := range map[string]struct {
		data []byte
		key  age.Identity
		want error
	}{
		"a wrong passphrase":           {data, wrong, sealed.ErrKey},
		"a key for a passphrase":       {data, key, sealed.ErrKey},
		"a passphrase for a key":       {keyed, opens, sealed.ErrKey},
		"another's key":                {keyed, other(t), sealed.ErrKey},
		"cut off":                      {keyed[:len(keyed)-60], key, sealed.ErrDamaged},
		"cut off in its head":          {keyed[:100], key, sealed.ErrDamaged},
		"altered":                      {altered, key, sealed.ErrDamaged},
		"something behind it":          {append(bytes.Clone(keyed), "more"...), key, sealed.ErrDamaged},
		"the list itself":              {[]byte(list), key, sealed.ErrNotSealed},
		"nothing":                      {nil, key, sealed.ErrNotSealed},
		"its first line only":          {[]byte("age-encryption.org/v1\n"), key, sealed.ErrDamaged},
		"a shell with something in it": {[]byte("-----BEGIN AGE ENCRYPTED FILE-----\nRG9zbWE=\n-----END AGE ENCRYPTED FILE-----\n"), key, sealed.ErrDamaged},
	} {
		names, problems, err := sealed.Read("names.age", bytes.NewReader(tt.data), tt.key)
		if !errors.Is(err, tt.want) || names != nil || len(problems.All) > 0 {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
	if _, _, err := sealed.Read("names.age", broken{}, key); !errors.Is(err, sealed.ErrUnread) {
		t.Errorf("a broken medium: %v", err)
	}
	if _, err := sealed.Seal(broken{}, "names.yaml", []byte(list), key.Recipient()); !errors.Is(err, sealed.ErrUnwritten) {
		t.Errorf("a full medium: %v", err)
	}
	if _, _, err := sealed.Read("names.age", bytes.NewReader(keyed)); !errors.Is(err, sealed.ErrNobody) {
		t.Errorf("no key: %v", err)
	}
	if _, err := sealed.Seal(&bytes.Buffer{}, "names.yaml", []byte(list)); !errors.Is(err, sealed.ErrNobody) {
		t.Errorf("sealed for nobody: %v", err)
	}
	for _, err := range keysThatAreNone() {
		if !errors.Is(err, sealed.ErrNobody) {
			t.Errorf("a key that is none: %v", err)
		}
	}
}

func keysThatAreNone() []error {
	_, _, passphrase := sealed.Passphrase("")
	_, identities := sealed.Identities(strings.NewReader(secret))
	_, recipients := sealed.Recipients(strings.NewReader(secret))
	return []error{passphrase, identities, recipients}
}

// TestMistakesInTheList: each has its place and its sentence, and no sentence and no line repeats what stands in the list.
func TestMistakesInTheList(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Досмагамбетов":          "n:1:1: the list of names does not begin with names:",
		"":                       "n: the list of names does not begin with names:",
		"Досмагамбетов: 1":       "n:1:1: here stands a key that the list of names does not have",
		"names: Досмагамбетов":   "n:1:8: here should be a list of people",
		"names: [Досмагамбетов]": "n:1:9: here should be a person with id and name",
		"names:\n- {id: a, Досмагамбетов: b}": "n:2:11: here stands a key that a person of the list does not have",
		"names:\n- {name: Досмагамбетов}":     "n:2:3: a person of the list has no id",
		"names:\n- {id: a}": "n:2:3: a person of the list has no name",
		"names:\n- {id: Досмагамбетов, name: Досмагамбетов}":                      "n:2:8: this is no id",
		"names:\n- {id: dosmagambetov, name: Досмагамбетов}":                      "n:2:8: the id gives a name away, and ids stand in messages",
		"names:\n- {id: a, name: Досмагамбетов}\n- {id: a, name: Досмагамбетова}": "n:3:8: this id stands in the list twice",
		"names:\n- {id: a, name: [Досмагамбетов]}":                                "n:2:17: here should be one text",
		"names:\n- {id: a, name: {x: Досмагамбетов}}":                             "n:2:17: here should be a text",
		"names:\n- {id: a, name: Досмагамбетов, ordinary: Досмагамбетов}":         "n:2:42: ordinary is true or false",
		"names:\n- {id: a, name: Досмагамбетов, contacts: [Досмагамбетов]}":       "n:2:42: here stands a contact that cannot be looked for",
		"names:\n- {id: a, name: Досмагамбетов Ермек, surname: Досмагамбет-улы}":  "n:2:47: the surname does not stand in the name",
		"names:\n- {id: a, name: \"Досмагамбетов}":                                "n:2:17: the list of names is not well-formed YAML here",
		"names:\n- {id: a, name: &Досмагамбетов b}":                               "n:2:18: the list of names is not well-formed YAML here",
		"names:\n- {id: a, Досмагамбетов: 1, Досмагамбетов: 2}":                   "n:2:29: the list of names is not well-formed YAML here",
		"names:\n- {id: a, name: " + strings.Repeat(secret, 20) + "}":             "n:2:17: this is too long for a name",
		"names:\n- {id: a, name: Ли Нурлан}":                                      "n:2:3: warning: no word of this person's name is found alone, only with another beside it",
		"names:\n- {id: a, name: Досмагамбетов, ordinary: true}":                  "n:2:3: warning: no word of this person's name is found alone, only with another beside it",
	} {
		_, problems := sealed.Roll("n", []byte(text))
		found := false
		for _, p := range problems.All {
			first, _, _ := strings.Cut(p.String(), "\n")
			found = found || first == want
			quiet(t, text, p.String())
		}
		if !found {
			t.Errorf("%q: %v, want %s", text, problems.All, want)
		}
	}
}

// quiet fails when a text that may reach a screen holds the name.
func quiet(t *testing.T, what, shown string) {
	t.Helper()
	names, _ := sealed.Roll("n", []byte(list))
	if len(names.Find(shown)) > 0 || strings.Contains(shown, "osmag") {
		t.Errorf("%s: the name is shown: %.200s", what, shown)
	}
}

// TestNothingPrintsAName: neither a value of the package nor one that holds it, with any verb.
func TestNothingPrintsAName(t *testing.T) {
	t.Parallel()
	names, problems := sealed.Roll("n", []byte(list))
	hits := names.Find("x Dosmagambetov")
	if len(hits) != 1 {
		t.Fatalf("%d hits", len(hits))
	}
	type outer struct {
		Shown  *sealed.Names
		Value  sealed.Names
		hidden sealed.Names
		inner  *sealed.Names
	}
	holder := outer{names, *names, *names, names}
	for _, v := range []any{names, *names, hits, hits[0], &hits[0], problems, holder, &holder, map[string]sealed.Names{"a": *names}, []any{names, []sealed.Names{*names}}, holder.hidden, holder.inner} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x", "%X", "%T"} {
			quiet(t, verb, fmt.Sprintf(verb, v))
		}
		quiet(t, "print", fmt.Sprint(v)+fmt.Sprintln(v))
	}
	quiet(t, "String", names.String()+names.GoString())
	for _, err := range []error{sealed.ErrKey, sealed.ErrDamaged, sealed.ErrNotSealed, sealed.ErrUnread, sealed.ErrList, sealed.ErrNobody, sealed.ErrTooLarge, sealed.ErrUnwritten} {
		quiet(t, "error", fmt.Sprintf("%+v", err))
	}
}

func TestNobody(t *testing.T) {
	t.Parallel()
	var none *sealed.Names
	if none.Len() != 0 || none.Find(secret) != nil || none.Beside([]string{secret}).Len() != 0 {
		t.Error("a list of nobody finds somebody")
	}
	if got := fmt.Sprint(sealed.Names{}); got != "0 sealed names" {
		t.Errorf("it is printed as %q", got)
	}
}

// TestSealRefuses: a list with mistakes is not sealed, and nothing is written.
func TestSealRefuses(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	problems, err := sealed.Seal(&out, "n", []byte("names: [{id: a}]"), other(t).Recipient())
	if !errors.Is(err, sealed.ErrList) || problems.Errors() == 0 || out.Len() > 0 {
		t.Errorf("%v, %d problems, %d bytes", err, problems.Errors(), out.Len())
	}
	key := other(t)
	var sealedList bytes.Buffer
	w, err := age.Encrypt(&sealedList, key.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	if _, err = w.Write([]byte("names: [{id: a}]")); err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	names, problems, err := sealed.Read("n", &sealedList, key)
	if names != nil || !errors.Is(err, sealed.ErrList) || problems.Errors() == 0 {
		t.Errorf("a sealed list with mistakes: %v, %d problems", err, problems.Errors())
	}
}

package vocabulary

import "github.com/tarazy/tarazy/internal/sheet"

// Language is one of the languages in which everything is said.
type Language string

// The languages. English is always there and stands in for what is missing in another.
const (
	English Language = "en"
	Russian Language = "ru"
	Kazakh  Language = "kk"
)

// Languages lists them all.
func Languages() []Language { return []Language{English, Russian, Kazakh} }

// Text is something said in up to three languages.
type Text struct {
	EN, RU, KK string
}

// In gives the text in a language, or in English where that is missing.
func (t Text) In(l Language) string {
	switch {
	case l == Russian && t.RU != "":
		return t.RU
	case l == Kazakh && t.KK != "":
		return t.KK
	}
	return t.EN
}

// Empty reports whether nothing is said.
func (t Text) Empty() bool { return t == Text{} }

// ReadText reads plain English or a map from language to text. Missing English is a problem, a missing translation of a map
// a warning; plain English is taken as a note that is not translated.
func ReadText(n sheet.Node) Text {
	if n.Empty() {
		return Text{}
	}
	if n.IsText() {
		return Text{EN: n.Text()}
	}
	m := n.Known("en!", "ru", "kk")
	t := Text{EN: m["en"].Word(), RU: m["ru"].Word(), KK: m["kk"].Word()}
	switch {
	case t.RU == "" && t.KK == "":
		n.Warn("is said in English only", "add ru: and kk:")
	case t.RU == "":
		n.Warn("is not said in Russian", "add ru:")
	case t.KK == "":
		n.Warn("is not said in Kazakh", "add kk:")
	}
	return t
}

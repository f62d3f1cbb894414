package sealed

import "strings"

// ending says in which words an ending may stand.
type ending uint8

const (
	anywhere ending = iota
	kazakh          // not in short Latin words, which would then be other words
)

// endingsOf lists what may follow a name: cases and plurals in Russian, Kazakh and English, as sounds.
func endingsOf() map[string]ending {
	const (
		russian = "a u om im e oi i ih imi ami am ah ogo omu em ia iu ei ego emu uiu aia oe oiu eiu iami iam ie iem ii ovo"
		english = "s es"
		cases   = "nin din tin ning ding ting ga ka ge ke na ne ni di ti da de ta te dan den tan ten nan nen men ben pen menen benen penen " +
			"niki diki tiki dagi degi tagi tegi dai dei tai tei Sa Se siz"
		plurals = "lar ler dar der tar ter"
	)
	out := map[string]ending{"": anywhere}
	for _, c := range strings.Fields(cases) {
		out[c] = kazakh
	}
	for _, p := range strings.Fields(plurals) {
		out[p] = kazakh
		for _, c := range strings.Fields(cases + " i") {
			out[p+c] = kazakh
		}
	}
	for _, e := range strings.Fields(russian + " " + english) {
		out[e] = anywhere
	}
	return out
}

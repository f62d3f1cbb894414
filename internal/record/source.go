package record

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
	"github.com/tarazy/tarazy/internal/vocabulary"
)

// Consents lists what a person who was interviewed can agree to.
func Consents() []string { return []string{"quote", "name", "submission", "public"} }

func (r *reader) source(n sheet.Node) {
	m := n.Known("id!", "kind!", "title!", "author", "from", "date", "account", "public", "on_file", "cited_in", "language", "consent", "confidential", "note")
	s := &Source{
		ID: r.claim(m["id"]), Title: m["title"].Word(), Author: m["author"].Word(), from: m["from"].Word(),
		Account: r.account(m["account"]), Public: m["public"].Flag(), OnFile: m["on_file"].Flag(), cited: m["cited_in"].Word(),
		Language: m["language"].Word(), Confidential: secrecy(m["confidential"]), Note: m["note"].Word(), node: n,
	}
	name := m["kind"].Word()
	if k, ok := r.v.Sources[name]; ok {
		s.Kind = k
	} else if name != "" {
		m["kind"].Problem(fmt.Sprintf("there is no kind of source %q", name), problem.DidYouMean(name, slices.Sorted(maps.Keys(r.v.Sources))))
	}
	for _, d := range m["date"].Items() {
		s.Dates = append(s.Dates, r.when(d))
	}
	for _, c := range m["consent"].Items() {
		if w := c.OneOf(Consents()...); w != "" {
			s.Consent = append(s.Consent, w)
		}
	}
	if s.Public && name == "interview" && !slices.Contains(s.Consent, "public") {
		m["public"].Problem("an interview is marked public without consent to that", "write consent: [public], or remove public: true")
	}
	if s.from != "" {
		r.refs = append(r.refs, pending{node: m["from"], attribute: anyActor("from"), id: s.from})
	}
	if s.ID != "" {
		r.record.sources[s.ID] = s
	}
	r.record.Sources = append(r.record.Sources, s)
}

func anyActor(name string) *vocabulary.Attribute {
	return &vocabulary.Attribute{Name: name, Type: vocabulary.Ref, Kinds: []string{vocabulary.AnyActor}}
}

var pinpoint = regexp.MustCompile(`^((n|nn|p|pp|l|ll|art|arts|para|paras|ch|sec|annex|table)\. ?\S.*|\d\d:\d\d:\d\d|summary|recommendations|title)$`)

// citations reads sources with pinpoints: `report n. 248`.
func (r *reader) citations(n sheet.Node) []Cite {
	var out []Cite
	for _, item := range n.Items() {
		w := item.Word()
		if w == "" {
			continue
		}
		id, point, _ := strings.Cut(w, " ")
		point = strings.TrimSpace(point)
		if point != "" && !pinpoint.MatchString(point) {
			item.Problem(fmt.Sprintf("%q is no place in a source", point), "write n. 248 (note), p. 85 (page), l. 12-20 (lines), art. 5, annex. 1 or 00:14:05")
		}
		out = append(out, Cite{ID: id, Pinpoint: point})
		r.citeNodes = append(r.citeNodes, citeNode{node: item, id: id})
	}
	return out
}

type citeNode struct {
	node sheet.Node
	id   string
}

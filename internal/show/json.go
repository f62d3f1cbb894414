package show

import (
	"cmp"
	"encoding/json"
	"io"

	"github.com/tarazy/tarazy/internal/assess"
	"github.com/tarazy/tarazy/internal/law"
)

// The objects of the JSON output; docs/json.md describes every key. Keys are stable: new ones may come, none changes its meaning.
type (
	jsonAssessment struct {
		Case        string           `json:"case"`
		Packs       []jsonPack       `json:"packs"`
		View        jsonView         `json:"view"`
		Conclusions []jsonConclusion `json:"conclusions"`
		Findings    []jsonFinding    `json:"findings"`
		Rulings     []jsonRuling     `json:"rulings"`
	}
	jsonPack struct {
		ID     string `json:"id"`
		Digest string `json:"digest"`
	}
	jsonView struct {
		LawOn   *string `json:"law_on"`
		KnownOn *string `json:"known_on"`
	}
	jsonConclusion struct {
		ID      string   `json:"id"`
		Event   string   `json:"event"`
		Outcome string   `json:"outcome"`
		Because []string `json:"because"`
	}
	jsonFinding struct {
		Norm        string            `json:"norm"`
		Event       string            `json:"event"`
		Outcome     string            `json:"outcome"`
		Kind        string            `json:"kind"`
		Addressee   string            `json:"addressee"`
		Cites       []string          `json:"cites"`
		InForce     string            `json:"in_force,omitempty"`
		ByAccount   map[string]string `json:"by_account,omitempty"`
		ByReading   map[string]string `json:"by_reading,omitempty"`
		ByVersion   map[string]string `json:"by_version,omitempty"`
		Elements    []jsonElement     `json:"elements"`
		Due         *string           `json:"due,omitempty"`
		Asks        []string          `json:"asks"`
		Missing     []string          `json:"missing"`
		FallsShort  []jsonShortfall   `json:"falls_short_of"`
		Certainty   string            `json:"certainty,omitempty"`
		Reviewed    bool              `json:"reviewed"`
		Approximate bool              `json:"approximate"`
	}
	jsonElement struct {
		ID      string     `json:"id"`
		Outcome string     `json:"outcome"`
		Says    string     `json:"says"`
		Facts   []jsonFact `json:"facts"`
	}
	jsonFact struct {
		Path    string   `json:"path"`
		Value   string   `json:"value"`
		Sources []string `json:"sources"`
	}
	jsonShortfall struct {
		Standard string   `json:"standard"`
		SaidBy   []string `json:"said_by"`
	}
	jsonRuling struct {
		Event        string   `json:"event"`
		Supported    []string `json:"supported"`
		NotSupported []string `json:"not_supported"`
		Open         []string `json:"open"`
		NotReliedOn  []string `json:"not_relied_on"`
	}
)

// JSON writes one object for one assessment, an array for several.
func JSON(out io.Writer, found []*assess.Assessment) error {
	objects := make([]jsonAssessment, len(found))
	for i, a := range found {
		objects[i] = toJSON(a)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if len(objects) == 1 {
		return enc.Encode(objects[0])
	}
	return enc.Encode(objects)
}

func toJSON(a *assess.Assessment) jsonAssessment {
	out := jsonAssessment{Case: a.Record.ID, Conclusions: []jsonConclusion{}, Findings: []jsonFinding{}, Rulings: []jsonRuling{}}
	for _, p := range a.Packs {
		out.Packs = append(out.Packs, jsonPack{p.ID, p.Digest})
	}
	if a.View.LawOn.Known() {
		s := a.View.LawOn.String()
		out.View.LawOn = &s
	}
	if a.View.KnownOn != 0 {
		s := a.View.KnownOn.String()
		out.View.KnownOn = &s
	}
	for _, c := range a.Conclusions {
		if !c.Outcome.Shown() {
			continue
		}
		jc := jsonConclusion{ID: c.Law.ID, Event: c.Event.ID, Outcome: c.Outcome.String(), Because: []string{}}
		for _, f := range c.Because {
			jc.Because = append(jc.Because, f.Norm.ID)
		}
		out.Conclusions = append(out.Conclusions, jc)
	}
	for _, f := range a.Findings {
		if f.Outcome.Shown() {
			out.Findings = append(out.Findings, findingJSON(a, f))
		}
	}
	for _, r := range a.Rulings {
		out.Rulings = append(out.Rulings, jsonRuling{r.Event.ID, ids(r.Supported), ids(r.Unsupported), ids(r.Open), ids(r.NotReliedOn)})
	}
	return out
}

func ids(norms []*law.Norm) []string {
	out := []string{}
	for _, n := range norms {
		out = append(out, n.ID)
	}
	return out
}

func findingJSON(a *assess.Assessment, f *assess.Finding) jsonFinding {
	c := f.Deciding()
	x := a.Explain(f, c)
	out := jsonFinding{
		Norm: f.Norm.ID, Event: f.Event.ID, Outcome: f.Outcome.String(), Kind: string(f.Norm.Kind), Addressee: f.Norm.Addressee,
		Cites: []string{}, InForce: c.Version.InForce(), Elements: []jsonElement{}, Asks: paths(x.Asks), Missing: paths(x.Missing),
		FallsShort: []jsonShortfall{}, Certainty: c.Version.Checked.Certainty, Reviewed: c.Version.Reviewed(), Approximate: x.Approximate(),
		ByAccount: parts(f.ByAccount(a.Record)), ByReading: parts(f.ByReading()), ByVersion: parts(f.ByVersion()),
	}
	for _, cite := range a.Cites(f, c) {
		out.Cites = append(out.Cites, cite.String())
	}
	for _, s := range c.Version.FallsShortOf {
		out.FallsShort = append(out.FallsShort, jsonShortfall{s.Standard, append([]string{}, s.SaidBy...)})
	}
	if x.Due != nil && x.Due.On.Known() {
		s := x.Due.On.String()
		out.Due = &s
	}
	x.Each(func(r *assess.Reason) {
		if r.Element != nil && r.Node != nil {
			out.Elements = append(out.Elements, elementJSON(r))
		}
	})
	return out
}

func paths(facts []*assess.FactUsed) []string {
	out := []string{}
	for _, f := range facts {
		out = append(out, f.Path)
	}
	return out
}

func parts(list []assess.Part) map[string]string {
	if len(list) == 0 {
		return nil
	}
	out := map[string]string{}
	for _, p := range list {
		out[cmp.Or(p.ID, "undisputed")] = p.Outcome.String()
	}
	return out
}

func elementJSON(r *assess.Reason) jsonElement {
	out := jsonElement{ID: r.Element.ID, Outcome: r.Node.Value.Truth().String(), Says: r.Element.Says.EN, Facts: []jsonFact{}}
	for _, n := range r.Node.Facts() {
		if n.Link && !n.Value.Absent() {
			continue
		}
		f := jsonFact{Path: n.Path, Sources: []string{}}
		if leaf, ok := n.Fact.(*assess.Leaf); ok {
			f.Value, f.Sources = written(leaf), append(f.Sources, cited(leaf)...)
		}
		out.Facts = append(out.Facts, f)
	}
	return out
}

// written is a value as it stands in the record, "" where nothing does.
func written(l *assess.Leaf) string {
	if l.Fact == nil {
		return ""
	}
	return l.Resolved.Value.Written
}

// cited lists where a fact comes from: its own sources, else those of the event.
func cited(l *assess.Leaf) []string {
	var out []string
	for _, a := range l.Resolved.From {
		for _, c := range a.Sources {
			out = append(out, c.String())
		}
	}
	if len(out) == 0 && l.Fact != nil {
		for _, c := range l.Of.Sources {
			out = append(out, c.String())
		}
	}
	return out
}

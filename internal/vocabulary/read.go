package vocabulary

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

// reader gathers kinds from several files before it ties them together.
type reader struct {
	v     *Vocabulary
	to    *problem.List
	nodes map[*Kind]sheet.Node      // where a kind stands
	attrs map[*Attribute]sheet.Node // where an attribute's type stands
}

// Read reads all vocabulary files below root. shown is put before file names in problems.
func Read(fsys fs.FS, root, shown string, to *problem.List) *Vocabulary {
	r := &reader{
		v:     &Vocabulary{Actors: map[string]*Kind{}, Events: map[string]*Kind{}, Sources: map[string]*Kind{}},
		to:    to,
		nodes: map[*Kind]sheet.Node{}, attrs: map[*Attribute]sheet.Node{},
	}
	files, misnamed, err := sheet.Find(fsys, root)
	if err != nil || len(files) == 0 {
		to.Add(problem.Problem{Position: problem.Position{File: shown + root}, Message: "there is no vocabulary here", Hint: "a folder of laws has a folder vocabulary with files that end in .yaml"})
		return r.v
	}
	for _, name := range misnamed {
		to.Add(problem.Problem{Position: problem.Position{File: shown + name}, Message: "is not read", Hint: "the name must end in .yaml"})
	}
	sum := sha256.New()
	for _, f := range sheet.ReadAll(fsys, files, shown, to) {
		fmt.Fprintf(sum, "%s %d\n", f.Name, len(f.Data))
		sum.Write(f.Data)
		if f.OK {
			r.file(f.Root)
		}
	}
	r.v.Digest = hex.EncodeToString(sum.Sum(nil))
	r.tie()
	return r.v
}

func (r *reader) file(root sheet.Node) {
	m := root.Known("actors", "events", "sources")
	for _, part := range []struct {
		node  sheet.Node
		class Class
		into  map[string]*Kind
	}{{m["actors"], Actor, r.v.Actors}, {m["events"], Event, r.v.Events}, {m["sources"], Source, r.v.Sources}} {
		for _, f := range part.node.Fields() {
			r.kind(f, part.class, part.into)
		}
	}
}

var name = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)

// Common lists the keys that every actor or event may have besides the attributes of its kind.
func Common(c Class) []string {
	both := []string{"id", "kind", "note", "sources", "confidential", "place"}
	if c == Event {
		return append(both, "date", "until", "title", "matter", "planned")
	}
	return append(both, "name", "pseudonym")
}

func (r *reader) kind(f sheet.Field, class Class, into map[string]*Kind) {
	if !name.MatchString(f.Name) {
		f.Key.Problem(fmt.Sprintf("%q is not a name of a kind", f.Name), "write lower-case words joined by underscores")
		return
	}
	if _, taken := typeNames[f.Name]; taken || f.Name == AnyActor || f.Name == AnyEvent || f.Name == AnyThing {
		f.Key.Problem(fmt.Sprintf("%q is the name of a type", f.Name), "take another name")
		return
	}
	if old, ok := r.v.Kind(f.Name); ok {
		f.Key.Problem(fmt.Sprintf("the kind %q stands in %s already", f.Name, r.nodes[old].Position()), "keep one of them")
		return
	}
	m := f.Value.Known("is", "abstract", "says!", "attributes", "inverse", "rules_on", "note")
	k := &Kind{Name: f.Name, Class: class, Is: m["is"].Word(), Abstract: m["abstract"].Flag(), Says: ReadText(m["says"])}
	for _, a := range m["attributes"].Fields() {
		if attr := r.attribute(a, class); attr != nil {
			k.Attributes = append(k.Attributes, attr)
		}
	}
	for _, i := range m["inverse"].Fields() {
		if link, ok := inverse(i); ok {
			k.Inverse = append(k.Inverse, link)
		}
	}
	if !m["rules_on"].Empty() {
		ro := m["rules_on"].Known("event!", "grounds!", "conclusion!")
		k.RulesOn = &RulesOn{Event: ro["event"].Word(), Grounds: ro["grounds"].Word(), Conclusion: ro["conclusion"].Word(), node: m["rules_on"]}
	}
	into[f.Name] = k
	r.nodes[k] = f.Value
}

func inverse(f sheet.Field) (Inverse, bool) {
	from, via, ok := cut(f.Value.Word())
	if !ok {
		f.Value.Problem("an inverse link names a kind and its attribute", "write kind.attribute, such as strike_ruling.strike")
	}
	return Inverse{Name: f.Name, From: from, Via: via}, ok
}

func (r *reader) attribute(f sheet.Field, class Class) *Attribute {
	if !name.MatchString(f.Name) {
		f.Key.Problem(fmt.Sprintf("%q is not a name of an attribute", f.Name), "write lower-case words joined by underscores")
		return nil
	}
	if slices.Contains(Common(class), f.Name) {
		f.Key.Problem(fmt.Sprintf("everything has the attribute %q already", f.Name), "take another name")
		return nil
	}
	m := f.Value.Known("type!", "many", "dated", "words", "with", "asks", "note")
	a := &Attribute{Name: f.Name, Many: m["many"].Flag(), Dated: m["dated"].Flag(), Asks: ReadText(m["asks"])}
	for _, w := range m["with"].Fields() {
		extra := &Attribute{Name: w.Name}
		extra.Type, extra.Kinds = readType(w.Value)
		r.attrs[extra] = w.Value
		a.With = append(a.With, extra)
	}
	for _, w := range m["words"].Fields() {
		a.Words = append(a.Words, Word{ID: w.Name, Says: ReadText(w.Value)})
	}
	a.Type, a.Kinds = readType(m["type"])
	if (a.Type == Choice) != (len(a.Words) > 0) {
		f.Value.Problem("the type word and a list of words go together", "write {type: word, words: {first: {en: …}}}")
	}
	r.attrs[a] = m["type"]
	return a
}

func readType(n sheet.Node) (Type, []string) {
	words := n.Words()
	if len(words) == 1 {
		if t, ok := typeNames[words[0]]; ok {
			return t, nil
		}
	}
	return Ref, words
}

// tie resolves parents, checks references and inherits attributes.
func (r *reader) tie() {
	var all []*Kind
	for _, m := range []map[string]*Kind{r.v.Actors, r.v.Events, r.v.Sources} {
		all = slices.AppendSeq(all, maps.Values(m))
	}
	slices.SortFunc(all, func(a, b *Kind) int { return cmp.Compare(a.Name, b.Name) })
	for _, k := range all {
		r.parent(k)
	}
	done := map[*Kind]bool{}
	for _, k := range all {
		r.inherit(k, done, nil)
	}
	for _, k := range all {
		for _, a := range k.Attributes {
			r.references(a)
			for _, w := range a.With {
				r.references(w)
			}
		}
		r.links(k)
	}
}

func (r *reader) parent(k *Kind) {
	if k.Is == "" {
		return
	}
	p, ok := r.v.Kind(k.Is)
	if !ok || p.Class != k.Class {
		r.nodes[k].Get("is").Problem(fmt.Sprintf("there is no kind %q of this class", k.Is), problem.DidYouMean(k.Is, r.names(k.Class)))
		return
	}
	k.parent = p
	p.children = append(p.children, k)
}

func (r *reader) names(c Class) []string {
	m := map[Class]map[string]*Kind{Actor: r.v.Actors, Event: r.v.Events, Source: r.v.Sources}[c]
	return slices.Sorted(maps.Keys(m))
}

// inherit puts the parent's attributes and links before the kind's own.
func (r *reader) inherit(k *Kind, done map[*Kind]bool, path []*Kind) {
	if done[k] {
		return
	}
	if slices.Contains(path, k) {
		r.nodes[k].Get("is").Problem(fmt.Sprintf("%q descends from itself", k.Name), "a kind cannot be its own parent")
		k.parent.children = slices.DeleteFunc(k.parent.children, func(c *Kind) bool { return c == k })
		k.parent = nil
		return
	}
	if k.parent != nil {
		r.inherit(k.parent, done, append(path, k))
	}
	done[k] = true
	if k.parent == nil {
		return
	}
	for _, a := range k.Attributes {
		if _, ok := k.parent.Attribute(a.Name); ok {
			r.nodes[k].Get("attributes").Get(a.Name).Problem(fmt.Sprintf("%q is inherited from %q already", a.Name, k.parent.Name), "remove it here")
		}
	}
	k.Attributes = slices.Concat(k.parent.Attributes, k.Attributes)
	k.Inverse = slices.Concat(k.parent.Inverse, k.Inverse)
}

func (r *reader) references(a *Attribute) {
	for _, kind := range a.Kinds {
		if kind == AnyActor || kind == AnyEvent || kind == AnyThing {
			continue
		}
		if _, ok := r.v.Kind(kind); !ok {
			known := slices.Concat(slices.Sorted(maps.Keys(typeNames)), r.names(Actor), r.names(Event))
			r.attrs[a].Problem(fmt.Sprintf("%q is neither a type nor a kind of actor or event", kind), problem.DidYouMean(kind, known))
		}
	}
}

func (r *reader) links(k *Kind) {
	for _, i := range k.Inverse {
		if _, taken := k.Attribute(i.Name); taken {
			r.nodes[k].Get("inverse").Get(i.Name).Problem(fmt.Sprintf("%q has an attribute %q already", k.Name, i.Name), "take another name for the links that point here")
		}
		from, ok := r.v.Kind(i.From)
		if ok {
			var via *Attribute
			if via, ok = from.Attribute(i.Via); ok {
				ok = via.Type == Ref && via.Accepts(k)
			}
		}
		if !ok {
			r.nodes[k].Get("inverse").Get(i.Name).Problem(fmt.Sprintf("%s.%s is no link that can point at %q", i.From, i.Via, k.Name), "name a kind of event and its attribute")
		}
	}
	if k.RulesOn == nil {
		return
	}
	for _, attribute := range []string{k.RulesOn.Event, k.RulesOn.Grounds} {
		if _, ok := k.Attribute(attribute); !ok {
			r.nodes[k].Get("rules_on").Problem(fmt.Sprintf("%q has no attribute %q", k.Name, attribute), "")
		}
	}
}

func cut(s string) (string, string, bool) {
	for i := range s {
		if s[i] == '.' {
			return s[:i], s[i+1:], name.MatchString(s[:i]) && name.MatchString(s[i+1:])
		}
	}
	return s, "", false
}

package paper

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/tarazy/tarazy/internal/law"
	"github.com/tarazy/tarazy/internal/paper/tree"
	"github.com/tarazy/tarazy/internal/record"
)

// sourcesTable lists the sources that the notes cite, as this edition may name them, with the notes that do. Those that are only described come last.
func (b *binder) sourcesTable() []tree.Block {
	type row struct {
		runs    []tree.Run
		kept    bool
		kind    string
		notes   []int
		sortKey string
	}
	var rows []row
	at := map[string]int{}
	for _, u := range b.used.Sources {
		r := row{runs: b.entry(u.Source), kind: b.kindOf(u.Source), notes: u.Notes, kept: mannerOf(b.edition, u.Source) != inFull}
		r.sortKey = plain(r.runs)
		key := identity(u.Source)
		if r.kept {
			key = "kept\x00" + r.sortKey
		}
		if i, ok := at[key]; ok {
			rows[i].notes = slices.Concat(rows[i].notes, r.notes)
			continue
		}
		at[key] = len(rows)
		rows = append(rows, r)
	}
	if len(rows) == 0 {
		return b.nothing("paper_no_sources")
	}
	slices.SortStableFunc(rows, func(x, y row) int {
		if x.kept != y.kept {
			if y.kept {
				return -1
			}
			return 1
		}
		return cmp.Compare(strings.ToLower(x.sortKey), strings.ToLower(y.sortKey))
	})
	out := tree.Table{Head: b.head("source", "kind", "notes"), Widths: []int{7, 2, 3}}
	for _, r := range rows {
		out.Rows = append(out.Rows, []tree.Cell{{Runs: capital(r.runs)}, textCell(r.kind, 0), textCell(numbers(r.notes), 0)})
	}
	return []tree.Block{out}
}

// entry names a source in the table of sources.
func (b *binder) entry(s *record.Source) []tree.Run {
	if m := mannerOf(b.edition, s); m != inFull {
		f := fields{"kind": words(b.kindOf(s))}
		if m == described {
			f["date"] = words(b.months(s.Dates))
			return b.phrases.wordings["described"].fill(f)
		}
		if isInterview(s) {
			return b.phrases.wordings["interview"].fill(f)
		}
		return b.phrases.wordings["withheld"].fill(f)
	}
	f := b.fields(s)
	if s.CitedIn != nil && mannerOf(b.edition, s.CitedIn) == inFull {
		in := b.fields(s.CitedIn)
		in["title"] = words(shortTitle(s.CitedIn.Title))
		f["cited"] = b.phrases.wordings["cited"].fill(fields{"source": b.phrases.wordings["source_short"].fill(in)})
	}
	kind := ""
	if s.Kind != nil {
		kind = s.Kind.Name
	}
	return b.phrases.of(kind).fill(f)
}

// numbers lists the numbers of notes, those that follow each other as 4–6.
func numbers(list []int) string {
	list = slices.Clone(list)
	slices.Sort(list)
	list = slices.Compact(list)
	var parts []string
	for i := 0; i < len(list); {
		j := i
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		switch {
		case j > i+1:
			parts = append(parts, strconv.Itoa(list[i])+"–"+strconv.Itoa(list[j]))
		case j == i+1:
			parts = append(parts, strconv.Itoa(list[i]), strconv.Itoa(list[j]))
		default:
			parts = append(parts, strconv.Itoa(list[i]))
		}
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

// lawTable lists the versions of norms that the notes cite: where they stand, when they were in force, how certain their text is, who reviewed them.
func (b *binder) lawTable() []tree.Block {
	if len(b.used.Versions) == 0 {
		return b.nothing("paper_no_law")
	}
	list := slices.Clone(b.used.Versions)
	slices.SortStableFunc(list, func(x, y VersionUse) int {
		return cmp.Or(cmp.Compare(x.Version.Norm.Pack.ID, y.Version.Norm.Pack.ID),
			cmp.Compare(plain(b.provisions(x.Version.Norm, x.Version.Cites)["instrument"]), plain(b.provisions(y.Version.Norm, y.Version.Cites)["instrument"])),
			cmp.Compare(plain(b.provisions(x.Version.Norm, x.Version.Cites)["provision"]), plain(b.provisions(y.Version.Norm, y.Version.Cites)["provision"])),
			cmp.Compare(x.Version.From.Earliest, y.Version.From.Earliest), cmp.Compare(x.Version.Norm.ID, y.Version.Norm.ID))
	})
	out := tree.Table{Head: b.head("provision", "norm", "force", "text", "notes"), Widths: []int{6, 4, 3, 3, 2}}
	for _, u := range list {
		f := b.provisions(u.Version.Norm, u.Version.Cites)
		where := plain(f["instrument"])
		if p := plain(f["provision"]); p != "" {
			where += ", " + p
		}
		out.Rows = append(out.Rows, []tree.Cell{
			textCell(where, 0), textCell(u.Version.Norm.Title.In(b.words.Language), 0), textCell(b.force(u.Version), 0),
			textCell(b.checked(u), 0), textCell(numbers(u.Notes), 0),
		})
	}
	return []tree.Block{out}
}

// checked says how certain the text of a version is and who stands for it.
func (b *binder) checked(u VersionUse) string {
	v := u.Version
	out := b.words.Say("law_text_only", "Certainty", b.words.Say("law_"+v.Checked.Certainty))
	if v.Checked.Certainty == "" {
		out = b.words.Say("not_known")
	}
	switch {
	case v.Checked.By != "":
		return out + "; " + b.words.Say("law_reviewed_by", "Who", v.Checked.By)
	case !v.Reviewed():
		return out + "; " + b.words.Say("law_unreviewed")
	}
	return out
}

// peopleTable lists the persons that the paper names, under the names that it gives them.
func (b *binder) peopleTable() []tree.Block {
	out := tree.Table{Head: b.head("name", "role", "of"), Widths: []int{4, 4, 4}}
	var rows [][3]string
	for _, u := range b.used.Things {
		if !u.Thing.Kind.IsA("person") {
			continue
		}
		r := [3]string{b.name(u.Thing), b.attributeFact(b.scope.Own(), u.Thing, "roles"), b.attributeFact(b.scope.Own(), u.Thing, "of")}
		if !slices.Contains(rows, r) {
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(x, y [3]string) int {
		return cmp.Or(cmp.Compare(x[0], y[0]), cmp.Compare(x[1], y[1]), cmp.Compare(x[2], y[2]))
	})
	for _, r := range rows {
		out.Rows = append(out.Rows, []tree.Cell{textCell(r[0], 0), textCell(r[1], 0), textCell(r[2], 0)})
	}
	if len(out.Rows) == 0 {
		return b.nothing("paper_no_people")
	}
	return []tree.Block{out}
}

// warned says where the paper rests on law that no named lawyer has checked: before the text, but after what belongs to the title, or after it.
func (b *binder) warned(list []tree.Block) []tree.Block {
	norms := map[*law.Norm]bool{}
	for _, u := range b.used.Versions {
		if !u.Version.Reviewed() {
			norms[u.Version.Norm] = true
		}
	}
	if len(norms) == 0 {
		return list
	}
	warning := tree.Paragraph{Style: tree.Warning, Runs: words(b.words.Count("paper_law_unreviewed", int64(len(norms))))}
	if !b.style.WarnFirst {
		return append(list, warning)
	}
	at := 0
	for at < len(list) {
		if p, ok := list[at].(tree.Paragraph); !ok || p.Style != tree.Front {
			break
		}
		at++
	}
	return slices.Insert(slices.Clone(list), at, tree.Block(warning))
}

package law_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
)

// norm reads a norm whose versions were in force at the given times.
func norm(t *testing.T, times ...string) *law.Norm {
	t.Helper()
	var versions strings.Builder
	for _, at := range times {
		from, to, _ := strings.Cut(at, "/")
		if to != "" {
			to = ", to: " + to
		}
		fmt.Fprintf(&versions, "  - {in_force: {from: %s%s}, cites: [code], checked: {certainty: seen}, elements: [{id: a, says: A., when: it.peaceful}]}\n", from, to)
	}
	b, list := check(body(&txtar.Archive{Files: []txtar.File{
		{Name: "here/strike/quorum.yaml", Data: []byte("norm: quorum\ntitle: Quorum\nkind: requirement\nabout: strike\naddressee: workers\nversions:\n" + versions.String())},
		{Name: "here/strike/quorum.test.yaml", Data: []byte("[]")},
	}}))
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	n, ok := b.Norm("quorum")
	if !ok {
		t.Fatal("the norm is not there")
	}
	return n
}

func day(t *testing.T, text string) civil.When {
	t.Helper()
	w, err := civil.ParseWhen(text)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestForce: a version is possibly in force on some pair of day and boundary, certainly on all of them. A boundary known only between two days
// is the first day of the new version; the old one ended the day before.
func TestForce(t *testing.T) {
	t.Parallel()
	tests := []struct{ version, on, want string }{
		{"2007-06-01/2012-02-28", "2007-05-31", "no"},
		{"2007-06-01/2012-02-28", "2007-06-01", "yes"},
		{"2007-06-01/2012-02-28", "2012-02-28", "yes"},
		{"2007-06-01/2012-02-28", "2012-02-29", "no"},
		{"2007-06-01/2012-02-28", "2007-05-31..2007-06-01", "perhaps"},
		{"2007-06-01/2012-02-28", "2012-02", "perhaps"},
		{"2007-06-01/2012-02-28", "2012-01", "yes"},
		{"2007-06-01/2012-02-28", "2000..2020", "perhaps"},
		{"2007-06-01", "2099-01-01", "yes"},
		{"2007-06-01", "2007-06-01..", "yes"},
		{"2007-06-01", "..2007-05-31", "no"},
		{"2000-01-01/2012-02-01..2012-03-01", "2012-01-31", "yes"},
		{"2000-01-01/2012-02-01..2012-03-01", "2012-02-01", "perhaps"}, // the new version may have begun on this day
		{"2000-01-01/2012-02-01..2012-03-01", "2012-02-29", "perhaps"},
		{"2000-01-01/2012-02-01..2012-03-01", "2012-03-01", "no"}, // at the latest the new version began on this day
		{"2012-02-01..2012-03-01", "2012-01-31", "no"},
		{"2012-02-01..2012-03-01", "2012-02-01", "perhaps"},
		{"2012-02-01..2012-03-01", "2012-02-29", "perhaps"},
		{"2012-02-01..2012-03-01", "2012-03-01", "yes"},
	}
	for _, tt := range tests {
		possible, certain := norm(t, tt.version).Versions[0].Force(day(t, tt.on))
		got := map[[2]bool]string{{false, false}: "no", {true, false}: "perhaps", {true, true}: "yes"}[[2]bool{possible, certain}]
		if got != tt.want {
			t.Errorf("%s on %s: %q, want %q", tt.version, tt.on, got, tt.want)
		}
	}
}

// TestOn gives the versions that may have been in force: one as a rule, none when there was no rule, two where a day or a boundary is not
// known exactly.
func TestOn(t *testing.T) {
	t.Parallel()
	n := norm(t, "2000-01-01/2011-12-31", "2012-01-01/2014-05-01..2014-06-30", "2014-05-01..2014-06-30/2015-12-31", "2017-01-01")
	for on, want := range map[string]string{
		"1999-12-31": "", "2000-01-01": "0", "2011-12-31": "0", "2012-01-01": "1", "2014-04-30": "1", "2014-05-01": "1 2", "2014-06-30": "2",
		"2015-12-31": "2", "2016-06-01": "", "2017-01-01": "3", "2011..2012": "0 1", "2010..2018": "0 1 2 3", "2016": "", "2016..2017": "3",
	} {
		var got []string
		for _, v := range n.On(day(t, on)) {
			for i := range n.Versions {
				if n.Versions[i] == v {
					got = append(got, fmt.Sprint(i))
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("on %s: %v, want %s", on, got, want)
		}
	}
	if got := n.Versions[3].InForce() + " " + n.Versions[1].InForce(); got != "2017-01-01/.. 2012-01-01/2014-05..2014-06" {
		t.Errorf("in force is written %s", got)
	}
}

// TestCompare says what stood otherwise on one day than on another: a rule that came, went, or changed.
func TestCompare(t *testing.T) {
	t.Parallel()
	n := norm(t, "2000-01-01/2011-12-31", "2012-01-01/2014-05-01..2014-06-30", "2014-05-01..2014-06-30/2015-12-31", "2017-01-01")
	name := func(v *law.Version) string {
		if v == nil {
			return "none"
		}
		return v.From.Earliest.String()
	}
	for days, want := range map[string]string{
		"1990-01-01 1995-01-01": "",
		"1990-01-01 2000-01-01": "none → 2000-01-01",
		"2000-01-01 2011-12-31": "",
		"2011-12-31 2012-01-01": "2000-01-01 → 2012-01-01",
		"2012-01-01 2011-12-31": "2012-01-01 → 2000-01-01",
		"2015-12-31 2016-01-01": "2014-05-01 → none",
		"2016-01-01 2017-01-01": "none → 2017-01-01",
		"2014-04-30 2014-05-15": "2012-01-01 → 2014-05-01", // what may have been in force counts
		"2014-05-15 2014-06-30": "",
		"2011-12-31 2017-01-01": "2000-01-01 → 2017-01-01",
	} {
		before, after, _ := strings.Cut(days, " ")
		got := ""
		for _, c := range law.Compare(n.Pack, day(t, before).Earliest, day(t, after).Earliest) {
			got += name(c.Before) + " → " + name(c.After)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", days, got, want)
		}
	}
}

// TestReviewed: a version is reviewed when a named lawyer checked it, or stands for the norm since it was last checked.
func TestReviewed(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		checked, reviewers string
		want               bool
	}{
		"by nobody":          {"{on: 2020-01-01, certainty: seen}", "[]", false},
		"in the version":     {"{on: 2020-01-01, certainty: seen, by: Anna}", "[]", true},
		"for the norm":       {"{on: 2020-01-01, certainty: seen}", "[{name: Anna, on: 2020-01-02, of: [quorum]}]", true},
		"before it was read": {"{on: 2020-01-01, certainty: seen}", "[{name: Anna, on: 2019-12-31, of: [quorum]}]", false},
		"for another":        {"{on: 2020-01-01, certainty: seen}", "[{name: Anna, on: 2020-01-02, of: [other]}]", false},
	} {
		norm := "title: X\nkind: requirement\nabout: strike\naddressee: workers\nversions: [{in_force: {from: 2000-01-01}, cites: [code], checked: " + tt.checked + ", elements: [{id: a, says: A., when: it.peaceful}]}]\n"
		b, list := check(body(&txtar.Archive{Files: []txtar.File{
			{Name: "here/pack.yaml", Data: []byte("pack: here\ntitle: Here\nreviewers: " + tt.reviewers + "\n")},
			{Name: "here/strike/quorum.yaml", Data: []byte("norm: quorum\n" + norm)},
			{Name: "here/strike/quorum.test.yaml", Data: []byte("[]")},
			{Name: "here/strike/other.yaml", Data: []byte("norm: other\n" + norm)},
			{Name: "here/strike/other.test.yaml", Data: []byte("[]")},
		}}))
		if list.Errors() > 0 {
			t.Fatal(printed(list))
		}
		n, _ := b.Norm("quorum")
		if n.Versions[0].Reviewed() != tt.want {
			t.Errorf("%s: reviewed is %v", name, !tt.want)
		}
	}
}

// TestFigures: a figure is that of the day, and none where the pack has none.
func TestFigures(t *testing.T) {
	t.Parallel()
	b, list := check(body(&txtar.Archive{Files: []txtar.File{{Name: "here/values.yaml", Data: []byte(`- value: index
  title: Index
  dated:
    - {from: 2011-01-01, to: 2011-12-31, is: 5, certainty: seen, source: code}
    - {from: 2013-01-01, is: 6..7, certainty: seen, source: code}
`)}}}))
	if list.Errors() > 0 {
		t.Fatal(printed(list))
	}
	p, _ := b.Pack("here")
	for on, want := range map[string]string{"2010-12-31": "none", "2011-01-01": "5..5", "2011-12-31": "5..5", "2012-06-01": "none", "2013-01-01": "6..7", "2099-01-01": "6..7"} {
		got := "none"
		if f, ok := p.Figures[0].On(day(t, on).Earliest); ok {
			got = fmt.Sprintf("%d..%d", f.Is.Lo, f.Is.Hi)
		}
		if got != want {
			t.Errorf("on %s it is %s, want %s", on, got, want)
		}
	}
}

// TestDigest: the digest of a pack changes with every letter of its files and of the vocabulary, and with nothing else.
func TestDigest(t *testing.T) {
	t.Parallel()
	digest := func(change map[string]string) string {
		fsys := fstest.MapFS{}
		maps.Copy(fsys, body(&txtar.Archive{}))
		for name, text := range change {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		b, _ := law.Load(fsys, "")
		p, _ := b.Pack("here")
		return p.Digest
	}
	same := digest(nil)
	if same != digest(nil) || !strings.HasPrefix(same, "sha256:") {
		t.Errorf("the digest of the same files is %s, then %s", same, digest(nil))
	}
	for name, changes := range map[string]bool{
		"here/pack.yaml": true, "here/strike/new.yaml": true, "vocabulary/all.yaml": true,
		"world/instruments.yaml": false, "here/strike/new.test.yaml": false, "README.md": false,
	} {
		if got := digest(map[string]string{name: plain[name] + "# a letter more\n"}); (got != same) != changes {
			t.Errorf("with another %s the digest is %s, and was %s", name, got, same)
		}
	}
	if diff := cmp.Diff(digest(map[string]string{"here/a/b.yaml": "x"}), digest(map[string]string{"here/a/b.yaml": "y"})); diff == "" {
		t.Error("one letter does not change the digest")
	}
}

package paper_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/tarazy/tarazy/internal/paper/markup"
	"github.com/tarazy/tarazy/internal/paper/tree"
)

// TestTablesOfShippedRecords writes every block over every shipped record, for every reader and in every language: none is a problem, all rows have
// as many cells as the head, and every table that the record has something for has rows.
func TestTablesOfShippedRecords(t *testing.T) {
	t.Parallel()
	cases := slices.Sorted(maps.Keys(shipped().Records))
	for i, rec := range cases {
		lang := markup.Languages()[i%3]
		t.Run(rec+" "+lang, func(t *testing.T) {
			t.Parallel()
			text := fmt.Sprintf(`---
paper: paper
title: All
lang: %[2]s
date: 2026-11-22
style: report
---

:::timeline %[1]s

:::duties %[1]s

:::events strike %[1]s

:::dismissals %[1]s

:::recommendations %[1]s

:::answers %[1]s

:::method %[1]s

:::sources

:::law

:::people
`, rec, lang)
			p := read(t, rec, text)
			for _, e := range markup.Editions() {
				bound, list := shipped().Bind(p, e)
				if len(list.All) > 0 {
					t.Fatal(printed(list))
				}
				if wrong := marksOf(bound.Document) + cellsOf(bound.Document); wrong != "" {
					t.Errorf("%s: %s", e, wrong)
				}
				if out := dump(bound.Document); strings.Contains(out, "paper_") || strings.Contains(out, "<no value>") {
					t.Errorf("a message is missing in %s", out)
				}
			}
		})
	}
}

// cellsOf says which table has rows that do not fit its head, or none.
func cellsOf(d *tree.Document) string {
	for i, block := range d.Blocks {
		x, ok := block.(tree.Table)
		if !ok {
			continue
		}
		if len(x.Rows) == 0 {
			return fmt.Sprintf("table %d is empty", i)
		}
		for _, row := range x.Rows {
			if len(row) != len(x.Head) || x.Widths != nil && len(x.Widths) != len(x.Head) {
				return fmt.Sprintf("table %d has a head of %d cells, a row of %d, and %d widths", i, len(x.Head), len(row), len(x.Widths))
			}
		}
	}
	return ""
}

// TestReplyIsNeverWeaker: the edition of the company tells no more of its sources than that for everybody.
func TestReplyIsNeverWeaker(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("---\npaper: paper\ntitle: All\nlang: en\ndate: 2026-11-22\nstyle: letter\n---\n\n")
	p := read(t, "pools", text.String()+":::events opening\n\nBoth [@book; @letter; @printed; @memo; @talk].\n")
	texts := func(e markup.Edition) []string {
		bound, list := small().Bind(p, e)
		if list.Errors() > 0 {
			t.Fatal(printed(list))
		}
		return strings.Split(strings.ReplaceAll(dump(bound.Document), "\n", "; "), "; ")
	}
	public := texts(markup.Public)
	for _, part := range texts(markup.Reply) {
		lower := strings.ToLower(part)
		if !slices.Contains(public, part) && !strings.Contains(lower, "on file") && !strings.Contains(part, "|") {
			t.Errorf("%q stands in the edition reply only", part)
		}
	}
}

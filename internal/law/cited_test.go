package law_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/tarazy/tarazy/internal/civil"
	"github.com/tarazy/tarazy/internal/law"
)

func TestOnlyInstrumentsInForceAreCited(t *testing.T) {
	t.Parallel()
	body, _ := law.Load(fstest.MapFS{
		"xx/pack.yaml": {Data: []byte("pack: xx\ntitle: {en: X}\n")},
		"xx/instruments.yaml": {Data: []byte(`
- {id: old-code, title: {en: Old}, kind: code, in_force: {from: 2001-01-01, to: 2010-12-31}}
- {id: new-code, title: {en: New}, kind: code, in_force: {from: 2011-01-01}}
- {id: act, title: {en: Act}, kind: law}
`)},
	}, "")
	old, new, act := law.Citation{Instrument: "old-code", Provision: "3"}, law.Citation{Instrument: "new-code", Provision: "4"}, law.Citation{Instrument: "act"}
	tests := map[string]struct {
		at          string
		cites, want []law.Citation
	}{
		"under the old code":         {"2010-12-31", []law.Citation{old, new}, []law.Citation{old}},
		"under the new code":         {"2011-01-01", []law.Citation{old, new}, []law.Citation{new}},
		"the day is not certain":     {"2010-12-31..2011-01-01", []law.Citation{old, new}, []law.Citation{old, new}},
		"no dates are known":         {"1990-01-01", []law.Citation{act, new}, []law.Citation{act}},
		"nothing would be left":      {"1990-01-01", []law.Citation{old, new}, []law.Citation{old, new}},
		"the pack has no such entry": {"2005-01-01", []law.Citation{{Instrument: "unknown"}, new}, []law.Citation{{Instrument: "unknown"}}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			at, err := civil.ParseWhen(tt.at)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, body.CitedOn(tt.cites, at)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if got := body.CitedOn([]law.Citation{old, new}, civil.When{}); len(got) != 2 {
		t.Errorf("a day that is not known leaves %v", got)
	}
}

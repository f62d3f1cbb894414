package compare

import (
	"context"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/tarazy/tarazy/bench/norms"
)

// newOPA is OPA, embedded. The norms of a period are one module and one query, which is how OPA works
// best; the input is parsed beforehand.
func newOPA(s *Suite, trace bool) (Judge, error) {
	queries := make([]rego.PreparedEvalQuery, len(norms.Periods()))
	for p := range queries {
		var err error
		queries[p], err = rego.New(rego.Query(fmt.Sprintf("data.period_%d.findings", p)), rego.Module("norms.rego", norms.Rego(s.Norms, p))).PrepareForEval(context.Background())
		if err != nil {
			return nil, err
		}
	}
	inputs := make([]ast.Value, len(s.Cases))
	for i := range s.Cases {
		var err error
		if inputs[i], err = ast.InterfaceToValue(asMap(&s.Cases[i])); err != nil {
			return nil, err
		}
	}
	out, number := make([]Outcome, len(s.Norms)), map[any]int{}
	for i := range s.Norms {
		number[s.Norms[i].ID] = i
	}
	return func(c int) ([]Outcome, error) {
		period := norms.PeriodOf(s.Cases[c].Date)
		options := []rego.EvalOption{rego.EvalParsedInput(inputs[c])}
		if trace {
			options = append(options, rego.EvalQueryTracer(topdown.NewBufferTracer()))
		}
		found, err := queries[period].Eval(context.Background(), options...)
		if err != nil {
			return nil, err
		}
		if len(found) != 1 {
			return nil, fmt.Errorf("%d results", len(found))
		}
		findings, ok := found[0].Expressions[0].Value.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("%v are no findings", found[0].Expressions[0].Value)
		}
		for i := range s.Norms {
			out[i] = NotApplicable
			if v, _ := s.Norms[i].InForce(period); v == nil {
				out[i] = NotInForce
			}
		}
		for name, o := range map[string]Outcome{"met": Met, "breached": Breached} {
			ids, ok := findings[name].([]any)
			if !ok {
				return nil, fmt.Errorf("%v are no findings", findings[name])
			}
			for _, id := range ids {
				out[number[id]] = o
			}
		}
		return out, nil
	}, nil
}

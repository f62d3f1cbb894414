package compare

import (
	"context"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"

	"github.com/tarazy/tarazy/bench/norms"
)

// opaEngines are OPA, embedded, as it is and with a full trace. The norms of a period are one module and one query, which is how OPA works
// best; the input is parsed beforehand.
func opaEngines(s *Suite) ([]Engine, error) {
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
	judge := func(trace bool) func(int) ([]Outcome, error) {
		out := make([]Outcome, len(s.Norms))
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
				switch findings[s.Norms[i].ID] {
				case "met":
					out[i] = Met
				case "breached":
					out[i] = Breached
				default:
					out[i] = NotApplicable
					if v, _ := s.Norms[i].InForce(period); v == nil {
						out[i] = NotInForce
					}
				}
			}
			return out, nil
		}
	}
	return []Engine{{Name: "OPA", Judge: judge(false)}, {Name: "OPA, full trace", Judge: judge(true)}}, nil
}

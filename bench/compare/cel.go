package compare

import (
	"fmt"

	"cel.dev/cel-go/cel"

	"github.com/tarazy/tarazy/bench/norms"
)

// newCEL is cel-go with maps as input.
func newCEL(s *Suite, option cel.ProgramOption) (Judge, error) {
	env, err := celEnv()
	if err != nil {
		return nil, err
	}
	law, err := joined(s, func(n *norms.Norm, v *norms.Version) (*cel.Program, error) {
		ast, issues := env.Compile(n.CEL(v))
		if issues.Err() != nil {
			return nil, issues.Err()
		}
		program, err := env.Program(ast, option)
		return &program, err
	})
	if err != nil {
		return nil, err
	}
	inputs := make([]cel.Activation, len(s.Cases))
	for i := range s.Cases {
		if inputs[i], err = cel.NewActivation(asMap(&s.Cases[i])); err != nil {
			return nil, err
		}
	}
	out := make([]Outcome, len(s.Norms))
	return func(c int) ([]Outcome, error) {
		for n, program := range law[norms.PeriodOf(s.Cases[c].Date)] {
			out[n] = NotInForce
			if program == nil {
				continue
			}
			val, _, err := (*program).Eval(inputs[c])
			if err != nil {
				return nil, err
			}
			what, ok := val.Value().(int64)
			if !ok {
				return nil, fmt.Errorf("%v is no outcome", val)
			}
			out[n] = outcomes(what)
		}
		return out, nil
	}, nil
}

func celEnv() (*cel.Env, error) {
	var options []cel.EnvOption
	for i := range 8 {
		options = append(options, cel.Variable(fmt.Sprintf("n%d", i+1), cel.IntType))
	}
	for i := range 10 {
		options = append(options, cel.Variable(fmt.Sprintf("f%d", i+1), cel.BoolType))
	}
	for i := range 4 {
		options = append(options, cel.Variable(fmt.Sprintf("w%d", i+1), cel.StringType), cel.Variable(fmt.Sprintf("d%d", i+1), cel.IntType))
	}
	object := cel.MapType(cel.StringType, cel.DynType)
	options = append(options, cel.Variable("firm", object), cel.Variable("meeting", cel.MapType(cel.StringType, cel.IntType)), cel.Variable("parts", cel.ListType(object)))
	return cel.NewEnv(options...)
}

// asMap is a case as maps, lists and plain values.
func asMap(c *norms.Case) map[string]any {
	var parts []any
	for _, p := range c.Parts {
		parts = append(parts, map[string]any{"weight": p.Weight, "sealed": p.Sealed})
	}
	out := map[string]any{
		"firm":    map[string]any{"workforce": c.Firm.Workforce, "sector": c.Firm.Sector},
		"meeting": map[string]any{"attendance": c.Meeting.Attendance},
		"parts":   parts,
	}
	for i, v := range c.N {
		out[fmt.Sprintf("n%d", i+1)] = v
	}
	for i, v := range c.F {
		out[fmt.Sprintf("f%d", i+1)] = v
	}
	for i := range c.W {
		out[fmt.Sprintf("w%d", i+1)], out[fmt.Sprintf("d%d", i+1)] = c.W[i], c.D[i]
	}
	return out
}

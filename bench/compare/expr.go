package compare

import (
	"fmt"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"github.com/tarazy/tarazy/bench/norms"
)

// exprCase is a case as expr likes it: a struct with fields of plain types.
type exprCase struct {
	N1      int         `expr:"n1"`
	N2      int         `expr:"n2"`
	N3      int         `expr:"n3"`
	N4      int         `expr:"n4"`
	N5      int         `expr:"n5"`
	N6      int         `expr:"n6"`
	N7      int         `expr:"n7"`
	N8      int         `expr:"n8"`
	F1      bool        `expr:"f1"`
	F2      bool        `expr:"f2"`
	F3      bool        `expr:"f3"`
	F4      bool        `expr:"f4"`
	F5      bool        `expr:"f5"`
	F6      bool        `expr:"f6"`
	F7      bool        `expr:"f7"`
	F8      bool        `expr:"f8"`
	F9      bool        `expr:"f9"`
	F10     bool        `expr:"f10"`
	W1      string      `expr:"w1"`
	W2      string      `expr:"w2"`
	W3      string      `expr:"w3"`
	W4      string      `expr:"w4"`
	D1      int         `expr:"d1"`
	D2      int         `expr:"d2"`
	D3      int         `expr:"d3"`
	D4      int         `expr:"d4"`
	Firm    exprFirm    `expr:"firm"`
	Meeting exprMeeting `expr:"meeting"`
	Parts   []exprPart  `expr:"parts"`
}

type (
	exprFirm struct {
		Workforce int    `expr:"workforce"`
		Sector    string `expr:"sector"`
	}
	exprMeeting struct {
		Attendance int `expr:"attendance"`
	}
	exprPart struct {
		Weight int  `expr:"weight"`
		Sealed bool `expr:"sealed"`
	}
)

func asStruct(c *norms.Case) *exprCase {
	n := func(i int) int { return int(c.N[i]) }
	out := &exprCase{
		N1: n(0), N2: n(1), N3: n(2), N4: n(3), N5: n(4), N6: n(5), N7: n(6), N8: n(7),
		F1: c.F[0], F2: c.F[1], F3: c.F[2], F4: c.F[3], F5: c.F[4], F6: c.F[5], F7: c.F[6], F8: c.F[7], F9: c.F[8], F10: c.F[9],
		W1: c.W[0], W2: c.W[1], W3: c.W[2], W4: c.W[3], D1: int(c.D[0]), D2: int(c.D[1]), D3: int(c.D[2]), D4: int(c.D[3]),
		Firm: exprFirm{int(c.Firm.Workforce), c.Firm.Sector}, Meeting: exprMeeting{int(c.Meeting.Attendance)},
	}
	for _, p := range c.Parts {
		out.Parts = append(out.Parts, exprPart{int(p.Weight), p.Sealed})
	}
	return out
}

// newExpr is expr with a struct as environment.
func newExpr(s *Suite) (Judge, error) {
	law, err := joined(s, func(n *norms.Norm, v *norms.Version) (*vm.Program, error) {
		return expr.Compile(n.Expr(v), expr.Env(&exprCase{}), expr.AsInt())
	})
	if err != nil {
		return nil, err
	}
	inputs := make([]*exprCase, len(s.Cases))
	for i := range s.Cases {
		inputs[i] = asStruct(&s.Cases[i])
	}
	machine := vm.VM{}
	out := make([]Outcome, len(s.Norms))
	return func(c int) ([]Outcome, error) {
		for n, program := range law[norms.PeriodOf(s.Cases[c].Date)] {
			out[n] = NotInForce
			if program == nil {
				continue
			}
			val, err := machine.Run(program, inputs[c])
			if err != nil {
				return nil, err
			}
			what, ok := val.(int)
			if !ok {
				return nil, fmt.Errorf("%v is no outcome", val)
			}
			out[n] = outcomes(int64(what))
		}
		return out, nil
	}, nil
}

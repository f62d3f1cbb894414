package reason

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"

	"github.com/tarazy/tarazy/internal/civil"
)

// The oracle is cel-go's own evaluator over objects of which everything is known. Reading what is absent is an error there.

var errAbsent = errors.New("absent")

// oracle compiles and evaluates with cel-go.
type oracle struct {
	env *cel.Env
	now *civil.Calendar
}

// celObject is an object as cel-go sees it.
type celObject struct{ *Object }

func (o celObject) ConvertToNative(reflect.Type) (any, error) { return nil, errors.ErrUnsupported }
func (o celObject) ConvertToType(ref.Type) ref.Val            { return types.NewErr("not convertible") }
func (o celObject) Type() ref.Type                            { return types.NewObjectType(typeMark + o.Object.Type.Name) }
func (o celObject) Value() any                                { return o.Object }
func (o celObject) Equal(other ref.Val) ref.Val {
	p, ok := other.(celObject)
	return types.Bool(ok && p.Object == o.Object)
}

// celDay is a date as cel-go sees it.
type celDay struct {
	day civil.Day
	o   *oracle
}

func (d celDay) ConvertToNative(reflect.Type) (any, error) { return nil, errors.ErrUnsupported }
func (d celDay) ConvertToType(ref.Type) ref.Val            { return types.NewErr("not convertible") }
func (d celDay) Type() ref.Type {
	return types.NewOpaqueType(celDate).WithTraits(traits.AdderType | traits.SubtractorType | traits.ComparerType)
}
func (d celDay) Value() any                  { return d.day }
func (d celDay) Equal(other ref.Val) ref.Val { return types.Bool(d.day == other.(celDay).day) }
func (d celDay) Compare(other ref.Val) ref.Val {
	return types.Int(d.day).Compare(types.Int(other.(celDay).day))
}
func (d celDay) Add(span ref.Val) ref.Val      { return d.shift(span.(celLength), 1) }
func (d celDay) Subtract(span ref.Val) ref.Val { return d.shift(span.(celLength), -1) }
func (d celDay) shift(s celLength, sign int) ref.Val {
	to, ok := d.o.now.AddDays(d.day, sign*int(s.Lo), s.Unit)
	if !ok {
		return types.NewErr("no such day")
	}
	return celDay{to, d.o}
}

// celLength is an exact span as cel-go sees it.
type celLength struct{ civil.Span }

func (s celLength) ConvertToNative(reflect.Type) (any, error) { return nil, errors.ErrUnsupported }
func (s celLength) ConvertToType(ref.Type) ref.Val            { return types.NewErr("not convertible") }
func (s celLength) Type() ref.Type {
	return types.NewOpaqueType(celSpan).WithTraits(traits.ComparerType)
}
func (s celLength) Value() any                  { return s.Span }
func (s celLength) Equal(other ref.Val) ref.Val { return types.Bool(s.Span == other.(celLength).Span) }
func (s celLength) Compare(other ref.Val) ref.Val {
	return types.Int(s.Lo).Compare(types.Int(other.(celLength).Lo))
}

var _ interface {
	traits.Adder
	traits.Subtractor
	traits.Comparer
} = celDay{}

// fullProvider lets cel-go read the facts of objects.
type fullProvider struct {
	provider
	o *oracle
}

func (p fullProvider) FindStructFieldType(object, field string) (*types.FieldType, bool) {
	ft, ok := p.provider.FindStructFieldType(object, field)
	if !ok {
		return nil, false
	}
	typ := p.object(object)
	slot, _ := typ.Slot(field)
	kind := typ.Fields[slot].Type.Kind
	ft.GetFrom = func(target any) (any, error) { return p.o.value(kind, &target.(*Object).Fields[slot]) }
	ft.IsSet = func(target any) bool {
		v := &target.(*Object).Fields[slot]
		return !v.Absent() && (kind != KindList || len(v.list.Items) > 0)
	}
	return ft, true
}

func (o *oracle) value(kind Kind, v *Value) (any, error) {
	if v.Absent() && kind == KindList {
		return types.NewRefValList(types.DefaultTypeAdapter, nil), nil
	}
	if v.Absent() {
		return nil, errAbsent
	}
	switch kind {
	case KindBool:
		return types.Bool(v.Truth() == CanBeTrue), nil
	case KindInt:
		return types.Int(v.lo), nil
	case KindText:
		return types.String(v.text), nil
	case KindDate:
		return celDay{civil.Day(v.lo), o}, nil
	case KindSpan:
		return celLength{civil.SpanOf(v.lo, v.unit)}, nil
	case KindRef:
		return celObject{v.ref}, nil
	}
	items := make([]ref.Val, len(v.list.Items))
	for i, item := range v.list.Items {
		x, err := o.value(item.Value.kind, item.Value)
		if err != nil {
			return nil, err
		}
		items[i] = x.(ref.Val)
	}
	return types.NewRefValList(types.DefaultTypeAdapter, items), nil
}

func newOracle(t testing.TB, c *Compiler) *oracle {
	t.Helper()
	o := &oracle{now: c.calendar}
	day, length := cel.OpaqueType(celDate), cel.OpaqueType(celSpan)
	opts := []cel.EnvOption{
		cel.CustomTypeProvider(fullProvider{provider{c.schema}, o}),
		cel.Variable("it", cel.ObjectType(typeMark+"thing")),
		cel.Function("_+_", cel.Overload("date_plus", []*cel.Type{day, length}, day)),
		cel.Function("_-_", cel.Overload("date_minus", []*cel.Type{day, length}, day)),
		cel.Function("date", cel.Overload("date", []*cel.Type{cel.StringType}, day, cel.UnaryBinding(func(s ref.Val) ref.Val {
			when, err := civil.ParseWhen(string(s.(types.String)))
			if err != nil {
				return types.NewErr("no such day")
			}
			return celDay{when.Earliest, o}
		}))),
		cel.Function("days_between", cel.Overload("db", []*cel.Type{day, day}, cel.IntType, cel.BinaryBinding(func(a, b ref.Val) ref.Val {
			return types.Int(b.(celDay).day - a.(celDay).day)
		}))),
		cel.Function("workdays_between", cel.Overload("wb", []*cel.Type{day, day}, cel.IntType, cel.BinaryBinding(o.workdays))),
		cel.Function("value", cel.Overload("v", []*cel.Type{cel.StringType, day}, cel.IntType, cel.BinaryBinding(func(_, b ref.Val) ref.Val {
			switch d := b.(celDay).day; {
			case d >= firstTestDay+3:
				return types.Int(4)
			case d >= firstTestDay-400:
				return types.Int(2)
			}
			return types.NewErr("no such day")
		}))),
	}
	for _, name := range []string{"_<_", "_<=_", "_>_", "_>=_"} {
		opts = append(opts, cel.Function(name,
			cel.Overload(name+"date", []*cel.Type{day, day}, cel.BoolType),
			cel.Overload(name+"span", []*cel.Type{length, length}, cel.BoolType)))
	}
	for _, s := range spanFunctions() {
		opts = append(opts, cel.Function(s.name, cel.Overload(s.name, []*cel.Type{cel.IntType}, length, cel.UnaryBinding(func(n ref.Val) ref.Val {
			return celLength{civil.SpanOf(int64(n.(types.Int)), s.unit)}
		}))))
	}
	env, err := cel.NewEnv(opts...)
	if err != nil {
		t.Fatal(err)
	}
	o.env = env
	return o
}

// workdays counts day by day.
func (o *oracle) workdays(a, b ref.Val) ref.Val {
	from, to, sign := a.(celDay).day+1, b.(celDay).day, types.Int(1)
	if to < from-1 {
		from, to, sign = to, from-2, -1
	}
	n := types.Int(0)
	for d := from; d <= to; d++ {
		s, ok := o.now.Day(d)
		if !ok {
			return types.NewErr("no such day")
		}
		if s.Working {
			n += sign
		}
	}
	return n
}

func (o *oracle) program(t testing.TB, src string) cel.Program {
	t.Helper()
	a, iss := o.env.Compile(src)
	if iss.Err() != nil {
		t.Fatalf("%s: %v", src, iss.Err())
	}
	p, err := o.env.Program(a)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return p
}

// ask evaluates and says which outcomes of a Truth agree.
func (o *oracle) ask(p cel.Program, it *Object) (Truth, error) {
	out, _, err := p.Eval(map[string]any{"it": celObject{it}})
	switch {
	case err != nil && strings.Contains(err.Error(), errAbsent.Error()):
		return CanBeAbsent, nil
	case err != nil && strings.Contains(err.Error(), "no such day"):
		return CanBeError, nil
	case err != nil:
		return 0, err
	}
	b, ok := out.(types.Bool)
	if !ok {
		return 0, fmt.Errorf("not a bool: %v", out)
	}
	return truthOf(bool(b)), nil
}

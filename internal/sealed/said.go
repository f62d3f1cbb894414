package sealed

import (
	"errors"

	"github.com/tarazy/tarazy/internal/problem"
)

// Problem says an error of this package, other than [ErrList], as a problem of the file that it is of.
func Problem(shown string, err error) problem.Problem {
	at := problem.Position{File: shown}
	switch {
	case errors.Is(err, ErrKey):
		return problem.Problem{Position: at, Message: ErrKey.Error()}
	case errors.Is(err, ErrDamaged):
		return problem.Problem{Position: at, Message: ErrDamaged.Error(), Hint: "take a copy of it, or seal the names again"}
	case errors.Is(err, ErrNotSealed):
		return problem.Problem{Position: at, Message: ErrNotSealed.Error()}
	case errors.Is(err, ErrNobody):
		return problem.Problem{Position: at, Message: ErrNobody.Error()}
	case errors.Is(err, ErrTooLarge):
		return problem.Problem{Position: at, Message: ErrTooLarge.Error()}
	case errors.Is(err, ErrUnwritten):
		return problem.Problem{Position: at, Message: ErrUnwritten.Error()}
	}
	return problem.Problem{Position: at, Message: ErrUnread.Error()}
}

package refer_test

import (
	"fmt"
	"testing"

	"github.com/tarazy/tarazy/internal/paper/refer"
	"github.com/tarazy/tarazy/internal/record"
)

func TestOnce(t *testing.T) {
	t.Parallel()
	list := []record.Cite{{ID: "a"}, {ID: "b", Pinpoint: "p. 1"}, {ID: "b"}, {ID: "a"}, {ID: "b", Pinpoint: "p. 2"}, {ID: "b", Pinpoint: "p. 1"}}
	if got := fmt.Sprint(refer.Once(list)); got != "[a b p. 1 b p. 2]" {
		t.Errorf("%v is %s", list, got)
	}
}

package gate_test

import (
	"bytes"
	"testing"

	"filippo.io/age"

	"github.com/tarazy/tarazy/internal/sealed"
)

// seal makes names of a list, as a user would: sealed, and opened again.
func seal(t *testing.T, list string) *sealed.Names {
	t.Helper()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := sealed.Seal(&file, "names.yaml", []byte(list), key.Recipient()); err != nil {
		t.Fatal(err)
	}
	names, problems, err := sealed.Read("names.age", &file, key)
	if err != nil {
		t.Fatal(err, problems.All)
	}
	return names
}

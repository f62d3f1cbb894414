package sealed

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"filippo.io/age"
	"filippo.io/age/armor"

	"github.com/tarazy/tarazy/internal/problem"
	"github.com/tarazy/tarazy/internal/sheet"
)

// What can go wrong with the file. No error tells what stands in it.
var (
	// ErrKey is the error of a passphrase or key that does not open the file.
	ErrKey = errors.New("the passphrase or key does not open the list of names")
	// ErrDamaged is the error of a file that was cut off or changed after it was sealed.
	ErrDamaged = errors.New("the list of names is damaged: it was cut off or changed after it was sealed")
	// ErrNotSealed is the error of a file that is not encrypted with age.
	ErrNotSealed = errors.New("the list of names is not a file that age has encrypted; make one with tarazy seal")
	// ErrUnread is the error of a file that cannot be read from its medium.
	ErrUnread = errors.New("the list of names cannot be read")
	// ErrList is the error of a list with mistakes: the problems name them.
	ErrList = errors.New("the list of names has mistakes")
	// ErrNobody is the error of keys that are none, or of none at all.
	ErrNobody = errors.New("this is no passphrase and no age key that names can be sealed for or opened with")
	// ErrTooLarge is the error of a list that is longer than a file of ours may be.
	ErrTooLarge = errors.New("the list of names is too large")
	// ErrUnwritten is the error of a sealed list that could not be written.
	ErrUnwritten = errors.New("the sealed list of names cannot be written")
)

// Read opens a list of names that age has encrypted, binary or armored, with any of the keys. The error is one of those of this package; with
// ErrList, the problems say where the list is wrong. Problems name the file as shown. Warnings come without an error.
func Read(shown string, r io.Reader, keys ...age.Identity) (*Names, problem.List, error) {
	data, err := open(r, keys)
	if err != nil {
		return nil, problem.List{}, err
	}
	names, found := roll(shown, data)
	if names == nil || found.Errors() > 0 {
		return nil, found, ErrList
	}
	return names, found, nil
}

// Unsealed gives the names of a list that is not encrypted yet, so that they are printed nowhere while it is being sealed; nil where it has mistakes,
// of which [Seal] tells.
func Unsealed(list []byte) *Names {
	names, found := roll("", list)
	if found.Errors() > 0 {
		return nil
	}
	return names
}

// open decrypts.
func open(r io.Reader, keys []age.Identity) ([]byte, error) {
	if len(keys) == 0 {
		return nil, ErrNobody
	}
	in := bufio.NewReader(r)
	begin, err := in.Peek(len(armor.Header))
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, ErrUnread
	}
	var sealed io.Reader = in
	switch {
	case bytes.HasPrefix(begin, []byte(armor.Header)):
		sealed = armor.NewReader(in)
	case !bytes.HasPrefix(begin, []byte("age-encryption.org/")):
		return nil, ErrNotSealed
	}
	out, err := age.Decrypt(sealed, keys...)
	if err != nil {
		var none *age.NoIdentityMatchError
		if errors.As(err, &none) {
			return nil, ErrKey
		}
		return nil, ErrDamaged
	}
	data, err := io.ReadAll(io.LimitReader(out, sheet.MaxSize+1))
	switch {
	case err != nil:
		return nil, ErrDamaged
	case len(data) > sheet.MaxSize:
		return nil, ErrTooLarge
	}
	return data, nil
}

// Seal checks a list of names in YAML and writes it encrypted and armored for the keys. With ErrList nothing was written, and the problems say
// where the list is wrong.
func Seal(w io.Writer, shown string, list []byte, keys ...age.Recipient) (problem.List, error) {
	names, found := roll(shown, list)
	switch {
	case names == nil || found.Errors() > 0:
		return found, ErrList
	case len(keys) == 0:
		return found, ErrNobody
	}
	shell := armor.NewWriter(w)
	in, err := age.Encrypt(shell, keys...)
	if err != nil {
		return found, ErrUnwritten
	}
	if _, err = in.Write(list); err == nil {
		err = in.Close()
	}
	if err == nil {
		err = shell.Close()
	}
	if err != nil {
		return found, ErrUnwritten
	}
	return found, nil
}

// Passphrase is a passphrase, as a key that opens and one that seals. The error is ErrNobody.
func Passphrase(text string) (*age.ScryptIdentity, *age.ScryptRecipient, error) {
	opens, err := age.NewScryptIdentity(text)
	if err != nil {
		return nil, nil, ErrNobody
	}
	seals, err := age.NewScryptRecipient(text)
	if err != nil {
		return nil, nil, ErrNobody
	}
	return opens, seals, nil
}

// Identities reads a file of age keys that open. The error is ErrNobody.
func Identities(r io.Reader) ([]age.Identity, error) {
	out, err := age.ParseIdentities(r)
	if err != nil {
		return nil, ErrNobody
	}
	return out, nil
}

// Recipients reads a file of age keys that seal. The error is ErrNobody.
func Recipients(r io.Reader) ([]age.Recipient, error) {
	out, err := age.ParseRecipients(r)
	if err != nil {
		return nil, ErrNobody
	}
	return out, nil
}

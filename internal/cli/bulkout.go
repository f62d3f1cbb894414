package cli

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// sink is where rows are written. Nothing of it is to be seen before finish; drop leaves no trace.
type sink interface {
	io.Writer
	finish() error
	drop()
}

// sink chooses where to write: beside the file that is named; or to standard output, at once where bad rows are skipped, else when it is
// certain that there is none.
func (b *bulk) sink() (sink, error) {
	if b.Out == "" && b.SkipBad {
		return directSink{bufio.NewWriterSize(b.shared.Out, readAhead)}, nil
	}
	if b.Out == "" {
		return &heldSink{out: b.shared.Out}, nil
	}
	f, err := os.CreateTemp(filepath.Dir(b.Out), ".tarazy-*")
	if err != nil {
		return nil, b.failed("not_written_to", "Path", b.Out, "Why", reason(err))
	}
	return &fileSink{beside: f, name: b.Out}, nil
}

// directSink writes at once.
type directSink struct{ *bufio.Writer }

func (d directSink) finish() error { return d.Flush() }
func (d directSink) drop()         {}

// heldSink keeps what is written until the end: in memory, and what does not fit there in a file that has no name.
type heldSink struct {
	out    io.Writer
	memory bytes.Buffer
	rest   *os.File
}

// mostHeld is how much is kept in memory, in bytes.
const mostHeld = 8 * maxRow

func (h *heldSink) Write(p []byte) (int, error) {
	if h.rest == nil && h.memory.Len()+len(p) <= mostHeld {
		return h.memory.Write(p)
	}
	if h.rest == nil {
		f, err := os.CreateTemp("", "tarazy-*")
		if err != nil {
			return 0, err
		}
		h.rest = f
	}
	return h.rest.Write(p)
}

func (h *heldSink) finish() error {
	defer h.drop()
	if _, err := h.out.Write(h.memory.Bytes()); err != nil || h.rest == nil {
		return err
	}
	if _, err := h.rest.Seek(0, io.SeekStart); err != nil {
		return err
	}
	_, err := io.Copy(h.out, h.rest)
	return err
}

func (h *heldSink) drop() {
	if h.rest != nil {
		_ = h.rest.Close()
		_ = os.Remove(h.rest.Name())
	}
}

// fileSink writes a file beside the one that is named, and puts it there when it is whole.
type fileSink struct {
	beside *os.File
	name   string
}

func (f *fileSink) Write(p []byte) (int, error) { return f.beside.Write(p) }

func (f *fileSink) finish() error {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(f.name); err == nil {
		mode = info.Mode().Perm()
	}
	for _, step := range []func() error{
		func() error { return f.beside.Chmod(mode) }, f.beside.Sync, f.beside.Close,
		func() error { return os.Rename(f.beside.Name(), f.name) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (f *fileSink) drop() {
	_ = f.beside.Close()
	_ = os.Remove(f.beside.Name())
}

// write judges all rows and writes them, or nothing where one is bad and bad ones are not skipped.
func (b *bulk) write(source rowSource, counted *countedReader, size int64) error {
	out, err := b.sink()
	if err != nil {
		return err
	}
	stopped, release := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer release()
	tick, finished := b.progress(size)
	v, err := b.judgeTable(stopped, source, counted, out, tick)
	finished()
	switch {
	case err != nil:
	case stopped.Err() != nil:
		err = b.failed("bulk_stopped")
	case v.bad > 0 && !b.SkipBad:
		err = b.tell(v)
	}
	if err != nil {
		out.drop()
		return err
	}
	if err := out.finish(); err != nil {
		out.drop()
		return b.unwritten(err)
	}
	return b.conclude(v)
}

// unwritten says that the result could not be written.
func (b *bulk) unwritten(err error) error {
	if b.Out == "" {
		return b.failed("not_written", "Why", reason(err))
	}
	return b.failed("not_written_to", "Path", b.Out, "Why", reason(err))
}

// progress shows how far the table is read, on a terminal, where its size is known. tick is told how many bytes were read.
func (b *bulk) progress(size int64) (tick func(int64), finished func()) {
	f, ok := b.Err.(*os.File)
	if ok && size > 0 {
		info, err := f.Stat()
		ok = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	if !ok || size == 0 {
		return func(int64) {}, func() {}
	}
	p := mpb.New(mpb.WithOutput(b.Err), mpb.WithWidth(64))
	bar := p.AddBar(size, mpb.BarRemoveOnComplete(), mpb.PrependDecorators(decor.Percentage()), mpb.AppendDecorators(decor.AverageETA(decor.ET_STYLE_GO)))
	return bar.SetCurrent, func() {
		bar.Abort(true)
		p.Wait()
	}
}

package program

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// BenchmarkReport builds the public edition of the report that ships with the program, from a cold start, in each format and in all three; and lets
// others make a PDF of the same text: LibreOffice of the DOCX, Chromium of the HTML. An operation is one report.
func BenchmarkReport(b *testing.B) {
	tarazy, folder := build(b), b.TempDir()
	report := func(b *testing.B, formats string) {
		var most int64
		for b.Loop() {
			memory, _ := run(b, nil, io.Discard, tarazy, "paper", "build", "unions-2014-2021", "report", "--edition", "public", "--format", formats, "--out", folder)
			most = max(most, memory)
		}
		b.ReportMetric(float64(most)/1e6, "peak-MB")
	}
	for _, formats := range []string{"html", "docx", "pdf", "html,docx,pdf"} {
		b.Run(formats, func(b *testing.B) { report(b, formats) })
	}
	peers := map[string][]string{
		"LibreOffice-of-the-DOCX": {"soffice", "-env:UserInstallation=file://" + filepath.Join(folder, "profile"), "--headless", "--convert-to", "pdf:writer_pdf_Export",
			"--outdir", filepath.Join(folder, "made"), filepath.Join(folder, "report.public.docx")},
		"Chromium-of-the-HTML": {"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=" + filepath.Join(folder, "printed.pdf"),
			"file://" + filepath.Join(folder, "report.public.html")},
	}
	for name, command := range peers {
		b.Run(name, func(b *testing.B) {
			if _, err := exec.LookPath(command[0]); err != nil {
				b.Skip(command[0] + " is not installed")
			}
			if _, err := os.Stat(filepath.Join(folder, "report.public.docx")); err != nil {
				b.Skip("the report was not built: run the whole benchmark")
			}
			for b.Loop() {
				run(b, nil, io.Discard, command[0], command[1:]...)
			}
		})
	}
}

package show

import (
	"embed"
	"html/template"
	"io"
)

//go:embed page/*
var page embed.FS

// htmlPage is what the template of the page is given.
type htmlPage struct {
	Language string
	Title    string
	Style    template.CSS
	Reports  []*Report
	Words    func(id string) string
}

// HTML writes one self-contained page with all reports: no script, nothing loaded from anywhere.
func HTML(out io.Writer, reports []*Report, p *Printer) error {
	t, err := template.ParseFS(page, "page/*.html")
	if err != nil {
		return err
	}
	style, err := page.ReadFile("page/page.css")
	if err != nil {
		return err
	}
	title := p.Words.Say("page_title")
	if len(reports) == 1 {
		title = reports[0].Title
	}
	return t.ExecuteTemplate(out, "page.html", htmlPage{
		Language: string(p.Words.Language), Title: title, Style: template.CSS(style), Reports: reports,
		Words: func(id string) string { return p.Words.Say(id) },
	})
}

package show

import (
	"embed"
	"html/template"
	"io"
)

//go:embed page/*
var page embed.FS

// htmlPage is what the templates are given.
type htmlPage struct {
	Language string
	Title    string
	Style    template.CSS
	Words    func(id string) string
	Content  any
}

// HTML writes one self-contained page with all reports: no script, nothing loaded from anywhere.
func HTML(out io.Writer, reports []*Report, p *Printer) error {
	title := p.Words.Say("page_title")
	if len(reports) == 1 {
		title = reports[0].Title
	}
	return execute(out, "report.html", p, title, reports)
}

// AgendaHTML writes one self-contained page with the dockets of some records.
func AgendaHTML(out io.Writer, agendas []*Agenda, p *Printer) error {
	title := p.Words.Say("docket_title")
	if len(agendas) == 1 {
		title = agendas[0].Title
	}
	return execute(out, "docket.html", p, title, agendas)
}

func execute(out io.Writer, name string, p *Printer, title string, content any) error {
	t, err := template.ParseFS(page, "page/*.html")
	if err != nil {
		return err
	}
	style, err := page.ReadFile("page/page.css")
	if err != nil {
		return err
	}
	return t.ExecuteTemplate(out, name, htmlPage{
		Language: string(p.Words.Language), Title: title, Style: template.CSS(style), Content: content,
		Words: func(id string) string { return p.Words.Say(id) },
	})
}

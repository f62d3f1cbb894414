#!/usr/bin/env bash
# Checks documents as those who get them will: converts every DOCX with LibreOffice, reads it and every PDF with poppler, and every HTML file as text.
# A paper NAME.html says which notes NAME.docx and NAME.pdf must have: each stands on the page where its mark stands. LibreOffice moves a note in fifty
# to the next page, where a line with a mark is the last that fits: that is forgiven.
# Usage: .ci/documents.sh FOLDER. Needs soffice, pdftotext, pdfinfo, pdffonts and python3.
set -euo pipefail

folder=$(cd "${1:?usage: .ci/documents.sh FOLDER}" && pwd)
for tool in soffice pdftotext pdfinfo pdffonts python3; do
    command -v "$tool" >/dev/null || { echo "documents.sh needs $tool"; exit 1; }
done
shopt -s nullglob
docx=("$folder"/*.docx) pdf=("$folder"/*.pdf)
if [ ${#docx[@]} -eq 0 ]; then
    echo "no .docx in $folder"
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/docx"

# LibreOffice succeeds even where it converts nothing: the file is the proof. A profile of its own keeps it from other runs.
timeout 600 soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work/docx" "${docx[@]}" >"$work/said" 2>&1 || {
    cat "$work/said"
    exit 1
}
for d in "${docx[@]}"; do
    name=$(basename "$d" .docx)
    [ -s "$work/docx/$name.pdf" ] || { echo "LibreOffice cannot open $name.docx:"; cat "$work/said"; exit 1; }
done
for p in "${pdf[@]}"; do
    if pdffonts "$p" | tail -n +3 | grep -vE ' yes (yes|no) +(yes|no) +[0-9]+ +[0-9]+ *$'; then
        echo "$(basename "$p"): the fonts above are not embedded"
        exit 1
    fi
done

python3 - "$work/docx" "$folder" <<'PYTHON'
import html, pathlib, re, subprocess, sys

converted, folder = map(pathlib.Path, sys.argv[1:])
kazakh = "ӘҒҚҢӨҰҮҺІәғқңөұүһі"
wrong = []

def said(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout

def bare(text):
    """A text without what the ends of lines change: spaces and hyphens."""
    return re.sub(r"[\s\u00a0\u00ad\u2010-\u2015\u200b-\u200f\ufffe-]+", "", text)

def plain(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup))

def page_of(name):
    path = folder / (name + ".html")
    if not path.exists():
        return None
    text = path.read_text(encoding="utf-8")
    body, _, notes = text.partition('<section class="notes"')
    body = re.sub(r"<(style|svg)\b.*?</\1>", "", body, flags=re.S)
    marks = {int(m[2]): (bare(plain(body[max(0, m.start() - 400):m.start()])) + m[1])[-14:] for m in re.finditer(r'<sup>(,?)<a id="m(\d+)"', body)}
    told = {int(n): bare(plain(re.sub(r'<a class="back".*?</a>', "", words))) for n, words in re.findall(r'<li id="n(\d+)">(.*?)</li>', notes, flags=re.S)}
    return {"title": html.unescape(re.search(r"<title>(.*?)</title>", text, re.S)[1]), "body": plain(body), "marks": marks, "notes": told}

def check(pdf, what, forgiven):
    info = dict(line.split(":", 1) for line in said("pdfinfo", pdf).split("\n") if ":" in line)
    # As drawn, marks stand where they belong, but letters that another font lends stand apart; as laid out, it is the other way round.
    drawn, laid = (said("pdftotext", *how, pdf, "-").split("\f")[:-1] for how in (["-raw"], []))
    lines = ["¶".join(bare(line) for line in (a + "\n" + b).split("\n")) for a, b in zip(drawn, laid)]
    pages = [p.replace("¶", "") for p in lines]
    complain = lambda message: wrong.append(f"{what}: {message}")
    if not info.get("Title", "").strip():
        complain("it has no title")
    if int(info["Pages"]) < 1 or len(pages) != int(info["Pages"]):
        complain(f"{info['Pages']} pages, of which {len(pages)} are read")
    page = page_of(pdf.stem)
    if not page:
        print(f"{what}: {info['Pages']} pages; there is no {pdf.stem}.html to compare")
        return
    if bare(info.get("Title", "")) != bare(page["title"]):
        complain(f"the title is {info.get('Title', '').strip()!r}, on the page {page['title']!r}")
    everything = "".join(pages)
    for letter in kazakh:
        if letter in page["body"] and letter not in everything:
            complain(f"the letter {letter} is lost")
    beside = unsure = 0
    late = []
    for n, told in page["notes"].items():
        begins = str(n) + told[:14]
        on = [i for i, p in enumerate(pages) if begins in p]
        if not on:
            complain(f"note {n} is missing ({told[:40]})")
            continue
        mark = page["marks"].get(n, "?") + str(n)
        exact = re.compile("¶?".join(map(re.escape, mark)) + r"(?!\d)")  # not the 5 of 55; the number of a list may begin the next line
        marked = [i for i, p in enumerate(pages) if mark in p and exact.search(lines[i])]
        if not marked:
            unsure += 1
        elif not set(on) & set(marked):
            late.append(f"note {n} stands on page {on[0] + 1}, its mark on page {marked[0] + 1}")
        else:
            beside += 1
    if len(late) > len(page["notes"]) * forgiven:
        complain("; ".join(late))
    if unsure * 10 > max(len(page["notes"]), 10):
        complain(f"the marks of {unsure} of {len(page['notes'])} notes are not found")
    print(f"{what}: {info['Pages']} pages, {len(page['notes'])} notes, {beside} seen on the page of their mark")

for pdf in sorted(converted.glob("*.pdf")):
    check(pdf, pdf.stem + ".docx", 1 / 50)
for pdf in sorted(folder.glob("*.pdf")):
    check(pdf, pdf.name, 0)
for path in sorted(folder.glob("*.html")):
    text = path.read_text(encoding="utf-8")
    for pattern, message in [(r"<script", "has a script"), (r"<[^>]*\ssrc=", "loads something"), (r"@import|url\(", "its style loads something"), (r"<html lang=\"\"|<html>", "has no language")]:
        if re.search(pattern, text):
            wrong.append(f"{path.name}: it {message}")
if wrong:
    print("\n".join(wrong))
    sys.exit(1)
PYTHON

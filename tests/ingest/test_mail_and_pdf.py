"""E-mails with what hangs on them, and PDFs with lines put together again."""

from email.message import EmailMessage

import pytest
from ingest.made_inputs import BODY, PARAGRAPHS, page, pdf

from sayso.ingest import Limits, Options, gather


def read(tmp_path, name, content, limits=None):
    (tmp_path / name).write_bytes(content)
    return gather([tmp_path / name], options=Options(limits or Limits()))


def message(plain=BODY, html=None, **attached):
    made = EmailMessage()
    made["From"] = "Vera Lund <vera@kna.example>"
    made["Subject"] = "Cable car stands still"
    made["Date"] = "Sun, 04 May 2031 09:00:00 +0200"
    made["Message-ID"] = "<77@kna.example>"
    made.set_content(plain)
    if html:
        made.add_alternative(html, subtype="html")
    for name, content in attached.items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name.replace("__", "."))
    return made.as_bytes()


def test_a_plain_message(tmp_path):
    (a,), failures = read(tmp_path, "a.eml", message())
    assert (a.title, a.byline, a.published, failures) == ("Cable car stands still", "Vera Lund", "2031-05-04T09:00", [])
    assert a.text == f"Cable car stands still\n\n{BODY}"
    assert ("mail:message-id", "<77@kna.example>") in a.metadata


def test_a_newsletter_whose_plain_part_says_nothing(tmp_path):
    html = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    (a,), _ = read(tmp_path, "a.eml", message("See the web version of this mail.", html))
    assert "\n\n".join(PARAGRAPHS) in a.text


def test_attachments_are_inputs(tmp_path):
    content = message(page__html=page(1), notes__pdf=pdf([PARAGRAPHS]), mail__eml=message("Once more: " + BODY))
    articles, _ = read(tmp_path, "a.eml", content)
    assert [a.id for a in articles] == ["a", "mail", "notes", "page"]
    assert articles[3].path.endswith("a.eml/page.html")


@pytest.mark.parametrize("content", [b"", b"From: a\nSubject: b\nMessage-ID: c\n\n", b"Subject: \xff\xfe\n\n\xff" * 20,
                                     b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n" * 1000])
def test_broken_mail_ends_in_a_value(tmp_path, content):
    articles, failures = read(tmp_path, "a.eml", content)
    assert articles or failures


def test_a_pdf_becomes_paragraphs_without_heads_and_page_numbers(tmp_path):
    told = {"the rope had slipped off its wheel": "in vain", "a bearing was worn": "till dawn",
            "the wind was to blame": "at the top", "nobody knew why": "in the cold"}
    pages = [["Ostrel Bugle weekly", f"{why.capitalize()}, as the operator of the line above Ostrel said on",
              f"day {n} of a week that nobody will forget. It was cold, and in all",
              f"{n}1 people waited {how}.", str(n)] for n, (why, how) in enumerate(told.items(), 1)]
    (a,), failures = read(tmp_path, "a.pdf", pdf(pages, title="Cable car stands still"))
    assert not failures
    assert (a.title, a.published) == ("Cable car stands still", "2031-05-04T09:00")
    assert "weekly" not in a.text
    body = a.text[a.body:].split("\n\n")
    assert body[0].endswith("It was cold, and in all 11 people waited in vain.")
    assert len(body) == 4


@pytest.mark.parametrize("content", [b"%PDF-1.7 ...", pdf([PARAGRAPHS])[:300], pdf([[]]), b"%PDF-1.4\n" + b"\0" * 500])
def test_damaged_and_empty_pdfs(tmp_path, content):
    articles, failures = read(tmp_path, "a.pdf", content)
    assert not articles
    assert "PDF" in failures[0].reason

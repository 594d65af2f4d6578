"""Reports of every format, as written, edited by hand, and written by hand: what holds and what does not."""

import io
import zipfile

import docx as word
import pytest
from made_case import DAILY, WIRE, case
from made_case import at as words

from sayso.export.formats import BY_NAME
from sayso.model import Case
from sayso.render.citation import Place, cite, place, read
from sayso.verify import verify
from sayso.verify.quotation import Searched, quotations
from sayso.verify.reading import CannotVerify, blocks, format_of
from sayso.verify.sentence import split

FORMATS = ("md", "html", "docx", "pdf")
SEEPING = place(words(WIRE, "Water may be seeping through the Lohne dam"))
BREACH = place(words(WIRE, "We cannot confirm a breach"))


def check(text, form="md", **options):
    return verify(text.encode(), form, case(), **options)


def reasons(text, **options):
    return [p.reason for p in check(text, **options).problems]


def written(form, one=None):
    made = BY_NAME[form].render(one or case())
    return made if isinstance(made, bytes) else made.encode()


@pytest.mark.parametrize("form", FORMATS)
def test_what_sayso_writes_holds(form):
    verdict = verify(written(form), form, case())
    assert verdict.problems == ()
    assert verdict.sentences == verdict.own > 20


@pytest.mark.parametrize("form", ["md", "docx", "pdf"])
def test_a_hostile_case_holds_too(form, hostile):
    assert verify(written(form, hostile), form, hostile).problems == ()


@pytest.mark.parametrize(("before", "after", "reason"), [
    ("reported by 3 articles", "reported by 30 articles", "Sayso does not write this of what it cites"),
    ("2 claims, 1 point", "9 claims, 1 point", "it cites nothing"),
    ("“that the dam leaks”", "“that the dam will burst”", "no article that it cites has “that the dam will burst”"),
    ("[wire:", "[wore:", "there is no article wore"),
])  # fmt: skip
def test_an_edited_report_fails_at_its_place(before, after, reason):
    original = BY_NAME["md"].render(case())
    assert before in original
    found = check(original.replace(before, after, 1)).problems
    assert [p.reason for p in found] == [reason]
    line = original[:original.index(before)].count("\n") + 1
    assert found[0].place == f"line {line}"


def test_an_edited_word_document_fails_tracked_changes_and_all():
    document = word.Document(io.BytesIO(written("docx")))
    document.add_paragraph("The mayor has fled.")
    tracked = document.add_paragraph()._p
    inserted = tracked.makeelement(tracked.tag.replace("}p", "}ins"), {})
    inserted.append(document.add_paragraph("The dam was sold.").runs[0]._r)
    tracked.append(inserted)
    out = io.BytesIO()
    document.save(out)
    found = verify(out.getvalue(), "docx", case()).problems
    assert [(p.sentence, p.reason) for p in found] == [
        ("The mayor has fled.", "it cites nothing"), ("The dam was sold.", "it cites nothing")]


def test_an_edited_page_fails():
    page = BY_NAME["html"].render(case())
    added = page.replace("</main>", "<p>The mayor <b>has</b> fled.</p></main>")
    assert [p.sentence for p in verify(added.encode(), "html", case()).problems] == ["The mayor has fled."]
    changed = page.replace("Some 1,200 people were told to leave", "Some 9,200 people were told to leave")
    assert verify(changed.encode(), "html", case()).problems


def test_a_pdf_whose_pages_say_something_else_fails():
    other = Case(read=case().read[:1])
    attached_elsewhere = written("pdf", other)
    assert verify(attached_elsewhere, "pdf", other).problems == ()
    assert verify(attached_elsewhere, "pdf", case()).problems
    import pypdf

    pages, source = pypdf.PdfReader(io.BytesIO(written("pdf"))), pypdf.PdfReader(io.BytesIO(attached_elsewhere))
    swapped = pypdf.PdfWriter()
    for page in pages.pages:
        swapped.add_page(page)
    out = io.BytesIO()
    swapped.write(out)
    with pytest.raises(Exception, match="no report is attached"):
        verify(out.getvalue(), "pdf", case())
    swapped.add_attachment("report.md", source.attachments["report.md"][0])
    out = io.BytesIO()
    swapped.write(out)
    with pytest.raises(Exception, match="do not say what the attached report says"):
        verify(out.getvalue(), "pdf", case())


@pytest.mark.parametrize("text", [
    f"Water may be seeping, the authority says [{SEEPING}].",
    f"Water may be seeping, the authority says. [{SEEPING}]",
    f"# A dam\n\n- Water is seeping [{SEEPING}]\n- *Nobody* has confirmed a breach. [{BREACH}; {SEEPING}]",
    f'She said they "cannot confirm a breach" [{BREACH}].',
    f"She said: “We cannot confirm … a breach.” [{BREACH}]",
    f"“[W]e cannot confirm [such] a breach,” she said [{BREACH}].",
    f"He asked Gen. Marius B. Korr [sic] about it [{SEEPING}].",
    f"| | |\n|---|---|\n| it seeps [{SEEPING}] | no breach [{BREACH}] |",
    "---\n\n***\n",
])  # fmt: skip
def test_a_report_by_hand_holds(text):
    assert reasons(text) == []


@pytest.mark.parametrize(("text", "reason"), [
    ("Water is seeping.", "it cites nothing"),
    (f"The dam is old. Water is seeping [{SEEPING}].", "it cites nothing"),
    (f"Water is seeping [{SEEPING}]. The dam is old.", "it cites nothing"),
    ("Water is seeping [claim-00000000].", "Sayso does not write this of what it cites"),
    ("Water is seeping [wire:90-9].", "wire:90-9 are no words of wire"),
    ("Water is seeping [wire:0-99999].", "wire:0-99999 are no words of wire"),
    ("Water is seeping [wire:34-36].", "wire:34-36 is blank"),
    ("Water is seeping [moon:0-3].", "there is no article moon"),
    (f"They “cannot confirm a leak” [{BREACH}].", "no article that it cites has “cannot confirm a leak”"),
    (f"They “cannot confirm a breach” [{SEEPING}].", "“cannot confirm a breach” does not stand at the words it cites"),
    (f"“We cannot confirm … seeping” [{BREACH}].", "no article that it cites has “We cannot confirm … seeping”"),
    ("## “The dam will burst”", "no article has “The dam will burst”"),
    ("```\nWater is seeping.\n```", "it cites nothing"),
    ("<p>Water is seeping.</p>", "it cites nothing"),
])  # fmt: skip
def test_a_report_by_hand_fails(text, reason):
    assert reasons(text) == [reason]


def test_the_remedy_names_the_place():
    problem = check(f"They “cannot confirm a breach” [{SEEPING}].").problems[0]
    at = words(WIRE, "cannot confirm a breach")
    assert problem.remedy == f"cite [wire:{at.start}-{at.end}]"
    elsewhere = check(f"“About 2,000 people” fled [{SEEPING}].").problems[0]
    assert f"cite [daily:{words(DAILY, 'About 2,000 people').start}-" in elsewhere.remedy


def test_an_echo_must_bring_its_origin_with_it():
    echo = place(words(DAILY, "Water is seeping through the Lohne dam"))
    assert reasons(f"Water is seeping [{echo}].") == []
    found = check(f"Water is seeping [{echo}].", origins=True).problems
    assert [p.reason.split(" (")[0] for p in found] == ["daily has this from wire"]
    assert found[0].remedy == f"cite the origin: [{SEEPING}]"
    assert reasons(f"Water is seeping [{echo}; {SEEPING}].", origins=True) == []
    own = place(words(DAILY, "Lohne dam broken"))
    assert reasons(f"The Daily writes of a broken dam [{own}].", origins=True) == []


def test_citations_are_read_as_they_are_written():
    odd = Place("a;[b]%c", 1, 2)
    assert read(str(odd)) == (odd,)
    assert read("wire:1-2; claim-1a2b3c4d") == (Place("wire", 1, 2), "claim-1a2b3c4d")
    assert read("sic") == read("see wire:1-2") == read("wire:1-2; sic") == ()
    assert cite([]) == ""


def test_a_quotation_is_never_cut():
    one = split("“It leaks. We do not know why,” she said [wire:1-2]. He left [wire:3-4].")
    assert [(s.text, s.cites) for s in one] == [
        ("“It leaks. We do not know why,” she said.", (Place("wire", 1, 2),)), ("He left.", (Place("wire", 3, 4),))]


def test_quotations_are_found_with_other_marks_and_blanks():
    text = Searched(WIRE)
    assert quotations("a “b” \"c\" «d» „e“ ‘f’") == ["b", "c", "d", "e"]
    for quotation in ("We  cannot confirm\na breach,", "we CANNOT confirm a breach", "Water … dam", "…"):
        assert bool(list(text.find(quotation))) is (quotation != "…")
    start, end = next(text.find("cannot confirm"))
    assert WIRE.text[start:end] == "cannot confirm"


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_is_no_report_is_told(form):
    with pytest.raises(CannotVerify):
        blocks(b"no report", form)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<not closed")
    with pytest.raises(CannotVerify):
        blocks(out.getvalue(), form)


def test_formats_are_known_by_the_files_name():
    from pathlib import Path

    names = ("a.MD", "a.txt", "a.htm", "a.docx", "a.pdf")
    assert [format_of(Path(n)) for n in names] == ["md", "md", "html", "docx", "pdf"]
    with pytest.raises(CannotVerify, match=r"\.docx"):
        format_of(Path("a.odt"))

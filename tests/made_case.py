"""A hand-made case on an invented event: four reports on a dam, with everything that a report can show."""

from sayso.model import (
    Anchor,
    Annotated,
    Article,
    Attribution,
    Case,
    Claim,
    Derivation,
    Discrepancy,
    Failure,
    Ground,
    Independence,
    Loss,
    Mention,
    Side,
    Source,
)

WIRE = Article(
    "wire",
    "Dam at Lohne leaks, authority says\n\nOSTRAVEN (Kestrel) - Water may be seeping through the Lohne dam, the "
    'Water Authority said on Monday. Some 1,200 people were told to leave. "We cannot confirm a breach," spokeswoman '
    "Ida Ferrow said.",
    "Dam at Lohne leaks, authority says",
    "Kestrel News Agency",
    published="2031-05-12",
    body=36,
    language="en",
)
DAILY = Article(
    "daily",
    "Lohne dam broken\n\nWater is seeping through the Lohne dam, the Water Authority said. About 2,000 people "
    "fled. There was no evidence of a breach, the authority said.",
    "Lohne dam broken",
    "The Ostraven Daily",
    published="2031-05-13",
    body=18,
    language="en",
)
COPY = Article("copy", WIRE.text, WIRE.title, "Lohne Gazette", "Kestrel", published="2031-05-12T18:30", body=36)
BLOG = Article(
    "blog",
    'Mayor Tom Velder denied that the dam leaks. <script>alert(1)</script> & "quotes" 🚒 \u202e back',
    published=None,
)
ALL = (BLOG, COPY, DAILY, WIRE)


def at(article: Article, words: str) -> Anchor:
    """The first place of these words in the article."""
    start = article.text.index(words)
    return article.anchor(start, start + len(words))


AUTHORITY = Source(
    "source-authority",
    "Water Authority",
    ("the authority",),
    "government",
    "Ostravia",
    (at(WIRE, "Water Authority"), at(DAILY, "Water Authority")),
    (Ground("same name", "“Water Authority” in both articles", (at(WIRE, "Water Authority"),)),),
)
MAYOR = Source("source-mayor", "Tom Velder", ("Mayor Velder",), "person", "Lohne", (at(BLOG, "Tom Velder"),))
SAID = Attribution(
    "wire",
    (at(WIRE, "the Water Authority"),),
    (at(WIRE, "said on Monday"),),
    (at(WIRE, "Water may be seeping through the Lohne dam"),),
    hedge="possible",
    source_id=AUTHORITY.id,
    grounds=(Ground("tagger", "“said” names its speaker"),),
)
LEAK = Claim(
    "Water is seeping through the Lohne dam",
    (
        Mention(at(WIRE, "Water may be seeping through the Lohne dam"), SAID.id, AUTHORITY.id, "asserts", "possible"),
        Mention(at(COPY, "Water may be seeping through the Lohne dam"), None, AUTHORITY.id, "asserts", "possible"),
        Mention(at(DAILY, "Water is seeping through the Lohne dam"), None, AUTHORITY.id),
    ),
    (AUTHORITY.id,),
    Independence(1, 1, 1, (Ground("one source", "all three articles name the Water Authority"),)),
    1,
    "three articles report it",
    (Ground("same words", "both say that water is seeping"),),
    (
        Mention(at(BLOG, "that the dam leaks"), None, MAYOR.id, "denies"),
        Mention(at(WIRE, "We cannot confirm a breach"), None, AUTHORITY.id, "cannot confirm"),
    ),
)
LEFT = Claim(
    "Some 1,200 people were told to leave",
    (
        Mention(at(WIRE, "Some 1,200 people were told to leave")),
        Mention(at(COPY, "Some 1,200 people were told to leave")),
        Mention(at(DAILY, "About 2,000 people fled")),
    ),
    ("own:wire", "own:daily"),
    Independence(1, 2, 2),
    2,
)
FIGURES = Discrepancy(
    "figure",
    "people who left their homes",
    (
        Side(at(WIRE, "Some 1,200 people"), "about 1,200", None, 1, "2031-05-12"),
        Side(at(COPY, "Some 1,200 people"), "about 1,200", None, 1),
        Side(at(DAILY, "About 2,000 people"), "about 2,000", None, 1),
    ),
    LEFT.id,
    False,
    (Ground("same thing counted", "both count people who left"),),
)
RISE = Discrepancy(
    "figure",
    "litres a second",
    (Side(at(WIRE, "leaks"), "4", as_of="2031-05-12"), Side(at(DAILY, "broken"), "9", as_of="2031-05-13")),
    None,
    True,
)
HARDENED = Loss(
    "daily",
    "wire",
    "hedge",
    "“may be seeping” was hardened to “is seeping”",
    at(WIRE, "may be seeping"),
    at(DAILY, "is seeping"),
)
DROPPED = Loss(
    "daily", "wire", "quotation", "the spokeswoman's words were dropped", at(WIRE, "We cannot confirm a breach"), None
)
EDGES = (
    Derivation(
        "copy",
        "wire",
        "Kestrel",
        "republication",
        0.99,
        "the text credits it",
        (Ground("credit", "“(Kestrel)” in the dateline", (at(COPY, "(Kestrel)"),)),),
    ),
    Derivation("daily", "wire", None, "rewrite", 0.7, None),
    Derivation("daily", None, "Lohne Radio", "citation", 0.4),
)
FAILURES = (
    Failure("case/scan.pdf", "is a PDF, not text", "save its text as .txt"),
    Failure("case/other.pdf", "is a PDF, not text", "save its text as .txt"),
    Failure("case/bericht.txt", "is in German", "translate it into English", severity="partly"),
)


def case() -> Case:
    """The whole case."""
    return Case(
        read=tuple(Annotated(a, dates_doubtful="it speaks of Tuesday" if a is DAILY else None) for a in ALL),
        attributions=(SAID,),
        sources=(AUTHORITY, MAYOR),
        claims=(LEAK, LEFT),
        derivations=EDGES,
        losses=(HARDENED, DROPPED),
        discrepancies=(FIGURES, RISE),
        failures=FAILURES,
    )

"""The tables of a workspace, the same in SQLite and PostgreSQL, with the reason for each column beside it.

Three kinds of tables: what came from outside and never changes (articles, decisions, audit), what was worked out and
can be worked out again (annotations, derived, texts, terms), and where each article belongs (cases, members).
A change here needs a revision in `migrations/versions`; a test holds the two together.
"""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

HEAD = "0001"
"""The newest revision in `migrations/versions`."""

metadata = MetaData()

articles = Table(
    "articles", metadata,
    Column("seq", Integer, primary_key=True, comment="the order of arrival; stories are told in it"),
    Column("id", Text, nullable=False, unique=True, comment="as readers know it; anchors name it, so it stays"),
    Column("identity", Text, nullable=False, unique=True,
           comment="hash of what makes it this article, so that adding it twice adds it once"),
    Column("added", Text, nullable=False, comment="when, ISO 8601 in UTC: tells old evidence from new"),
    Column("title", Text), Column("outlet", Text), Column("agency", Text), Column("byline", Text),
    Column("published", Text, comment="ISO 8601 as coarse as it is known, so no date type"), Column("modified", Text),
    Column("language", Text), Column("url", Text, index=True, comment="versions of one address are found by it"),
    Column("path", Text),
    Column("text", Text, nullable=False,
           comment="what all offsets refer to, in code points; a trigger forbids changes"),
    Column("more", Text, nullable=False, comment="all other fields of the article, as JSON"),
)
annotations = Table(
    "annotations", metadata,
    Column("content", Text, primary_key=True, comment="hash of the whole article as it was read, corrections included"),
    Column("method", Text, primary_key=True, comment="hash of the code, tables and models that read it"),
    Column("made", Text, nullable=False),
    Column("body", Text, nullable=False, comment="the findings as JSON; anchors as [article, start, end]"),
)
cases = Table(
    "cases", metadata,
    Column("id", Text, primary_key=True, comment="made of its first article's id and kept when others come or go"),
    Column("made", Text, nullable=False),
    Column("changed", Text, nullable=False, comment="when an article last came or went; lists show the newest first"),
)
members = Table(
    "members", metadata,
    Column("article", Text, ForeignKey("articles.id"), primary_key=True, comment="an article is in one case at a time"),
    Column("case", Text, ForeignKey("cases.id"), nullable=False, index=True),
    Column("why", Text, nullable=False, comment="what it shares with the case, in a reader's words"),
    Column("day", Integer, comment="of publication, as a day number; empty where it is unknown or in doubt"),
)
decisions = Table(
    "decisions", metadata,
    Column("seq", Integer, primary_key=True, comment="the order in which they are applied"),
    Column("act", Text, nullable=False, comment="decide, undo or redo: rows are added and never changed"),
    Column("id", Text, nullable=False, index=True, comment="of the decision; the same when it is undone and redone"),
    Column("case", Text, nullable=False, index=True, comment="in which it was made; articles tell where it applies"),
    Column("at", Text, nullable=False), Column("who", Text, nullable=False),
    Column("body", Text, comment="the decision as JSON; empty for undo and redo"),
)
audit = Table(
    "audit", metadata,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False), Column("who", Text, nullable=False),
    Column("what", Text, nullable=False,
           comment="added, left out, case made, article moved, decided, undone, redone..."),
    Column("about", Text, nullable=False, index=True, comment="an article's, case's or decision's id, or a path"),
    Column("says", Text, nullable=False, comment="in a reader's words"),
)
derived = Table(
    "derived", metadata,
    Column("case", Text, ForeignKey("cases.id"), primary_key=True),
    Column("inputs", Text, nullable=False,
           comment="hash of articles, decisions and method; if another, work it out anew"),
    Column("made", Text, nullable=False),
    Column("body", LargeBinary, nullable=False, comment="the whole case as JSON, compressed: it is read whole"),
)
texts = Table(
    "texts", metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False, comment="article or claim"),
    Column("ref", Text, nullable=False, comment="the id of the article or claim"),
    Column("case", Text, comment="of a claim, so that it goes when the case is worked out anew; empty for an article"),
    Column("text", Text, nullable=False, comment="what full-text search looks in"),
    Index("texts_of_a_case", "case", "kind"),
)
terms = Table(
    "terms", metadata,
    Column("term", Text, primary_key=True, comment="a name or word that tells stories apart"),
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("weight", Float, nullable=False, comment="1 + ln of how often the article has it"),
    Column("name", Integer, nullable=False, comment="1 where it is part of a name: names tell stories apart best"),
    Index("terms_of_an_article", "article"),
)
term_counts = Table(
    "term_counts", metadata,
    Column("term", Text, primary_key=True),
    Column("articles", Integer, nullable=False, comment="how many have it: counting them anew would read them all"),
)

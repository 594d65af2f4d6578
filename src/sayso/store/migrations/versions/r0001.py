"""The first tables, full-text search over them, and the triggers that keep articles as they came."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SEARCH_SQLITE = (
    "CREATE VIRTUAL TABLE texts_index USING fts5(text, content='texts', content_rowid='seq', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN "
    "INSERT INTO texts_index(rowid, text) VALUES (new.seq, new.text); END",
    "CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN "
    "INSERT INTO texts_index(texts_index, rowid, text) VALUES ('delete', old.seq, old.text); END",
    "CREATE TRIGGER articles_stay BEFORE UPDATE ON articles BEGIN "
    "SELECT RAISE(ABORT, 'articles are never changed'); END",
)
SEARCH_POSTGRES = (
    "ALTER TABLE texts ADD COLUMN words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('english', left(text, 200000))) STORED",
    "CREATE INDEX texts_index ON texts USING gin(words)",
    "CREATE FUNCTION articles_stay() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'articles are never changed'; END $$",
    "CREATE TRIGGER articles_stay BEFORE UPDATE ON articles FOR EACH ROW EXECUTE FUNCTION articles_stay()",
)


def upgrade() -> None:
    """Make all tables."""
    _came_from_outside()
    _belongs()
    _worked_out()
    for statement in SEARCH_SQLITE if op.get_bind().dialect.name == "sqlite" else SEARCH_POSTGRES:
        op.execute(sa.text(statement.replace(":", "\\:")))


def _text(name: str, needed: bool = True) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=not needed)


def _came_from_outside() -> None:
    op.create_table(
        "articles", sa.Column("seq", sa.Integer, primary_key=True), _text("id"), _text("identity"), _text("added"),
        *(_text(name, needed=False) for name in ("title", "outlet", "agency", "byline", "published", "modified",
                                                 "language", "url", "path")),
        _text("text"), _text("more"), sa.UniqueConstraint("id"), sa.UniqueConstraint("identity"))
    op.create_index("ix_articles_url", "articles", ["url"])
    op.create_table(
        "decisions", sa.Column("seq", sa.Integer, primary_key=True), _text("act"), _text("id"), _text("case"),
        _text("at"), _text("who"), _text("body", needed=False))
    op.create_index("ix_decisions_id", "decisions", ["id"])
    op.create_index("ix_decisions_case", "decisions", ["case"])
    op.create_table("audit", sa.Column("seq", sa.Integer, primary_key=True),
                    *map(_text, ("at", "who", "what", "about", "says")))
    op.create_index("ix_audit_about", "audit", ["about"])


def _belongs() -> None:
    op.create_table("cases", sa.Column("id", sa.Text, primary_key=True), _text("made"), _text("changed"))
    op.create_table(
        "members", sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("case", sa.Text, sa.ForeignKey("cases.id"), nullable=False), _text("why"),
        sa.Column("day", sa.Integer))
    op.create_index("ix_members_case", "members", ["case"])


def _worked_out() -> None:
    op.create_table("annotations", sa.Column("content", sa.Text, primary_key=True),
                    sa.Column("method", sa.Text, primary_key=True), _text("made"), _text("body"))
    op.create_table(
        "derived", sa.Column("case", sa.Text, sa.ForeignKey("cases.id"), primary_key=True), _text("inputs"),
        _text("made"), sa.Column("body", sa.LargeBinary, nullable=False))
    op.create_table("texts", sa.Column("seq", sa.Integer, primary_key=True), _text("kind"), _text("ref"),
                    _text("case", needed=False), _text("text"))
    op.create_index("texts_of_a_case", "texts", ["case", "kind"])
    op.create_table(
        "terms", sa.Column("term", sa.Text, primary_key=True),
        sa.Column("article", sa.Text, sa.ForeignKey("articles.id"), primary_key=True),
        sa.Column("weight", sa.Float, nullable=False), sa.Column("name", sa.Integer, nullable=False))
    op.create_table("term_counts", sa.Column("term", sa.Text, primary_key=True),
                    sa.Column("articles", sa.Integer, nullable=False))
    op.create_index("terms_of_an_article", "terms", ["article"])

"""Names for articles and findings that hold outside a case, and the same on every run."""

import hashlib
import uuid

from sayso.model import Article, Case
from sayso.model.identity import identify

PREFIX = "urn:x-sayso:"
NAMESPACE = uuid.UUID("6f1d6a0e-3a55-5c1c-9a0b-3d3a5f7f7c41")


def case_key(case: Case) -> str:
    """Depends on the articles' ids and texts alone."""
    return identify("case", *sorted((a.id, a.digest) for a in case.articles))


def article_key(article: Article) -> str:
    """Stands for the text that was read under this id, which is not the page it was found on."""
    digest = hashlib.blake2b(f"{article.digest} {article.id}".encode("utf-8", "backslashreplace"), digest_size=12)
    return f"article-{digest.hexdigest()}"


def of(key: str) -> str:
    """The IRI of an article's key or of a finding's id, which is a hash and holds outside the case."""
    return f"{PREFIX}{key}"


def uuid_of(*parts: str) -> str:
    """A version 5 UUID (RFC 9562) of these parts."""
    return str(uuid.uuid5(NAMESPACE, "\x1f".join(parts)))

"""E-mail (.eml): newsletters, press releases, alerts. Attached articles are inputs of their own."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import cast

from sayso.ingest.draft import Draft, titled
from sayso.ingest.markup import paragraphs
from sayso.ingest.outlets import known_domain
from sayso.ingest.source import Found, Options, Source, held, member
from sayso.model import Failure

WHERE = (("published", "Date"), ("title", "Subject"), ("outlet", "the sender's address"), ("byline", "From"))
FEWEST_WORDS = 4
MOST_PARTS = 200


def read(source: Source, options: Options) -> Iterator[Found]:
    """The message's text as one article, then what is attached to it."""
    message = message_from_bytes(source.content(options.limits.file_bytes), policy=policy.default)
    body = _body(message)
    if len(body.split()) >= FEWEST_WORDS:
        yield titled(Draft(source.path, source.stem, body, place=source.place, given="the e-mail's head",
                           fields=_fields(message), metadata=_metadata(message), where=dict(WHERE)))
    attached = 0
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            yield Failure(source.path, f"has more than {MOST_PARTS} parts; the rest was left out", "save them singly")
            return
        if name := part.get_filename():
            attached += 1
            raw = _bytes(part)
            yield member(source, name, held(raw), len(raw))
    if not attached and len(body.split()) < FEWEST_WORDS:
        yield Failure(source.path, "is an e-mail without a text", "save what it shows as .txt")


def _body(message: EmailMessage) -> str:
    """The plain text, or that of the HTML part where the plain one only says that there is one."""
    plain, page = (_text(message, kind) for kind in ("plain", "html"))
    from_page = paragraphs(page) if page else ""
    return plain if 2 * len(plain) >= len(from_page) else from_page


def _text(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    if part is None:
        return ""
    raw = _bytes(part)
    try:
        text = raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = raw.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\0", "").strip()


def _bytes(part: object) -> bytes:
    message = cast(EmailMessage, part)
    if message.is_multipart():
        return b"\n".join(inner.as_bytes() for inner in message.iter_parts())
    return cast(bytes, message.get_payload(decode=True)) or b""


def _fields(message: EmailMessage) -> dict[str, str]:
    """Subject, date and sender; the sender is the outlet where the table knows the address's domain."""
    name, address = parseaddr(_head(message, "From"))
    outlet = known_domain(address.rpartition("@")[2])
    found = {"title": _head(message, "Subject"), "published": _head(message, "Date"),
             "outlet": outlet or "", "byline": "" if outlet else name}
    return {key: value for key, value in found.items() if value}


def _metadata(message: EmailMessage) -> tuple[tuple[str, str], ...]:
    keys = ("From", "To", "Message-ID", "List-ID", "In-Reply-To")
    return tuple((f"mail:{key.lower()}", value) for key in keys if (value := _head(message, key)))


def _head(message: EmailMessage, name: str) -> str:
    """A head line as text; the standard library fails on some broken ones, which are then left out."""
    try:
        return " ".join(str(message.get(name) or "").split())
    except Exception:
        return ""

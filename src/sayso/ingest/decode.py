"""From bytes to text: which encoding, and whether it is text at all."""

import re
from dataclasses import dataclass

from sayso.ingest.source import Source, Unreadable
from sayso.model import Failure

SIGNATURES = (
    (b"\x89PNG", "is an image, not text", "type its text into a .txt file"),
    (b"\xff\xd8\xff", "is an image, not text", "type its text into a .txt file"),
    (b"GIF8", "is an image, not text", "type its text into a .txt file"),
    (b"\xd0\xcf\x11\xe0", "is an office document, not text", "save its text as .txt"),
    (b"{\\rtf", "is an RTF document, not plain text", "save its text as .txt"),
)
BOMS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
BINARY_SHARE = 0.02
FEW_ACCENTS = 0.1
SAMPLE = 65_536
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text with line ends as `\\n`, and what a reader should know about how it was read, empty if nothing."""

    text: str
    note: str = ""


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text in `raw`; `declared` is what the file itself says its encoding is. Unreadable where it is none."""
    if not raw.strip():
        raise Unreadable("is empty", "remove it, or fetch it again")
    text, note = _text(raw, declared)
    held = text.count("\0")
    if held:
        text = text.replace("\0", "")
        note = "; ".join(filter(None, (note, f"held {held} NUL characters, which were taken out")))
    if not text.strip():
        raise Unreadable("is empty", "remove it, or fetch it again")
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), note)


def text_of(source: Source, most: int, declared: str | None = None) -> tuple[str, list[Failure]]:
    """The text of an input of at most `most` bytes, and what a reader should know about how it was read."""
    decoded = decode(source.content(most), source.encoding or declared)
    if not decoded.note:
        return decoded.text, []
    return decoded.text, [Failure(source.path, decoded.note, "save it as UTF-8 to be sure", source.place, "partly")]


def _text(raw: bytes, declared: str | None) -> tuple[str, str]:
    for bom, encoding in BOMS:
        if raw.startswith(bom):
            text = raw.decode(encoding, "replace")
            return text, "holds characters that cannot be read" if "\ufffd" in text else ""
    _refuse_binary(raw)
    for encoding in filter(None, (declared, "utf-8")):
        try:
            return raw.decode(encoding), ""
        except (UnicodeDecodeError, LookupError):
            continue
    return _damaged_utf8(raw) or _guessed(raw)


def _refuse_binary(raw: bytes) -> None:
    for signature, reason, remedy in SIGNATURES:
        if raw.startswith(signature):
            raise Unreadable(reason, remedy)
    sample = raw[:SAMPLE]
    if len(CONTROL.findall(sample)) > BINARY_SHARE * len(sample) + 1:
        raise Unreadable("is a binary file, not text", "save its text as .txt")


def _damaged_utf8(raw: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few broken places (a cut download), which a guess at another encoding would spoil throughout."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken > len(UTF8_SEQUENCE.findall(raw)):
        return None
    return text, f"is damaged in {broken} {'place' if broken == 1 else 'places'}, shown as \ufffd"


def _guessed(raw: bytes) -> tuple[str, str]:
    """Code pages of Latin letters cannot be told apart by a few accents: then it is the commonest, Windows-1252."""
    if sum(byte > 127 for byte in raw) < FEW_ACCENTS * len(raw):
        try:
            return raw.decode("cp1252"), _read_as("Windows-1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(raw[: 4 * SAMPLE]).best()
    encoding = best.encoding if best else "cp1252"
    text = raw.decode(encoding, "replace")
    return text, _read_as(encoding)


def _read_as(encoding: str) -> str:
    return f"is not in UTF-8; it was read as {encoding}, so accents and quotation marks may be wrong"

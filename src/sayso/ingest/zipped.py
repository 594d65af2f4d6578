"""Zip archives, and what else is a zip archive inside: WACZ collections and spreadsheets."""

import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from sayso.ingest import spreadsheet
from sayso.ingest.compressed import DAMAGED, Counted
from sayso.ingest.source import Found, Options, Source, Unreadable, held, member, too_large
from sayso.model import Failure

WACZ_PAGES = ("archive/",)
OFFICE = {"word/document.xml": "a Word document", "content.xml": "an OpenDocument file",
          "ppt/presentation.xml": "a presentation"}


def read(source: Source, options: Options) -> Iterator[Found]:
    """The members of the archive, in the order of their names; of a WACZ collection its WARC files alone."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" in names:
                yield from spreadsheet.read(source, options)
                return
            if office := next((what for name, what in OFFICE.items() if name in names), None):
                raise Unreadable(f"is {office}, not a zip archive of articles", "save its text as .txt")
            wacz = "datapackage.json" in names and any(_in_wacz(name) for name in names)
            for info in sorted(archive.infolist(), key=lambda i: i.filename):
                if not info.is_dir() and (not wacz or _in_wacz(info.filename)):
                    yield _member(source, archive, info, options)
    except (zipfile.BadZipFile, NotImplementedError, *DAMAGED) as error:
        raise Unreadable(f"is a damaged zip archive ({error})", "fetch it again, or unpack it yourself") from None


def _in_wacz(name: str) -> bool:
    return name.startswith(WACZ_PAGES) and ".warc" in name


def _member(source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo, options: Options) -> Found:
    if info.flag_bits & 1:
        return Failure(f"{source.path}/{info.filename}", "is locked by a password", "unpack it with the password")

    def streamed() -> BinaryIO:
        return cast(BinaryIO, archive.open(info))

    if _in_wacz(info.filename):
        return member(source, info.filename, streamed, info.file_size)
    try:
        raw = _content(archive, info, source, options.limits.file_bytes)
    except (zipfile.BadZipFile, NotImplementedError, OSError, *DAMAGED) as error:
        return Failure(f"{source.path}/{info.filename}", f"is a damaged part of the archive ({error})",
                       "unpack it yourself")
    except Unreadable as error:
        return Failure(f"{source.path}/{info.filename}", error.reason, error.remedy)
    return member(source, info.filename, held(raw), len(raw))


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source, most: int) -> bytes:
    """Its bytes. The size that the archive states is not believed: reading stops where the limit is reached."""
    with Counted(archive.open(info), source.budget) as stream:
        raw = stream.read(most + 1)
    if len(raw) > most:
        raise too_large(max(len(raw), info.file_size), most)
    return raw

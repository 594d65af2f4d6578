"""Tar archives, compressed or not, read in one pass."""

import tarfile
from collections.abc import Iterator

from sayso.ingest.compressed import DAMAGED, expanded
from sayso.ingest.source import Found, Options, Source, Unreadable, held, member, too_large
from sayso.model import Failure


def read(source: Source, options: Options) -> Iterator[Found]:
    """The ordinary files in the archive, in its order; links and devices are named and not followed."""
    most = options.limits.file_bytes
    try:
        with source.open() as raw, expanded(raw, source.budget) as stream, \
                tarfile.open(fileobj=stream, mode="r|") as archive:
            for info in archive:
                if info.isdir():
                    continue
                yield _member(source, archive, info, most)
    except (tarfile.TarError, *DAMAGED) as error:
        raise Unreadable(f"is a damaged tar archive ({error})", "fetch it again; what stands before the damage was "
                         "read") from None


def _member(source: Source, archive: tarfile.TarFile, info: tarfile.TarInfo, most: int) -> Found:
    named = member(source, info.name, held(b""))
    if not info.isfile():
        return Failure(named.path, "is a link or a device, which is not followed", "put the file itself in the archive")
    if info.size > most:
        oversize = too_large(info.size, most)
        return Failure(named.path, oversize.reason, oversize.remedy)
    content = archive.extractfile(info)
    raw = content.read(most) if content else b""
    if len(raw) < info.size:
        return Failure(named.path, f"is cut short: {len(raw):,} of {info.size:,} bytes are there", "fetch it again")
    return member(source, info.name, held(raw), len(raw))

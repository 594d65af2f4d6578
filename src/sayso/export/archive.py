"""Several files as one ZIP archive."""

import io
import zipfile

from sayso.export.formats import Files

EPOCH = (1980, 1, 1, 0, 0, 0)


def archive(files: Files) -> bytes:
    """A ZIP archive of these files, the same on every run."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            bundle.writestr(entry, as_bytes(files[name]))
    return out.getvalue()


def as_bytes(content: str | bytes) -> bytes:
    """A text in UTF-8; what is no character of any text is written as an escape."""
    return content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")

"""A rendered case written to a file, a folder or a ZIP archive."""

from pathlib import Path

from sayso.errors import SaysoError
from sayso.export.archive import archive, as_bytes
from sayso.export.formats import BY_NAME, FORMATS, Files, Format, Rendered, by_file_name
from sayso.model import Case

TEXT = BY_NAME["text"]


class CannotWrite(SaysoError):
    """The file for a report cannot be written, or no format of this name is known."""


def chosen(name: str | None, target: Path | None) -> Format:
    """The format asked for, else the one that the file's name tells, text where it has no ending; CannotWrite for a
    name or an ending that stands for none."""
    if name and name not in BY_NAME:
        raise CannotWrite(f"no format is called {name!r}: {', '.join(BY_NAME)}")
    if name or target is None:
        return BY_NAME[name] if name else TEXT
    found = by_file_name(target)
    if not found and target.suffix:
        raise CannotWrite(f"{target}: no format has the ending {target.suffix}; say one with --format, or name a file "
                          f"that ends in {', '.join(f.suffixes[0] for f in FORMATS)}")
    return found or TEXT


def check(form: Format, target: Path | None) -> None:
    """Refuse what could not be written, before any work is done: CannotWrite, MissingExtra."""
    form.ready()
    if target is None:
        return
    if form.several:
        if target.suffix and target.suffix.lower() != ".zip" and not target.is_dir():
            raise CannotWrite(f"{form.name} makes several files: name a folder, or an archive such as "
                              f"{target.with_name(target.name.partition('.')[0] or 'case')}{form.suffixes[0]}")
    elif target.is_dir():
        raise CannotWrite(f"{target} is a folder: name a file, such as {target / 'case'}{form.suffixes[0]}")
    elif not target.parent.is_dir():
        raise CannotWrite(f"{target} cannot be written: there is no folder {target.parent}")


def write(case: Case, target: Path, name: str | None = None) -> None:
    """Write the case to this file, or to a folder or archive where the format makes several files.

    CannotWrite with reason and remedy, MissingExtra where a library is needed."""
    form = chosen(name, target)
    check(form, target)
    put(target, form.render(case))


def put(target: Path, content: Rendered) -> None:
    """Write a file, or several into a folder or a ZIP archive; CannotWrite with the reason."""
    try:
        if isinstance(content, str | bytes):
            target.write_bytes(as_bytes(content))
        elif target.suffix.lower() == ".zip":
            target.write_bytes(archive(content))
        else:
            _into_folder(target, content)
    except OSError as error:
        raise CannotWrite(f"{target} cannot be written: {error.strerror or error}") from None


def _into_folder(folder: Path, files: Files) -> None:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(as_bytes(content))

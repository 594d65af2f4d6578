"""Every format that a case can be written in, in one list: for `--format`, for the name of an output file, for help."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from sayso.extras import load
from sayso.model import Case

Files = Mapping[str, str | bytes]
Rendered = str | bytes | Files


@dataclass(frozen=True, slots=True)
class Format:
    """`suffixes` are the ends of file names that stand for the format, the first being the usual one; `module` has
    `render(case)`, which gives a text, bytes, or several files by name; `about` is one line of help, `extra` names
    the extra that brings the `library` it needs, `binary` says that it is no text, `several` that it makes more files
    than one."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    about: str
    extra: str | None = None
    library: str = ""
    binary: bool = False
    several: bool = False

    def ready(self) -> None:
        """MissingExtra where the library that it needs is not installed."""
        if self.extra:
            load(self.library, self.extra)

    def render(self, case: Case) -> Rendered:
        """The case in this format; MissingExtra where a library is not installed."""
        made: Rendered = import_module(self.module).render(case)
        return made


FORMATS = (
    Format("text", (".txt",), "sayso.render.terminal", "the report as plain text"),
    Format("html", (".html", ".htm"), "sayso.render.html", "the report as one page, articles beside it"),
    Format("md", (".md", ".markdown"), "sayso.render.markdown", "the report as Markdown"),
    Format("docx", (".docx",), "sayso.render.docx", "the report for Word", "office", "docx", binary=True),
    Format("pdf", (".pdf",), "sayso.render.pdf", "the report on pages", "office", "typst", binary=True),
    Format("json", (".json",), "sayso.render.json", "everything, in Sayso's exchange format"),
    Format("csv", (".csv.zip", ".csv"), "sayso.export.csv", "tables, one CSV file each", several=True),
    Format("xlsx", (".xlsx",), "sayso.export.xlsx", "the same tables as one Excel workbook", "office", "xlsxwriter",
           binary=True),
    Format("parquet", (".parquet.zip", ".parquet"), "sayso.export.parquet", "the same tables as Parquet", "frames",
           "pyarrow", several=True),
    Format("annotations", (".anno.jsonld",), "sayso.export.annotations", "W3C Web Annotation: who says what, where"),
    Format("prov", (".prov.json", ".provjson"), "sayso.export.prov", "W3C PROV: what derives from and quotes what"),
    Format("claims", (".claims.jsonld",), "sayso.export.schema_org", "schema.org Claim and NewsArticle"),
    Format("crate", (".crate.zip",), "sayso.export.crate", "RO-Crate: articles, results, hashes in a bundle",
           several=True),
    Format("stix", (".stix.json",), "sayso.export.stix", "STIX 2.1 report, notes and opinions"),
    Format("misp", (".misp.json",), "sayso.export.misp", "MISP event with admiralty-scale tags"),
    Format("dot", (".dot", ".gv"), "sayso.render.dot", "the lineage for Graphviz"),
    Format("graphml", (".graphml",), "sayso.render.graphml", "the lineage for Gephi, yEd, Cytoscape"),
    Format("timeline", (".timeline.json",), "sayso.export.timeline", "TimelineJS: the articles in time"),
    Format("brat", (".brat.zip",), "sayso.export.brat", "brat standoff: attributions for annotators", several=True),
    Format("bibtex", (".bib",), "sayso.export.bibtex", "BibTeX entries of the articles"),
    Format("csl", (".csl.json",), "sayso.export.csl", "CSL-JSON of the articles, for Zotero and pandoc"),
)
"""All formats, in the order in which help shows them."""

BY_NAME = {f.name: f for f in FORMATS}
_SUFFIXES = sorted(((s, f) for f in FORMATS for s in f.suffixes), key=lambda pair: -len(pair[0]))


def by_file_name(path: PurePath) -> Format | None:
    """The format that the end of a file's name stands for, the longest that fits; None where none does (`.zip` alone
    may be one of several)."""
    return next((f for suffix, f in _SUFFIXES if path.name.lower().endswith(suffix)), None)

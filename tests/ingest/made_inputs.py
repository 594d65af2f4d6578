"""Invented news in many wrappings, built when a test asks for it."""

import gzip
import io
import tarfile
import zipfile

PARAGRAPHS = (
    "The cable car above Ostrel stood still for nine hours on Sunday with 41 people on board, the operator said.",
    "A worn bearing stopped the rope, according to a first report of the inspectorate, which closed the line at noon.",
    "Mayor Ilse Tarrant told reporters that nobody had been hurt; the last cabin was emptied after dark.",
)
BODY = " ".join(PARAGRAPHS)


def page(number=0, published="2031-05-04T09:00:00+02:00", extra="", paragraphs=PARAGRAPHS):
    """A web page of an article, with what a site of news states about itself."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cable car stands still {number}</title>'
        f'<meta property="og:site_name" content="Ostrel Bugle">'
        f'<meta property="article:published_time" content="{published}">{extra}</head><body><article>'
        f"<h1>Cable car stands still {number}</h1>"
        f'{"".join(f"<p>{p} ({number})</p>" for p in paragraphs)}</article></body></html>'
    ).encode()


def record(number, body=None, length=None, head=b"Content-Type: text/html; charset=utf-8", status=200, url=None):
    """A WARC response record; `length` lies about its size."""
    http = b"HTTP/1.1 %d X\r\n" % status + head + b"\r\n\r\n" + (page(number) if body is None else body)
    url = url or f"https://bugle.example/2031/05/04/{number}"
    stated = len(http) if length is None else length
    return (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2031-05-05T10:00:{number % 60:02}Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {stated}\r\n\r\n"
    ).encode() + http + b"\r\n\r\n"


def warc(*records):
    """A compressed WARC file, a member a record."""
    return b"".join(map(gzip.compress, records))


def zstandard(*contents):
    """Compressed with Zstandard, a frame each."""
    from fastwarc.stream_io import ZstdWriter

    frames = []
    for content in contents:
        out = io.BytesIO()
        packer = ZstdWriter(out)
        packer.write(content)
        packer.close()
        frames.append(out.getvalue())
    return b"".join(frames)


def zipped(members):
    """A zip archive of these names and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(members, mode="w:gz"):
    """A tar archive of these names and bytes; a name that points elsewhere (`(name, target)`) is a link."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            if isinstance(content, str):
                info.type, info.linkname = tarfile.SYMTYPE, content
                archive.addfile(info)
            else:
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def pdf(pages, title="", date="D:20310504090000Z"):
    """A PDF whose pages hold these lines, in a font that every reader has."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
               f"<< /Title ({title}) /CreationDate ({date}) >>"]
    for n, lines in enumerate(pages):
        shown = "\n".join(f"1 0 0 1 50 {780 - 14 * k} Tm ({line}) Tj" for k, line in enumerate(lines) if line)
        content = f"BT /F1 10 Tf\n{shown}\nET"
        objects += [f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents {6 + 2 * n} 0 R "
                    "/Resources << /Font << /F1 3 0 R >> >> >>",
                    f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"]
    out, places = "%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    out += (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R "
            f"/Info 4 0 R >>\nstartxref\n{len(out)}\n%%EOF\n")
    return out.encode("latin-1")

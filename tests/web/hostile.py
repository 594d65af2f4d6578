"""Articles that try to run, to hide, to break out, to stall: what a case must carry without harm."""

from sayso.model import Annotated, Article, Case, Claim, Independence, Mention, Source

SCRIPT = '<script>document.title="taken"</script><img src=x onerror=alert(1)>'
SVG = '<svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text>press</text></a></svg>'
CSS = '</style><style>body{display:none}</style><link rel=stylesheet href=http://evil.example/x.css>'
TEMPLATE = "{{ 7*7 }}{% include '/etc/passwd' %}${7*7}"
BREAKOUT = '"></a><iframe src="http://evil.example"></iframe>\' onmouseover=\'alert(1)'
HTMX = '<div hx-get="/cases" hx-trigger="load" hx-on:click="alert(1)">x</div>'
BIDI = "The mayor said \u202e.ton did he\u202c and left\u200b\u2066\ufeff\u00ad quietly \U000e0041"
CONTROL = "before\x00\x1b[31m after \ud800 lone"
LONG = "word " * 1_000_000
ALL = {"script": SCRIPT, "svg": SVG, "css": CSS, "template": TEMPLATE, "breakout": BREAKOUT, "htmx": HTMX, "bidi": BIDI,
       "control": CONTROL, "long": LONG}


def case() -> Case:
    """Each text as an article, with its own words in every field, and a claim and a source made of them."""
    articles = [Article(f"{name}-{text[:20]}" if name in ("script", "breakout") else name, text, title=text[:80],
                        outlet=text[:60], byline=text[:60], published="2031-05-12", body=0, url="javascript:alert(1)")
                for name, text in ALL.items()]
    sources = [Source(f"source-{n}", a.text[:60], (a.text[:50],), "person", a.text[:40], (a.anchor(0, 10),))
               for n, a in enumerate(articles)]
    claims = [Claim(a.text[:120], (Mention(a.anchor(0, min(len(a.text), 100)), None, s.id),), (s.id,),
                    Independence(1, 1, 1), n, a.text[:50])
              for n, (a, s) in enumerate(zip(articles, sources, strict=True), 1)]
    return Case(read=tuple(Annotated(a, dates_doubtful=a.text[:40]) for a in articles), sources=tuple(sources),
                claims=tuple(claims))

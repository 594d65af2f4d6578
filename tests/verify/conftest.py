"""Three cases that every format must hold: the demo, a hand-made one with everything, and a hostile one."""

from pathlib import Path

import pytest
from made_case import case as made

import sayso
from sayso.model import (
    Annotated,
    Article,
    Attribution,
    Case,
    Claim,
    Derivation,
    Discrepancy,
    Independence,
    Mention,
    Side,
    Source,
)

DEMO = Path(sayso.__file__).parent / "demo" / "case"
EVIL = '=X("http://x")\t<script>alert(1)</script> \\input{x} } % $ & # _ ~ ^ ]]> \x07\u202e🚒\n\nLine two, "he said".'


@pytest.fixture(scope="session")
def demo():
    return sayso.read(DEMO)


@pytest.fixture(scope="session")
def handmade():
    return made()


@pytest.fixture(scope="session")
def hostile():
    """Every text that an article, its file or its page could bring is an attack on some format."""
    article = Article("../=a;b[c]", EVIL, EVIL, EVIL, EVIL, EVIL, "2031", "2031-05", "xx",
                      "https://x.example/{}\\ ", EVIL)
    plain = Article("b", "b")
    at = article.anchor(0, len(EVIL))
    source = Source("source-1", EVIL, (EVIL,), "anonymous", EVIL, (at,))
    said = Attribution(article.id, (at,), (at,), (at,), source_id=source.id, via=(EVIL,))
    mention = Mention(at, said.id, source.id, "denies")
    claim = Claim(EVIL, (mention,), (source.id, f"own:{article.id}"), Independence(1, 2, 1), 1, EVIL, (), (mention,))
    sides = (Side(at, EVIL, source.id), Side(plain.anchor(0, 1), EVIL))
    return Case(read=(Annotated(article), Annotated(plain)), attributions=(said,), sources=(source,), claims=(claim,),
                derivations=(Derivation(article.id, None, EVIL, "version"), Derivation("b", "lost:1", EVIL, "cut")),
                discrepancies=(Discrepancy("figure", EVIL, sides, claim.id),))


@pytest.fixture(params=["demo", "handmade", "hostile", "empty"])
def any_case(request):
    return Case() if request.param == "empty" else request.getfixturevalue(request.param)

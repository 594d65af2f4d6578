"""What the README shows of `sayso demo` is what it prints now."""

from pathlib import Path

import sayso
from sayso.render import terminal

README = Path(__file__).parents[2] / "README.md"
DEMO = Path(sayso.__file__).parent / "demo" / "case"


def shown() -> list[str]:
    """The lines of the README's report, without the places at which it is shortened."""
    block = README.read_text(encoding="utf-8").split("    $ sayso demo\n")[1].split("\n*(")[0]
    return [line.removeprefix("    ") for line in block.splitlines() if line.strip() not in ("", "[...]")]


def test_the_readme_shows_what_the_demo_prints() -> None:
    printed = iter(terminal.render(sayso.read(DEMO)).splitlines())
    for line in shown():
        assert any(one.strip() == line.strip() for one in printed), f"not printed, or not in this order: {line}"

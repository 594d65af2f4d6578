"""How networks are run: one thread a run, results in order."""

import subprocess
import sys

import pytest

from sayso.network import readable, spread, threads


@pytest.mark.parametrize("used", ["1", "3"])
def test_results_come_in_the_order_of_what_was_asked(monkeypatch: pytest.MonkeyPatch, used: str) -> None:
    monkeypatch.setenv("SAYSO_THREADS", used)
    assert threads() == int(used)
    assert spread(lambda n: n * n, range(20)) == [n * n for n in range(20)]
    assert spread(lambda n: n, []) == []


@pytest.mark.parametrize("said", ["", "many", "-2"])
def test_what_is_no_number_of_threads_is_passed_over(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("SAYSO_THREADS", said)
    assert 1 <= threads() <= 4


def test_an_error_in_a_run_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAYSO_THREADS", "2")
    with pytest.raises(ZeroDivisionError):
        spread(lambda n: 1 // n, [1, 0, 2])


def test_half_a_surrogate_pair_is_made_readable() -> None:
    assert readable("a\ud83d b") == "a? b"
    assert readable("naïve") == "naïve"


def test_the_runtime_is_loaded_when_first_used() -> None:
    code = "import sys, sayso.relate.claims.judge; print({'onnxruntime', 'tokenizers', 'numpy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"

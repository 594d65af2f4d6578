"""Limits on time: what Python does is interrupted, and what cannot be ends its process."""

import subprocess
import sys
import time

import pytest

from sayso.patience import GAVE_UP, TimeUp, at_most, each_or_end

DEAF = """
import signal, sys, time
from sayso.patience import at_most, each_or_end

def values():
    yield "first"
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})  # as in a library that does not look up
    time.sleep(60)

with at_most(0.2):
    for value in each_or_end(values(), 0.5):
        print(value, flush=True)
"""


def test_what_python_does_is_interrupted_even_where_it_catches_whatever_comes():
    def stubborn():
        while True:
            try:
                time.sleep(0.01)
            except Exception:
                continue

    start = time.monotonic()
    with pytest.raises(TimeUp), at_most(0.1):
        stubborn()
    assert time.monotonic() - start < 5


def test_what_cannot_be_interrupted_ends_the_process():
    ended = subprocess.run([sys.executable, "-c", DEAF], capture_output=True, text=True, timeout=30, check=False)
    assert ended.stdout == "first\n"
    assert ended.returncode == GAVE_UP
    assert "values" in ended.stderr, "it says where it was"


def test_values_in_time_come_as_they_are():
    assert list(each_or_end(iter("abc"), 5)) == ["a", "b", "c"]

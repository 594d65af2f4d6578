"""The server's start: what it opens, where it listens, what it says when it cannot."""

import os
import re
import subprocess
import sys
import urllib.request

import pytest

from sayso.web.serve import CannotServe, listen


def test_a_port_that_is_taken_is_said_with_a_way_out():
    with listen("127.0.0.1", 0) as first, pytest.raises(CannotServe, match="another --port may be free"):
        listen("127.0.0.1", first.getsockname()[1])


@pytest.mark.parametrize("host", ["203.0.113.1", "no.such.host.invalid"])
def test_an_address_that_is_not_ours_is_said(host):
    with pytest.raises(CannotServe):
        listen(host, 0)


def test_a_workspace_is_made_and_served_until_it_is_stopped(tmp_path):
    command = [sys.executable, "-m", "sayso", "serve", "--port", "0", "--workspace", str(tmp_path / "desk")]
    said_at_once = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=said_at_once) as ran:
        try:
            assert ran.stdout
            address = re.search(r"http://127\.0\.0\.1:\d+/", ran.stdout.readline())
            assert address
            with urllib.request.urlopen(address[0]) as answer:
                assert b"There is no case yet" in answer.read()
        finally:
            ran.terminate()

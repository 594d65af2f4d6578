"""The server: one process on this machine, until it is stopped."""

import secrets
import socket
import sys
from collections.abc import Callable

from sayso.errors import SaysoError
from sayso.web.app import application
from sayso.web.desk import Desk
from sayso.web.guard import Access, is_loopback

TURN = 0.001
"""Seconds after which a case that is being worked out makes way for a page that is asked for; with Python's own 0.005
they pass at every step of an answer."""


class CannotServe(SaysoError):
    """The address is taken or is not this machine's."""


def serve(desk: Desk, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is told the address to open. Port 0 takes any that is free.

    Beyond loopback the address holds a token, new with every start."""
    import uvicorn

    sys.setswitchinterval(TURN)
    listening = listen(host, port)
    bound = int(listening.getsockname()[1])
    access = Access(host, bound, "" if is_loopback(host) else secrets.token_urlsafe(24))
    shown = f"[{host}]" if ":" in host else host
    ready(f"http://{shown}:{bound}/" + (f"?token={access.token}" if access.token else ""))
    config = uvicorn.Config(application(desk, access), log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections from now on, so that the address told can be opened at once. CannotServe."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or error
        raise CannotServe(f"cannot serve on {host}:{port}: {reason}; another --port may be free") from None
    return listening

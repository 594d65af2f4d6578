"""Ids that depend on what was found and how, and on nothing else: a re-run gives the same ids."""

import hashlib

DIGITS = 8


def identify(kind: str, *parts: object) -> str:
    """`kind-xxxxxxxx`, a hash of the parts' representations; a score must not be among them."""
    digest = hashlib.blake2b("\x1f".join(map(repr, parts)).encode("utf-8", "backslashreplace"), digest_size=16)
    return f"{kind}-{digest.hexdigest()[:DIGITS]}"

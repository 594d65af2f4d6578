"""Web addresses: which one an article is known by, and which a program may be sent to."""

import ipaddress
import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

WEB = re.compile(r"https?://", re.IGNORECASE)
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|at_(?:medium|campaign)\w*|ocid|cmpid|smid")

FOUND_AT = "the address it was found at"


def is_web(value: str) -> bool:
    """Whether this is a web address and no path."""
    return WEB.match(value) is not None


def canonical(stated: str | None, own: str | None) -> str | None:
    """The address that an article is known by: the one that its page states, else the one it was found at.

    A stated address without a path is that of the whole site, as broken templates have it, and does not count. What
    only tracks readers is taken off.
    """
    for url in (_absolute(stated, own), own):
        if url and is_web(url) and (cleaned := _cleaned(url)) and (url == own or urlsplit(cleaned).path.strip("/")):
            return cleaned
    return None


def _absolute(stated: str | None, own: str | None) -> str | None:
    try:
        return urljoin(own or "", stated) if stated else None
    except ValueError:
        return None


def _cleaned(url: str) -> str | None:
    """Without fragment and tracking, scheme and host in lower case; None where it is no address."""
    try:
        parts = urlsplit(url.strip())
        if not parts.hostname:
            return None
        query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(k.lower())]
    except ValueError:
        return None
    kept = parts.query if len(query) == parts.query.count("&") + 1 else urlencode(query)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, kept, ""))


def is_public(address: str) -> bool:
    """Whether this IP address belongs to the public internet: no loopback, private, link-local or reserved one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return (mapped or ip).is_global and not ip.is_multicast

"""Sitemaps (sitemaps.org) and news sitemaps: addresses only, so they are of use where pages may be fetched."""

from collections.abc import Iterator

from sayso.ingest.markup import local, tree
from sayso.ingest.source import Found, Link, Options, Source, Unreadable
from sayso.model import Failure


def read(source: Source, options: Options) -> Iterator[Found]:
    """The pages that it lists, in its order, as far as the limit on links allows."""
    root = tree(source.content(options.limits.file_bytes))
    addresses = [(e.text or "").strip() for e in root.iter() if local(e.tag) == "loc" and (e.text or "").strip()]
    if not addresses:
        raise Unreadable("is a sitemap without addresses", "check that it was fetched whole")
    if options.fetcher is None:
        raise Unreadable(f"is a sitemap: it holds {len(addresses):,} addresses and no article",
                         "--fetch gets the pages that it lists")
    most = options.limits.links
    if len(addresses) > most:
        yield Failure(source.path, f"lists {len(addresses):,} addresses; the first {most:,} were fetched",
                      "name the others one by one", severity="partly")
    yield from (Link(url, source.path, source.depth) for url in addresses[:most])

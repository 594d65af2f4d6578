"""A stream of articles grouped into cases, one a story, as they arrive."""

from sayso.stories.grouping import ASKED, COMMONEST, Change, Shelf, likeliest, settle
from sayso.stories.likeness import Weighed, weigh
from sayso.stories.profile import Profile, profile, rarity

__all__ = [
    "ASKED", "COMMONEST", "Change", "Profile", "Shelf", "Weighed", "likeliest", "profile", "rarity", "settle", "weigh",
]

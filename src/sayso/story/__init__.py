"""A stream of articles grouped into cases, one a story, as they arrive."""

from sayso.story.grouping import ASKED, COMMONEST, Change, Shelf, likeliest, settle
from sayso.story.likeness import Weighed, weigh
from sayso.story.profile import Profile, profile, rarity

__all__ = [
    "ASKED", "COMMONEST", "Change", "Profile", "Shelf", "Weighed", "likeliest", "profile", "rarity", "settle", "weigh",
]

"""Word forms as one: a light English suffix stripper, enough to see `killed`, `kills` and `killing` as one word."""

from functools import lru_cache

IRREGULAR = {
    "said": "say", "told": "tell", "sent": "send", "shot": "shoot", "held": "hold", "took": "take", "taken": "take",
    "made": "make", "went": "go", "gone": "go", "came": "come", "gave": "give", "given": "give", "saw": "see",
    "seen": "see", "found": "find", "left": "leave", "fell": "fall", "fallen": "fall", "began": "begin",
    "begun": "begin", "struck": "strike", "stricken": "strike", "fought": "fight", "bought": "buy", "sold": "sell",
    "paid": "pay", "lost": "lose", "won": "win", "met": "meet", "led": "lead", "built": "build", "broke": "break",
    "broken": "break", "flew": "fly", "flown": "fly", "drove": "drive", "driven": "drive", "spoke": "speak",
    "spoken": "speak", "wrote": "write", "written": "write", "chose": "choose", "chosen": "choose", "slain": "slay",
    "slew": "slay", "died": "die", "dying": "die", "dies": "die", "dead": "die", "death": "die", "deaths": "die",
    "men": "man", "women": "woman", "children": "child", "people": "person", "persons": "person", "lives": "life",
    "police": "police", "forces": "force", "talks": "talk", "news": "news", "wounded": "wound", "hurt": "hurt",
    "stolen": "steal", "stole": "steal", "hid": "hide", "hidden": "hide", "knew": "know", "known": "know",
    "grew": "grow", "grown": "grow", "threw": "throw", "thrown": "throw", "rose": "rise", "risen": "rise",
    "caught": "catch", "taught": "teach", "brought": "bring", "thought": "think", "sought": "seek", "kept": "keep",
    "dealt": "deal", "felt": "feel", "lying": "lie", "ran": "run", "swam": "swim", "sank": "sink", "sunk": "sink",
    "tore": "tear", "torn": "tear", "wore": "wear", "bore": "bear", "shook": "shake", "shaken": "shake",
}
VOWELS = frozenset("aeiouy")
ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("ing", ""),
           ("ed", ""), ("es", "e"), ("s", ""))
LEAST = 3


@lru_cache(maxsize=65536)
def stem(folded: str) -> str:
    """The stem of one folded word; names pass unchanged as far as no ending fits."""
    if folded in IRREGULAR:
        return _settled(IRREGULAR[folded])
    for ending, put in ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= LEAST and not folded.endswith(("ss", "us", "is")):
            return _settled(folded[: len(folded) - len(ending)] + put)
    return _settled(folded)


def _settled(bare: str) -> str:
    """`stopp` and `stop`, `dispatche` and `dispatch` become one."""
    if not VOWELS & set(bare):
        return bare
    if len(bare) > LEAST and bare[-1] == bare[-2] and bare[-1] not in "aeiouls":
        bare = bare[:-1]
    return bare[:-1] if len(bare) > LEAST and bare.endswith("e") else bare

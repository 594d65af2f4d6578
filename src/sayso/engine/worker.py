"""The program that `processes` starts once a core: articles in on standard input, findings out on standard output.

It is a program of its own and no fork: a fork of a process with threads (a notebook, a web server) may hang, and other
ways to start one run the user's script again.
"""

import os
import pickle
import sys
from typing import BinaryIO

from sayso.errors import SaysoError
from sayso.model import Annotated, Failure


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer each pickled article with its pickled findings until the other side closes."""
    from sayso.engine.serial import one

    while True:
        try:
            article = pickle.load(asked)
        except EOFError:
            return
        try:
            answer: Annotated | Failure | SaysoError = one(article)
        except SaysoError as error:
            answer = SaysoError(str(error))
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def main() -> None:
    """Standard output is for answers alone: what a library prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        serve(sys.stdin.buffer, answers)
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(0)


if __name__ == "__main__":
    main()

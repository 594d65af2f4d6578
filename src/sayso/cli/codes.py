"""How the command ends."""

NOTHING_READ, USAGE, LEFT_OUT, INTERRUPTED = 1, 2, 3, 130

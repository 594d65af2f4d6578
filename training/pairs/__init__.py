"""Training of the network that reads two statements and says how the one bears on the other."""

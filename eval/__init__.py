"""How good Sayso is, measured: one command runs every benchmark and holds it against the floors."""

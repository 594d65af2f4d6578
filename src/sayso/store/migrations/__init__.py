"""How the tables of a workspace came to be, one revision a change; run by `sayso.store.database`."""

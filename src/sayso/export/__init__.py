"""A case in the formats of other tools. `formats` lists them all; each module makes one, from nothing but the case."""

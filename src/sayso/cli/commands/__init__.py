"""One module a command: `ABOUT` is its help, `run` the command with its arguments. `cli/app.py` lists them."""

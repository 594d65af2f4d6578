"""`python -m sayso`."""

from sayso.cli.app import main

main()

"""`python -m consilience` is the command line."""

from consilience.serve.command import main

main()

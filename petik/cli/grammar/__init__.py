"""The command line as it is written: words, their aliases, and what a wrong one was meant to be."""

"""The command line: one module per command, which takes the arguments and the sentences and gives the exit code."""

"""`python -m petik`."""

import sys

from petik.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

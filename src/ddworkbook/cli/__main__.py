"""Run the command line as `python -m ddworkbook.cli`."""

from __future__ import annotations

import sys

from ddworkbook.cli.main import main

if __name__ == "__main__":
    sys.exit(main())

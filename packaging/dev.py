#!/usr/bin/env python3
"""Set the project up, run it, test it: `python3 packaging/dev.py run` (or test, setup, bench).

Needs nothing but Python and pip. This file alone is written so that an old Python can read it and
say that it is too old; everything else is in the dev_*.py files beside it.
"""

import sys

if sys.version_info < (3, 11):
    sys.stderr.write(
        "ddworkbook needs Python 3.11 or newer; this is Python "
        + ".".join(str(part) for part in sys.version_info[:2])
        + ". Install a newer one and call it by its name, for example: "
        + "python3.11 packaging/dev.py run\n"
    )
    sys.exit(1)

if __name__ == "__main__":
    # Without this a first call would leave __pycache__ folders of the system's Python behind.
    sys.dont_write_bytecode = True
    from dev_verbs import main

    sys.exit(main(sys.argv[1:]))

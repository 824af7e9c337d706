"""`python -m ecoplanner`."""

from __future__ import annotations

from ecoplanner.entry import main

if __name__ == "__main__":
    main()

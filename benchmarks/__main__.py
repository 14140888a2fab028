"""`python -m benchmarks` is `wireroom bench`."""

from benchmarks.command import main

raise SystemExit(main())

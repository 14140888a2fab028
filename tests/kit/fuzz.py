"""How many mutated inputs each format gets, and how long one may take."""

import os
from datetime import timedelta

# 50 in the fast part; .ci/run asks for 500, `make fuzz` for 10,000.
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "50"))
LONGEST = timedelta(seconds=5)

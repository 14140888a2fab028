"""How many mutated inputs each format gets, and how long one may take."""

import os
from datetime import timedelta

# 20 in the fast part; .ci/run asks for 500, `make fuzz` for 10,000.
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "20"))
# Seconds an input may take, which `make fuzz` asks for; elsewhere it depends on what else the machine does.
LONGEST = timedelta(seconds=float(os.environ["FUZZ_SECONDS"])) if "FUZZ_SECONDS" in os.environ else None

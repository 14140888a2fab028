"""Load what all workers need by being imported: the language model and the word lists that rules read.

The process that workers are forked from imports it, so it starts no thread: the encoder is left out, whose library
starts one when it is imported. Nothing else imports it.
"""

from __future__ import annotations

import gc

from flows.runs.annotation_work import read_sample
from transforms.document import Profile

read_sample(Profile.FAST)
gc.freeze()  # or each worker's first collection would copy what they share

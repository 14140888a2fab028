"""Say which entity a description may mean, and how sure that is: the value and the scores that its finders share.

How persons match: descriptions.py. How organizations match: organization_descriptions.py.
"""

from dataclasses import dataclass

from transforms.document import SpeakerRule

# Scores, 0..1, set by hand: the same noun is all but sure, a broader word less so, nearness decides ties.
SAME_NOUN = 0.75
BROADER_NOUN = 0.6
NARROWER_NOUN = 0.45
NO_NOUN = 0.25
# Added for each word that description and role or name share, two at most.
SHARED_WORD = 0.12
MAX_SHARED_WORDS = 2
# Added for a mention right before, less the farther away it is.
NEARNESS = 0.15


@dataclass(frozen=True, slots=True)
class DescriptionMatch:
    """An entity that a description may mean; `score` is 0..1, `reason` one short sentence."""

    entity_id: str
    score: float
    rule: SpeakerRule
    reason: str

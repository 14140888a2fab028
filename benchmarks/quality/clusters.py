"""Compare two partitions of mentions into entities by the metrics of coreference: B-cubed and LEA.

A mention that one side alone has counts against the other. Sources: Bagga and Baldwin 1998, "Algorithms for Scoring
Coreference Chains"; Moosavi and Strube 2016, "Which Coreference Evaluation Metric Do You Trust?".
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from benchmarks.quality.tally import Tally

# Which entity each mention is of; a mention is the side that has it, "gold" if both, and its number there.
Partition = Mapping[tuple[str, int], str]


def tally_b_cubed(gold: Partition, found: Partition) -> Tally:
    """Count, for each mention, the share of its entity that the other side has with it."""
    return Tally(_sum_b_cubed(found, gold), len(found), _sum_b_cubed(gold, found), len(gold))


def tally_lea(gold: Partition, found: Partition) -> Tally:
    """Count, for each entity by its size, the share of its links that the other side has; one alone links to itself."""
    return Tally(_sum_lea(found, gold), len(found), _sum_lea(gold, found), len(gold))


def _sum_b_cubed(side: Partition, other: Partition) -> float:
    total = 0.0
    for members in _group_mentions(side):
        counts = Counter(other[one] for one in members if one in other)
        total += sum(count * count for count in counts.values()) / len(members)
    return total


def _sum_lea(side: Partition, other: Partition) -> float:
    sizes = Counter(other.values())
    total = 0.0
    for members in _group_mentions(side):
        counts = Counter(other[one] for one in members if one in other)
        if len(members) == 1:
            total += any(sizes[one] == 1 for one in counts)
        else:
            total += len(members) * sum(map(_count_links, counts.values())) / _count_links(len(members))
    return total


def _count_links(size: int) -> float:
    return size * (size - 1) / 2


def _group_mentions(side: Partition) -> list[list[tuple[str, int]]]:
    groups: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for mention, entity in side.items():
        groups[entity].append(mention)
    return list(groups.values())

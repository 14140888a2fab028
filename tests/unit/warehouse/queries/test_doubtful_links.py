"""Which decisions on entities are shown to people."""

from pathlib import Path

from tests.kit.entities import ANA, name_one
from tests.kit.rows import article
from transforms.document import Rows
from warehouse import store
from warehouse.bi.publish import publish
from warehouse.queries.doubtful_links import list_doubtful_links
from warehouse.queries.published_tables import open_tables


def linked(guid: str, score: float, runner_up_score: float | None, reason: str = "new") -> Rows:
    rows = name_one(article(f"{guid} speaks.", guid=guid, people=["Ana Silva"]), ANA)
    rows["entity_links"] = rows["entity_links"][:1]
    rows["entity_links"][0] |= {
        "local_entity_id": ANA,
        "link_score": score,
        "link_reason": reason,
        "runner_up_entity_id": runner_up_score and "person.a-silva",
        "runner_up_score": runner_up_score,
    }
    return rows


def test_the_least_sure_come_first_and_sure_ones_not_at_all(tmp_path: Path) -> None:
    data = tmp_path / "data"
    store.create(data)
    store.append(data, linked("sure", 1.0, None), linked("unsure", 0.6, 0.4), linked("two", 0.95, 0.92, "same name"))
    store.append(data, linked("decided", 0.5, None, "decided"))
    publish(data)
    with open_tables(data) as tables:
        found = list_doubtful_links(tables)
    shown = [(one.link_score, one.runner_up_score, one.article_count) for one in found]
    assert shown == [(0.6, 0.4, 1), (0.95, 0.92, 1)]

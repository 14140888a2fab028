"""The facts of a report are those of one publication."""

from pathlib import Path

import pytest

from tests.kit.warehouse import revised_store
from warehouse.bi.publish import publish
from warehouse.queries.selection import Selection
from warehouse.report.facts import read_facts


def test_each_speaker_of_a_quote_and_who_is_named_in_it(sound_warehouse: Path) -> None:
    facts = read_facts(sound_warehouse, Selection())
    first, second = (quote for quote in facts.quotes if quote.row["document_id"] == facts.articles[0]["document_id"])
    assert first.speaker_ids == ("person.ana-silva", "organization.port-council")
    assert second.speaker_ids == ("person.ana-silva",)
    assert second.company_ids == first.company_ids == ("person.ana-silva", "organization.port-council")
    assert first.mentioned_ids == second.mentioned_ids == ()


def test_articles_come_latest_first_and_undated_last(sound_warehouse: Path) -> None:
    days = [article["published_date"] for article in read_facts(sound_warehouse, Selection()).articles]
    assert days[-1] is None and days[:-1] == sorted(days[:-1], reverse=True)


def test_an_earlier_version_is_known_and_not_counted(tmp_path: Path) -> None:
    data = revised_store(tmp_path / "data")
    publish(data)
    facts = read_facts(data, Selection())
    assert [(article["revision"], article["published_date"].day) for article in facts.articles] == [(2, 15)]
    assert [revision["revision"] for revision in facts.revisions] == [1]
    assert len(facts.rejects) == 1


def test_nothing_published_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="documents"):
        read_facts(tmp_path, Selection())


def test_nothing_chosen_is_nothing(sound_warehouse: Path) -> None:
    facts = read_facts(sound_warehouse, Selection(publisher="Nobody's Gazette"))
    assert not facts.articles and not facts.quotes and not facts.entities

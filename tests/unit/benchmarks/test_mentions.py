"""Labels of who, where and when: marks, figures and misses; all labelled articles can be read."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from benchmarks.quality import gold_mentions, mention_pairs, mention_scores
from benchmarks.quality.clusters import tally_b_cubed, tally_lea
from benchmarks.quality.gold_mentions import GoldEntity, GoldRole, LabelledArticle, parse_marks
from benchmarks.quality.mentions import draw_mention_miss
from transforms.document import EntityType, MentionType, RoleStatus, Rows

MARKED = (
    "{ana=Ana Silva}, {ana?the {berg=Berg} mayor}, spoke on {#2017-04-11=Tuesday}. {oslo@norway=Oslo} heard {ana.her}; "
    "{ana~the mayor} left {berg=Berg} in {#*=spring}."
)
ARTICLE = parse_marks("case", MARKED)
ENTITIES = {
    key: GoldEntity(key, frozenset({EntityType(kind)}), name, None)
    for key, kind, name in (
        ("ana", "person", "Ana Silva"),
        ("berg", "place", "Berg"),
        ("oslo", "place", "Oslo"),
        ("norway", "place", "Norway"),
    )
}
ROLES = [GoldRole("case", "ana", "mayor", frozenset({"berg"}), RoleStatus.CURRENT, "2016-01-01", "")]


@pytest.fixture(autouse=True)
def _known_entities(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (mention_scores, mention_pairs):
        monkeypatch.setattr(module, "read_gold_entities", lambda: ENTITIES)
    monkeypatch.setattr(mention_scores, "read_gold_roles", lambda: ROLES)


def make_rows(article: LabelledArticle = ARTICLE) -> Rows:
    """Make rows that say what the labels say."""
    entities = [
        {"entity_id": f"id.{one.key}", "entity_type": str(*one.types), "name": one.name} for one in ENTITIES.values()
    ]
    mentions = [
        {
            "start_char": one.start,
            "end_char": one.end,
            "mention_type": str(MentionType.METONYM if one.literal else one.kind),
            "entity_id": f"id.{one.key}",
            "literal_entity_id": f"id.{one.literal}" if one.literal else None,
            "mention_rule": "rule",
        }
        for one in article.mentions
        if one.kind is not None
    ]
    role = {"entity_id": "id.ana", "role": "Berg mayor", "organization_entity_id": "id.berg", "status": "current"}
    roles = [role | {"valid_from": date(2016, 1, 1), "valid_to": None, "evidence": "the Berg mayor"}]
    dates = [
        {"start_char": one.start, "end_char": one.end, "value": one.value, "evidence": ""} for one in article.dates
    ]
    return {"entities": entities, "entity_mentions": mentions, "entity_roles": roles, "dates": dates}


def test_marks_are_taken_out_and_keep_their_places() -> None:
    assert ARTICLE.text == "Ana Silva, the Berg mayor, spoke on Tuesday. Oslo heard her; the mayor left Berg in spring."
    words = [(ARTICLE.text[one.start : one.end], one.key, one.kind, one.literal) for one in ARTICLE.mentions]
    assert words == [
        ("Ana Silva", "ana", MentionType.NAME, ""),
        ("the Berg mayor", "ana", None, ""),
        ("Berg", "berg", MentionType.NAME, ""),
        ("Oslo", "oslo", MentionType.NAME, "norway"),
        ("her", "ana", MentionType.PRONOUN, ""),
        ("the mayor", "ana", MentionType.NOMINAL, ""),
        ("Berg", "berg", MentionType.NAME, ""),
    ]
    assert [(ARTICLE.text[one.start : one.end], one.value, one.is_optional) for one in ARTICLE.dates] == [
        ("Tuesday", "2017-04-11", False),
        ("spring", None, True),
    ]


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("{ana=Ana", id="not closed"),
        pytest.param("Ana}", id="not opened"),
        pytest.param("{ana Ana}", id="no kind"),
        pytest.param("{ana=Ana {x}}", id="no kind within another"),
    ],
)
def test_marks_that_do_not_fit_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        parse_marks("case", marked)


def test_all_right_is_1_in_every_figure() -> None:
    score = mention_scores.score_labels(ARTICLE, make_rows())
    assert score.misses == []
    assert set(score.tallies.figures.values()) == {1.0}


@pytest.mark.parametrize(
    ("table", "row", "cells", "kind", "figures"),
    [
        pytest.param(
            "entity_mentions", 0, {"start_char": 4}, "edge of name", {"names_exact": 0.75}, id="a name cut short"
        ),
        pytest.param(
            "entity_mentions", 4, {"entity_id": "id.berg"}, "entity of description", {"descriptions": 0}, id="joined"
        ),
        pytest.param("entity_mentions", 3, {"entity_id": "id.berg"}, "entity of pronoun", {"pronouns": 0}, id="she"),
        pytest.param(
            "entity_mentions",
            2,
            {"mention_type": "name", "literal_entity_id": None},
            "metonym",
            {"metonyms": 0, "names_lenient": 1},
            id="a metonym read as a place",
        ),
        pytest.param("entities", 1, {"entity_type": "person"}, "type of name", {"names_lenient": 0.5}, id="type"),
        pytest.param("entity_roles", 0, {"role": "judge"}, "role", {"roles": 0, "role_times": 0}, id="another office"),
        pytest.param(
            "entity_roles",
            0,
            {"organization_entity_id": "id.oslo"},
            "organization of role",
            {"role_organizations": 0, "roles": 1},
            id="an office elsewhere",
        ),
        pytest.param(
            "entity_roles", 0, {"valid_from": None}, "time of role", {"role_times": 0, "roles": 1}, id="another time"
        ),
        pytest.param("dates", 0, {"value": "2017-04-18"}, "value of date", {"date_values": 0, "dates": 1}, id="day"),
        pytest.param("dates", 1, {"value": "2017-SP"}, None, {"date_values": 1}, id="an optional date, any value"),
    ],
)
def test_what_is_wrong_is_counted_and_told(
    table: str, row: int, cells: dict[str, Any], kind: str | None, figures: dict[str, float]
) -> None:
    rows = make_rows()
    rows[table][row] |= cells
    score = mention_scores.score_labels(ARTICLE, rows)
    assert kind is None or kind in {one.kind for one in score.misses}
    assert {name: score.tallies.figures[name] for name in figures} == pytest.approx(figures)


def test_missing_and_spurious_mentions_are_told() -> None:
    rows = make_rows()
    rows["entity_mentions"][0] |= {"start_char": ARTICLE.text.index("spoke"), "end_char": ARTICLE.text.index(" on")}
    kinds = [one.kind for one in mention_scores.score_labels(ARTICLE, rows).misses]
    assert {"missed name", "spurious name"} <= set(kinds)


def test_honorifics_belong_to_a_name_or_not_and_optional_mentions_are_let_be() -> None:
    marked = parse_marks("case", "Ms {ana=Silva} met {?Reggae} fans. {ana=Silva} sang.")
    rows = make_rows(marked)
    rows["entity_mentions"][0]["start_char"] = 0
    found = {"mention_type": "name", "entity_id": "id.oslo", "literal_entity_id": None, "mention_rule": "rule"}
    start = marked.text.index("Reggae")
    rows["entity_mentions"].append(found | {"start_char": start, "end_char": start + 6})
    assert mention_scores.score_labels(replace(marked, name="other"), rows).tallies.figures["names_exact"] == 1


def test_metrics_of_coreference_are_those_of_the_papers() -> None:
    gold = {("gold", at): entity for at, entity in enumerate("aaabb")}
    found = {("gold", at): entity for at, entity in enumerate("xxyyy")}
    b_cubed, lea = tally_b_cubed(gold, found), tally_lea(gold, found)
    # By hand: of aaa 2*2/3 + 1/3, of bb 2; of xx 2, of yyy 1/3 + 2*2/3.
    assert (b_cubed.recall, b_cubed.precision) == pytest.approx((11 / 15, 11 / 15))
    # By hand: aaa keeps 1 of 3 links, bb its one; xx its one, yyy 1 of 3.
    assert (lea.recall, lea.precision) == pytest.approx((3 / 5, 3 / 5))


def test_a_miss_is_drawn_with_its_words_and_both_sides() -> None:
    miss = mention_scores.MentionMiss("metonym", "case", 45, 49, "metonym", "id.oslo")
    drawn = draw_mention_miss(miss, ARTICLE.text).plain
    assert "[Oslo] heard" in drawn
    assert "gold  metonym" in drawn and "ours  id.oslo" in drawn


@pytest.mark.slow  # one of them has front matter, which the parser takes out
def test_labelled_articles_are_the_texts_and_their_keys_are_known() -> None:
    articles = [gold_mentions.read_labelled_article(name) for name in gold_mentions.labelled_articles()]
    used = {key for article in articles for one in article.mentions for key in (one.key, one.literal)}
    assert len(articles) == 31
    assert gold_mentions.read_gold_entities().keys() == used - {"", "?"}
    people = {article.name: {one.key for one in article.mentions} for article in articles}
    for role in gold_mentions.read_gold_roles():
        assert role.person in people[role.article]
        assert role.organizations <= used

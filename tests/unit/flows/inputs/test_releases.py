"""What may not be shown is held back, and tried again when its time has come."""

from datetime import datetime

import pytest

from flows.inputs import releases
from transforms.document import ArticleMetadata, ArticleState, Document, RawArticle

NOW = datetime(2026, 11, 28, 12)
LATER = datetime(2026, 11, 29, 6)
BEFORE = datetime(2026, 11, 28, 6)


def document(state: ArticleState | None, until: datetime | None) -> Document:
    raw = RawArticle(b"Words.", "file:///a.xml")
    return Document("0" * 16, raw, "Words.", (), metadata=ArticleMetadata(state=state, embargoed_until=until))


@pytest.mark.parametrize(
    ("state", "until", "reason", "retry_at"),
    [
        pytest.param(None, None, None, None, id="nothing said"),
        pytest.param(ArticleState.PUBLISHED, None, None, None, id="may be shown"),
        pytest.param(ArticleState.EMBARGOED, LATER, "embargoed", LATER, id="embargo to come to its end"),
        pytest.param(ArticleState.PUBLISHED, LATER, "embargoed", LATER, id="a time alone is an embargo too"),
        pytest.param(ArticleState.EMBARGOED, BEFORE, None, None, id="embargo that has ended"),
        pytest.param(ArticleState.EMBARGOED, None, "embargoed", None, id="embargo without a time"),
        pytest.param(ArticleState.WITHDRAWN, None, "withdrawn", None, id="withdrawn"),
    ],
)
def test_what_may_not_be_shown_is_held_back(
    state: ArticleState | None, until: datetime | None, reason: str | None, retry_at: datetime | None
) -> None:
    doc = document(state, until)
    shown, held = releases.hold_back_documents([doc], NOW)
    assert shown == ([] if reason else [doc])
    assert [(reject.reason_code, reject.retry_at, reject.payload) for reject in held] == (
        [(reason, retry_at, b"Words.")] if reason else []
    )
    assert releases.list_withdrawn_documents([doc]) == (["0" * 16] if reason == "withdrawn" else [])

"""Dates that articles name."""

from datetime import date

import pyarrow as pa

from transforms.document import DateAnchor, DateKind
from warehouse.fields import COMMON, SPAN, Column, Table, row_id

_NOT_SEEN = "It is seen from the day of publication, which is not known."
# A day, month, quarter, season, year, decade or century; of a span two of them.
_VALUE = r"[0-9]{2}(XX|[0-9](X|[0-9](-([0-9]{2}(-[0-9]{2})?|W[0-9]{2}(-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?))"
TABLE = Table(
    name="dates",
    row_is=(
        "a place in the text that names a day or a longer time of the calendar. Ages, durations and words like "
        "`recently` are no dates. period_start joins calendar.calendar_date, which has the years of the articles"
    ),
    key=("date_id",),
    columns=(
        *COMMON,
        row_id("date", "date_id", "The date; counted in order of the text.", "9f2c41d07be35a68.d0003"),
        row_id(
            "sentence",
            "sentence_id",
            "The sentence it stands in.",
            "9f2c41d07be35a68.s0012",
            null_means="It stands in no single sentence.",
            refers_to="sentences",
        ),
        *SPAN,
        Column("text", pa.string(), "As it stands.", "last Tuesday"),
        Column(
            "value",
            pa.string(),
            "What it means, as ISO 8601 writes it: 2017-04-12, 2017-W15, 2017-04, 2017; and 2017-W15-WE (a weekend), "
            "2017-Q2, 2017-H1, 2017-SU (SP, SU, FA, WI), 201X, 20XX, 2017-04-04/2017-04-07.",
            "2017-04-11",
            null_means=_NOT_SEEN,
            form=rf"{_VALUE}(/{_VALUE})?",
        ),
        Column("value_kind", pa.string(), "How long a time it is.", "day", one_of=DateKind.values()),
        Column("period_start", pa.date32(), "Its first day.", date(2017, 4, 11), null_means=_NOT_SEEN),
        Column("period_end", pa.date32(), "Its last day.", date(2017, 4, 11), null_means=_NOT_SEEN),
        Column("anchor_kind", pa.string(), "What it is seen from.", "published", one_of=DateAnchor.values()),
        Column(
            "anchor_date",
            pa.date32(),
            "The day that it is seen from: of publication, or the first of a date named before it.",
            date(2017, 4, 12),
            null_means="The words alone give it, or the day is not known.",
        ),
        Column(
            "evidence",
            pa.string(),
            "What the value rests on, in a sentence.",
            "Seen from the day of publication, 2017-04-12.",
        ),
    ),
)

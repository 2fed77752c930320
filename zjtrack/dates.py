"""Dates known to the year, the month or the day, and the periods that figures are measured over."""

from __future__ import annotations

import re
from calendar import monthrange

from zjtrack.record import record

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)
_PART = re.compile(r"(\d{4})-(H[12]|Q[1-4])\Z", re.ASCII)
_SPAN = re.compile(r"(\d{4})-(\d{4})\Z", re.ASCII)
_MONTHS = re.compile(r"(\d{4})-(\d{2})/(\d{4})-(\d{2})\Z", re.ASCII)
_PARTS = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}


@record
class PartialDate:
    """``2025``, ``2025-03`` or ``2025-03-01``; what is not known counts as its last day (design §4)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read a date of one of the three forms; ``ValueError`` where it is none or does not exist."""
        match = _DATE.match(text)
        if match is None:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"no such month: {text!r}")
        if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
            raise ValueError(f"no such day: {text!r}")
        return cls(year, month, day)

    @property
    def last_day(self) -> tuple[int, int, int]:
        """The latest day that the date may mean, as (year, month, day)."""
        month = self.month or 12
        return (self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def first_day(self) -> tuple[int, int, int]:
        """The earliest day that the date may mean, as (year, month, day)."""
        return (self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@record
class Period:
    """Whole months from ``start`` to ``end``, both (year, month) and both included."""

    start: tuple[int, int]
    end: tuple[int, int]

    @classmethod
    def year(cls, year: int) -> Period:
        """The calendar year."""
        return cls((year, 1), (year, 12))

    @classmethod
    def due(cls, year: int, by: PartialDate | None) -> Period:
        """What a target of that year is measured over: the year, or that of its deadline where it is another."""
        return cls.year(by.year if by is not None else year)

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``2024``, ``2024-10``, ``2025-H1``, ``2025-Q3``, ``2021-2025`` or ``2024-01/2024-11``.

        ``ValueError`` where the text is none of these, or ends before it starts.
        """
        if match := _PART.match(text):
            first, last = _PARTS[match[2]]
            return cls((int(match[1]), first), (int(match[1]), last))
        if match := _SPAN.match(text):
            return cls._checked((int(match[1]), 1), (int(match[2]), 12), text)
        if match := _MONTHS.match(text):
            return cls._checked((int(match[1]), int(match[2])), (int(match[3]), int(match[4])), text)
        date = PartialDate.parse(text)
        if date.day is not None:
            raise ValueError(f"not a period: {text!r}")
        return cls((date.year, date.month or 1), (date.year, date.month or 12))

    @classmethod
    def _checked(cls, start: tuple[int, int], end: tuple[int, int], text: str) -> Period:
        if not (1 <= start[1] <= 12 and 1 <= end[1] <= 12) or end < start:
            raise ValueError(f"not a period: {text!r}")
        return cls(start, end)

    @property
    def is_part_year(self) -> bool:
        """Less than a calendar year: such a reading reports on no year (design §4, rule 3)."""
        months = (self.end[0] - self.start[0]) * 12 + self.end[1] - self.start[1] + 1
        return months < 12

    @property
    def reports_on(self) -> int | None:
        """The last calendar year that lies wholly in the period: what a reading of it reports on (rule 3)."""
        year = self.end[0] if self.end[1] == 12 else self.end[0] - 1
        return year if self.start <= (year, 1) else None

    @property
    def last_day(self) -> tuple[int, int, int]:
        """The day on which the period ends, as (year, month, day)."""
        return PartialDate(*self.end).last_day

    @property
    def last_year(self) -> int:
        """The year in which the period ends."""
        return self.end[0]

    def within(self, other: Period) -> bool:
        """Whether every month of this period lies in the other."""
        return other.start <= self.start and self.end <= other.end

    def previous(self) -> Period:
        """The period of the same months a year before: where a direction has its baseline."""
        return Period((self.start[0] - 1, self.start[1]), (self.end[0] - 1, self.end[1]))

    def __str__(self) -> str:
        (y1, m1), (y2, m2) = self.start, self.end
        if (m1, m2) == (1, 12):
            return f"{y1:04d}" if y1 == y2 else f"{y1:04d}-{y2:04d}"
        if y1 == y2:
            for name, span in _PARTS.items():
                if span == (m1, m2):
                    return f"{y1:04d}-{name}"
        if (y1, m1) == (y2, m2):
            return f"{y1:04d}-{m1:02d}"
        return f"{y1:04d}-{m1:02d}/{y2:04d}-{m2:02d}"

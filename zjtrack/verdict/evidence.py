"""The readings of a data set, indexed, as seen on a given day."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from zjtrack.dates import PartialDate, Period
from zjtrack.model import DataSet, Indicator, Prices, Reading, Source, Target


class Evidence:
    """What may be used to judge: readings by id, their sources, and up to which year sources report.

    ``as_of`` hides everything published after its last day (design §4, *Which reading*).
    ``reported_until`` is given where ``data`` is only the part that one verdict depends on.
    """

    def __init__(self, data: DataSet, as_of: PartialDate | None = None, reported_until: int | None = None) -> None:
        self._data = data
        if reported_until is not None:
            self.__dict__["reported_until"] = reported_until
        self._horizon = as_of.last_day if as_of else None
        self._by_id: dict[str, list[Reading]] = {}
        self._by_period: dict[tuple[str, Period], list[Reading]] = {}
        for reading in data.readings:
            if self._sees(reading):
                self._by_id.setdefault(reading.id, []).append(reading)
                self._by_period.setdefault((reading.id, reading.period), []).append(reading)

    def _sees(self, reading: Reading) -> bool:
        """A derived figure is known once all of its inputs are."""
        return self.is_visible(reading.source) and all(self.is_visible(one.source) for one in reading.inputs)

    def is_visible(self, source: str) -> bool:
        """Whether the source was published by the day that the judge is put on."""
        if self._horizon is None:
            return True
        known = self._data.sources.get(source)
        return known is not None and known.published.last_day <= self._horizon

    def readings(self, id_: str) -> list[Reading]:
        """All visible readings of an indicator, in file order."""
        return self._by_id.get(id_, [])

    def measuring(self, id_: str, period: Period) -> list[Reading]:
        """Those that measure just that period: found at once, however long the series."""
        return self._by_period.get((id_, period), [])

    def source(self, id_: str) -> Source | None:
        return self._data.sources.get(id_)

    @cached_property
    def reported_until(self) -> int:
        """The latest year that any visible source reports on (rule 3); 0 where there is none."""
        by_reading = (reading.period.reports_on or 0 for readings in self._by_id.values() for reading in readings)
        by_search = (entry.year for entry in self._data.searched if any(map(self.is_visible, entry.sources)))
        return max([0, *by_reading, *by_search])

    def searched(self, year: int) -> tuple[Source, ...]:
        """The documents that were read for the outcomes of a year, in the order in which they are named."""
        names: Iterable[str] = (name for entry in self._data.searched if entry.year == year for name in entry.sources)
        found = (self.source(name) for name in dict.fromkeys(names) if self.is_visible(name))
        return tuple(source for source in found if source is not None)

    @cached_property
    def _rows(self) -> dict[str, Target | Indicator]:
        rows: dict[str, Target | Indicator] = dict(self._data.indicators)
        for target in self._data.targets:
            rows.setdefault(target.id, target)
        return rows

    def prices_of(self, id_: str) -> Prices | None:
        """Whether a series is nominal or real, as far as its row says."""
        row = self._rows.get(id_)
        return row.prices if row is not None else None

    def name_of(self, id_: str) -> tuple[str, str | None]:
        """The Chinese and English name of a series that a target refers to."""
        row = self._rows.get(id_)
        return (row.name, row.name_en) if row is not None else (id_, None)

"""The record from Python: ``zjtrack.load().compare(2024)``, ``.frame("verdicts")``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zjtrack.finding import DataError
from zjtrack.load import find_data
from zjtrack.load import load as read
from zjtrack.model import LISTS, DataSet, ListName
from zjtrack.verdict import Comparison, Policy
from zjtrack.verdict import compare as judge


@dataclass(frozen=True)
class Record:
    """A data set that is fit to judge by."""

    data: DataSet

    @property
    def years(self) -> tuple[int, ...]:
        """The years that have targets."""
        return tuple(sorted({target.year for target in self.data.targets}))

    def compare(self, year: int, policy: Policy | None = None, lists: tuple[ListName, ...] = LISTS) -> Comparison:
        """Every target of a year judged; unlike the command, all lists unless ``lists`` says which."""
        if year not in self.years:
            raise DataError(f"there are no targets for {year}; there are: {', '.join(map(str, self.years))}")
        return judge(self.data, year, policy, lists=lists)

    def frame(self, table: str, policy: Policy | None = None) -> Any:
        """A table as a pandas ``DataFrame``: verdicts, targets, also, readings, inputs, indicators or sources. Needs the extra ``export``."""
        from zjtrack.tables import NAMES, tables  # noqa: PLC0415

        if table not in NAMES:
            raise DataError(f"there is no table {table!r}; there are: {', '.join(NAMES)}")
        return frames().frame(next(one for one in tables(self.data, policy) if one.name == table))

    def pairs(self, policy: Policy | None = None) -> Any:
        """The record as ``zjtrack.judge_frame`` takes it, a ``DataFrame``: every target with its readings, figures as printed text.

        With a policy of an earlier day only what was published then.
        """
        from zjtrack.panel.pairs import pairs  # noqa: PLC0415

        return frames().frame(pairs(self.data, policy))


def frames() -> Any:
    """The module that knows pandas; ``ImportError`` with the command that installs it."""
    try:
        from zjtrack import frame  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ImportError(f"frames need {error.name}: pip install 'zjtrack[export]'") from None
    return frame


def load(directory: str | Path | None = None) -> Record:
    """The data of a directory, else of the nearest ``data/`` upwards, else the tables shipped; ``DataError`` if it has errors."""
    from zjtrack.checks import errors  # noqa: PLC0415

    found = find_data(Path(directory) if directory is not None else None, Path.cwd())
    if found is None:
        raise DataError("no data directory found; name one")
    loaded = read(found)
    wrong = [finding for finding in errors(loaded) if finding.severity == "error"]
    if wrong:
        raise DataError("\n".join(f"{f.file}:{f.line}:{f.column}: {f.message}; {f.hint}" for f in wrong))
    return Record(loaded.dataset)

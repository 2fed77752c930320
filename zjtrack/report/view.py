"""How a reader looks: language, width, colour. Writers take it as a value and read no environment."""

from __future__ import annotations

from typing import Literal

from zjtrack.record import record

Lang = Literal["zh", "en"]


@record
class View:
    """``width`` is the terminal's in cells, ``None`` when piped: then a row is a line, nothing wrapped or cut.

    ``ascii`` stands for a stdout that cannot encode the marks and rules of the table; ``encoding`` is what it can.
    """

    lang: Lang = "zh"
    width: int | None = None
    color: bool = False
    ascii: bool = False
    encoding: str = "utf-8"

"""What reading a wording gives: the targets it states, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from zjtrack.message import Message
from zjtrack.model import Rule


@dataclass(frozen=True)
class WordingError:
    """What was read, where in the original input it stopped (code points), and what was expected there."""

    message: Message
    start: int
    end: int
    expected: Message


@dataclass(frozen=True)
class Parse:
    """An input with every target it states, in reading order."""

    input: str
    targets: tuple[Rule, ...]
    findings: tuple[WordingError, ...]

"""Two states of the data → what changed in meaning, and why each verdict moved."""

from zjtrack.diff.differ import diff
from zjtrack.diff.model import Cause, DiffReport, RecordChange, State, VerdictMove

__all__ = ["Cause", "DiffReport", "RecordChange", "State", "VerdictMove", "diff"]

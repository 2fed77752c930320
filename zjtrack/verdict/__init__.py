"""Rules → verdicts: pure functions over records (design §4)."""

from zjtrack.verdict.comparison import Comparison, compare
from zjtrack.verdict.judge import judge
from zjtrack.verdict.model import Figure, Policy, Unused, Verdict

__all__ = ["Comparison", "Figure", "Policy", "Unused", "Verdict", "compare", "judge"]

"""zjtrack: did the government do what it said it would?

Importing the package costs nothing; each command imports what it needs.
"""

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """``zjtrack.load`` and what it returns, imported only when somebody asks: a command does not pay for the API."""
    import importlib  # noqa: PLC0415

    if name == "load":
        return importlib.import_module("zjtrack.load")  # the loader's package, which can be called
    if name in ("Record", "DataError"):
        return getattr(importlib.import_module("zjtrack.api"), name)
    if name == "Policy":
        return importlib.import_module("zjtrack.verdict").Policy
    if name in ("judge_frame", "judge_chunks", "spark_schema"):
        return getattr(importlib.import_module("zjtrack.api").frames(), name)
    raise AttributeError(f"module 'zjtrack' has no attribute {name!r}")

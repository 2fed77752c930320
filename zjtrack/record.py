"""Records: dataclasses that cost little to define (decision 10).

A frozen dataclass writes and compiles six methods a class, which was a sixth of the time of a whole `compare`. A record has
the constructor of a dataclass and shares one comparison, hash and representation with all others. That nothing is assigned
to a record once it is made, mypy sees to (`frozen_default`), not the interpreter.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T]) -> type[T]:
    """Make a class of annotated fields a record: a value, compared by its fields, without a dictionary of its own."""
    for name, method in (("__eq__", _equal), ("__hash__", _hash), ("__repr__", _represent)):
        setattr(cls, name, cls.__dict__.get(name, method))
    return dataclass(eq=False, repr=False, slots=True)(cls)


@cache
def _compared(cls: Any) -> attrgetter[Any]:
    """What makes two records the same: where a figure stands in its file does not (`compare=False`)."""
    return attrgetter(*(one.name for one in fields(cls) if one.compare))


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = _compared(self.__class__)
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(_compared(self.__class__)(self))


def _represent(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__name__}({', '.join(shown)})"

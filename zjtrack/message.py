"""What is said to a reader: English text that remembers the template and the values it was made from (decision 12).

The core says everything once, in English, and knows no other language; whoever prints it may look the template up.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Message(str):
    """A text as ``str.format`` makes it of a template and named values; a list among the values is a series of words.

    It is its English text in every respect: compared, sorted, hashed and written to machines as that.
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, object]

    def __new__(cls, template: str, /, **values: object) -> Message:
        """A brace that is meant is doubled in the template, as for ``str.format``; values may hold anything."""
        shown = {
            name: ", ".join(map(str, value)) if isinstance(value, list) else value for name, value in values.items()
        }
        message = super().__new__(cls, template.format(**shown))
        message.template, message.values = template, values
        return message

    @classmethod
    def of(cls, words: str) -> Message:
        """Somebody else's words (the system's, YAML's), or a table's, as they stand."""
        return cls(words.replace("{", "{{").replace("}", "}}"))

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.template,), dict(self.values)


NOTHING = Message("")


def reason(error: OSError) -> Message:
    """Why the system refused, in its own words."""
    return Message.of((error.strerror or str(error)).lower())

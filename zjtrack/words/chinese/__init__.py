"""The core's messages in Chinese: tables from the English template to the Chinese one, loaded only where one is shown."""

from __future__ import annotations

from functools import cache

from zjtrack.message import Message
from zjtrack.report.view import Lang


def told(message: str, lang: Lang) -> str:
    """A message in that language, with everything in it that is a message too; plain text stays as it is."""
    return str(message) if lang == "en" or not isinstance(message, Message) else _chinese(message)


def _chinese(message: Message) -> str:
    template = table().get(message.template, message.template)
    return template.format(**{name: _value(value) for name, value in message.values.items()})


def _value(value: object) -> object:
    if isinstance(value, list):
        return "、".join(told(str(one) if not isinstance(one, str) else one, "zh") for one in value)
    return _chinese(value) if isinstance(value, Message) else value


@cache
def table() -> dict[str, str]:
    """Every template with its Chinese; a test finds those of the program that are missing here."""
    from zjtrack.words.chinese import checks, commands, load, system, wording  # noqa: PLC0415

    return {**checks.TABLE, **load.TABLE, **wording.TABLE, **commands.TABLE, **system.TABLE}

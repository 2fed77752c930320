"""The arithmetic of a derivation: + − × ÷, brackets and names, in decimals; nothing else is obeyed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow

from zjtrack.message import Message
from zjtrack.quantity import half_unit

_TOKEN = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|[^\W\d]\w*|[-+*/()])")
_SIGNS = "+-*/()"
_MAX_TOKENS = 200


class ArithmeticProblem(Exception):
    """Why a formula cannot be worked out."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def evaluate(formula: str, names: Mapping[str, Decimal]) -> Decimal:
    """Work out a formula over named figures; ``ArithmeticProblem`` says what is wrong with it."""
    tokens = _tokens(formula)
    parser = _Parser(tokens, names)
    try:
        result = parser.sum()
    except (DivisionByZero, InvalidOperation):
        raise ArithmeticProblem(Message("it divides by zero")) from None
    except Overflow:
        raise ArithmeticProblem(Message("it is too long")) from None
    if parser.rest():
        raise parser.unexpected()
    return result


def rounds_to(result: Decimal, printed: Decimal) -> bool:
    """Whether the printed figure is the result, rounded to the digits that it prints."""
    return abs(result - printed) <= half_unit(printed)


def _tokens(formula: str) -> list[str]:
    found = []
    at = 0
    text = formula.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            rest = text[at:].lstrip()[:10]
            raise ArithmeticProblem(Message("“{text}” is neither a number, a name nor + - * / ( )", text=rest))
        found.append(match[1])
        at = match.end()
    if len(found) > _MAX_TOKENS:
        raise ArithmeticProblem(Message("it is too long"))
    return found


class _Parser:
    """sum := product (("+" | "-") product)*; product := part (("*" | "/") part)*."""

    def __init__(self, tokens: list[str], names: Mapping[str, Decimal]) -> None:
        self._tokens, self._names, self._at = tokens, names, 0

    def rest(self) -> str:
        return " ".join(self._tokens[self._at :])[:30]

    def unexpected(self) -> ArithmeticProblem:
        return ArithmeticProblem(Message("“{rest}” is not expected there", rest=self.rest()))

    def sum(self) -> Decimal:
        value = self._product()
        while (sign := self._take("+", "-")) is not None:
            other = self._product()
            value = value + other if sign == "+" else value - other
        return value

    def _product(self) -> Decimal:
        value = self._part()
        while (sign := self._take("*", "/")) is not None:
            other = self._part()
            value = value * other if sign == "*" else value / other
        return value

    def _part(self) -> Decimal:
        if self._take("-"):
            return -self._part()
        if self._take("("):
            value = self.sum()
            if self._take(")") is None:
                raise ArithmeticProblem(Message("a bracket is not closed"))
            return value
        return self._named()

    def _named(self) -> Decimal:
        if self._at >= len(self._tokens):
            raise ArithmeticProblem(Message("it ends too early"))
        token = self._tokens[self._at]
        if token in _SIGNS:
            raise self.unexpected()
        self._at += 1
        if token[0].isdecimal():
            return Decimal(token)
        if token not in self._names:
            raise ArithmeticProblem(Message("no input is called “{token}”", token=token))
        return self._names[token]

    def _take(self, *signs: str) -> str | None:
        if self._at < len(self._tokens) and self._tokens[self._at] in signs:
            self._at += 1
            return self._tokens[self._at - 1]
        return None

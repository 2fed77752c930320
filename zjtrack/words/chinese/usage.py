"""What the command-line library says of a call it cannot read, in Chinese; words that are not known here stay as they are."""

from __future__ import annotations

import re

_SAID = (
    (r"No such option: (\S+?)\.?(?: Did you mean (\S+?)\?)", r"没有选项 \1；是否应为 \2？"),
    (r"No such option: (\S+?)\.?(?: \(Possible options: (.+)\))", r"没有选项 \1（相近的：\2）"),
    (r"No such option: (\S+?)\.?", r"没有选项 \1"),
    (r"No such command '(.+?)'\.(?: Did you mean (.+)\?)", r"没有命令“\1”；是否应为 \2？"),
    (r"No such command '(.+?)'\.", r"没有命令“\1”"),
    (r"Missing option (.+?)\.", r"缺选项 \1"),
    (r"Missing argument '(.+?)'\.", r"缺参数 \1"),
    (r"Missing command\.", r"缺命令"),
    (r"Option '?(.+?)'? requires an argument\.", r"选项 \1 要有取值"),
    (r"Option '?(.+?)'? does not take a value\.", r"选项 \1 不带取值"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"多出的参数：\1"),
    (r"Invalid value(?: for (.+?))?: (.*)", r"\1 的取值无效：\2"),
)


def usage(said: str) -> str:
    """The same in Chinese."""
    for pattern, chinese in _SAID:
        match = re.fullmatch(pattern, said, re.DOTALL)
        if match is not None:
            return match.expand(chinese)
    return said

"""Files to begin with: a data set of another jurisdiction, and the next year of one that there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zjtrack.model import DataSet, Target
from zjtrack.report.jsontext import dumps
from zjtrack.report.view import Lang
from zjtrack.schema import KINDS, schema
from zjtrack.words.skeletons import SKELETONS

_SECTORS = ("经济发展", "科技创新", "改革开放", "文化发展", "生态环境", "省域治理", "社会民生", "安全保障")
_EVERY_YEAR = ("annex", "headline")


def first_files(name: str, jurisdiction: str, year: int, lang: Lang) -> dict[str, str]:
    """The skeleton of a data set: valid but for the TODOs, each of which ``check`` lists."""
    words = SKELETONS[lang]
    schemas = {f"schema/{kind}.json": dumps(schema(kind)) + "\n" for kind in KINDS}
    return {
        "dataset.yaml": words["dataset"].format(name=_quoted(name), jurisdiction=_quoted(jurisdiction), year=year,
                                        title=_quoted(f"{jurisdiction}政府目标与完成情况"),
                                        sectors="".join(f"  - name: {sector}\n" for sector in _SECTORS)),
        "sources.yaml": words["sources"].format(year=year),
        f"targets_{year}.yaml": words["targets"].format(year=year),
        f"actuals_{year + 1}.yaml": words["actuals"].format(reported=year + 1, year=year),
        **schemas,
    }  # fmt: skip


def next_files(data: DataSet, year: int, lang: Lang) -> dict[str, str]:
    """The files of a new year: the rows that recur, ``target: TODO``, and what stood there before as a comment."""
    words = SKELETONS[lang]
    earlier = [target for target in data.targets if target.year < year]
    last = max((target.year for target in earlier), default=None)
    rows = [target for target in earlier if target.year == last and _recurs(target, earlier)]
    head = words["next"].format(year=year, last=last)
    return {
        f"targets_{year}.yaml": head + "\n".join(_row(target, words) for target in rows),
        f"actuals_{year}.yaml": words["actuals"].format(reported=year, year=year - 1),
    }


def _recurs(target: Target, earlier: Iterable[Target]) -> bool:
    """Set every year: in the annex, among the headline targets, or in more years than one."""
    if target.retired is not None:
        return False
    every_year = any(name in _EVERY_YEAR for name in target.lists)
    return every_year or any(other.id == target.id and other.year != target.year for other in earlier)


def _row(target: Target, words: Mapping[str, str]) -> str:
    lines = [f"- id: {target.id}"]
    lines += [f"number: TODO                # {words['number']}"] if "annex" in target.lists else []
    lines += [
        f"list: [{', '.join(target.lists)}]",
        f"sector: {_quoted(target.sector)}",
        f"name: {_quoted(target.name)}",
    ]
    for key in ("name_en", "unit", "better", "reference", "measure", "prices", "part_of"):
        value = getattr(target, key)
        lines += [f"{key}: {_quoted(value) if key in ('name_en', 'unit') else value}"] if value is not None else []
    lines.append(f"target: TODO                # {target.year}: {target.wording}")
    return "\n    ".join(["  " + lines[0], *lines[1:]]) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

"""What is said where a file cannot be written, in both languages; a test holds the two tables to the same keys."""

from __future__ import annotations

from zjtrack.report.view import Lang

_ZH = {
    "exists": "{path} 已存在；加 --force 替换，或换一个名字", "is_directory": "{path} 是目录；请写出其中的文件名",
    "failed": "无法写入 {path}：{why}", "stdout": "标准输出",
    "denied": "没有权限；若正在别的程序中打开，请先关闭，或换一个名字", "protected": "文件只读；请解除只读，或换一个名字",
    "full": "磁盘空间不足；请腾出空间，或写到别处", "too_large": "超过此处允许的文件大小", "read_only": "磁盘只读；请写到别处",
    "no_folder": "没有这个目录；请先建立", "not_folder": "路径中有一段是文件而不是目录", "long_name": "名字太长；请换一个较短的",
    "no_ending": "{path}：工作簿的文件名须以 .xlsx 结尾，否则 Excel、WPS 打不开", "no_name": "工作簿是一个文件：用 -o 文件名.xlsx 指明",
}  # fmt: skip
_EN = {
    "exists": "{path} exists; give --force to replace it, or another name",
    "is_directory": "{path} is a directory; name a file in it", "failed": "cannot write {path}: {why}", "stdout": "standard output",
    "denied": "permission denied; if it is open in another program, close it, or give another name",
    "protected": "it is read-only; lift that, or give another name",
    "full": "no space left on the disk; make room, or write elsewhere", "too_large": "larger than files may be here",
    "read_only": "the disk is read-only; write elsewhere", "no_folder": "there is no such directory; make it first",
    "not_folder": "a part of the path is a file, not a directory", "long_name": "the name is too long; give a shorter one",
    "no_ending": "{path}: the name of a workbook ends in .xlsx, or Excel and WPS will not open it",
    "no_name": "a workbook is a file: name it with -o FILE.xlsx",
}  # fmt: skip
TABLES: dict[Lang, dict[str, str]] = {"zh": _ZH, "en": _EN}


def say(lang: Lang, key: str, **values: object) -> str:
    """The message of that key with its values filled in."""
    return TABLES[lang][key].format(**values)

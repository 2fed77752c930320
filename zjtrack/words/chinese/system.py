"""What the YAML parser and the system say, in Chinese: their own words are the keys."""

from __future__ import annotations

YAML = {
    "block sequence entries are not allowed in this context": "此处不能出现列表项",
    "control characters are not allowed": "不允许控制字符",
    "could not find expected ':'": "此处应有冒号", "could not find expected directive name": "此处应有指令名",
    "did not find URI escaped octet": "标签中的转义不完整", "did not find expected '!'": "此处应有“!”",
    "did not find expected ',' or ']'": "此处应有“,”或“]”", "did not find expected ',' or '}}'": "此处应有“,”或“}}”",
    "did not find expected '-' indicator": "此处应有“-”", "did not find expected <document start>": "此处应为文档开头（---）",
    "did not find expected alphabetic or numeric character": "此处应为字母或数字",
    "did not find expected comment or line break": "此处应为注释或换行",
    "did not find expected digit or '.' character": "此处应为数字或“.”", "did not find expected hexdecimal number": "此处应为十六进制数",
    "did not find expected key": "此处应有键", "did not find expected node content": "此处应有内容",
    "did not find expected tag URI": "此处应有标签地址", "did not find expected version number": "此处应有版本号",
    "did not find expected whitespace": "此处应有空格", "did not find expected whitespace or line break": "此处应有空格或换行",
    "did not find the expected '>'": "此处应有“>”", "exceeded maximum nesting depth": "嵌套太深",
    "found a tab character that violates indentation": "缩进中有制表符",
    "found a tab character where an indentation space is expected": "应以空格缩进之处有制表符",
    "found an incorrect leading UTF-8 octet": "字节不是 UTF-8", "found an incorrect trailing UTF-8 octet": "字节不是 UTF-8",
    "found an indentation indicator equal to 0": "缩进数不能为 0", "found character that cannot start any token": "此处不能以这个字符开头",
    "found duplicate %TAG directive": "%TAG 指令重复", "found duplicate %YAML directive": "%YAML 指令重复",
    "found extremely long version number": "版本号太长", "found incompatible YAML document": "YAML 版本不兼容",
    "found invalid Unicode character escape code": "转义不是有效的 Unicode 字符", "found undefined tag handle": "标签前缀没有定义",
    "found unexpected ':'": "此处不应有冒号", "found unexpected document indicator": "引号之内出现文档分隔线",
    "found unexpected end of stream": "文件在此处突然结束", "found unexpected non-alphabetical character": "此处应为字母",
    "found unknown directive name": "没有这种指令", "found unknown escape character": "没有这种转义",
    "input is too long": "内容太长", "invalid Unicode character": "不是有效的 Unicode 字符",
    "mapping values are not allowed in this context": "此处不能出现“键: 值”", "mapping values are not allowed here": "此处不能出现“键: 值”",
}  # fmt: skip
SYSTEM = {
    "permission denied": "没有权限", "no such file or directory": "没有这个文件或目录", "is a directory": "是目录",
    "not a directory": "不是目录", "no space left on device": "磁盘空间不足", "read-only file system": "磁盘只读",
    "too many levels of symbolic links": "符号链接层数太多", "file name too long": "文件名太长", "input/output error": "读写错误",
    "file exists": "文件已存在", "operation not permitted": "不允许此操作", "too many open files": "打开的文件太多",
    "too many open files in system": "系统打开的文件太多", "disk quota exceeded": "超出磁盘配额", "file too large": "文件太大",
    "text file busy": "文件正被使用", "device or resource busy": "设备或文件正忙", "no such device or address": "没有这个设备或地址",
    "no such device": "没有这个设备", "stale file handle": "网络磁盘上的文件已失效", "connection timed out": "连接超时",
    "transport endpoint is not connected": "网络磁盘没有连上", "host is down": "网络磁盘所在的主机没有开机", "invalid argument": "参数无效",
    "broken pipe": "管道已断开", "cannot allocate memory": "内存不足", "interrupted system call": "操作被中断",
    "resource temporarily unavailable": "资源暂时不可用", "invalid cross-device link": "不能跨磁盘移动", "directory not empty": "目录不是空的",
    "operation not supported": "不支持此操作", "invalid or incomplete multibyte or wide character": "文件名中有无效的字符",
    "bad file descriptor": "文件已关闭", "no locks available": "无法加锁", "remote i/o error": "网络磁盘读写错误",
    "value too large for defined data type": "数值太大",
}  # fmt: skip
TABLE = {**YAML, **SYSTEM}

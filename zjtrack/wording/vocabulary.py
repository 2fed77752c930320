"""The words round a number, by what they do: units, bounds, names. To teach the grammar one, add it here."""

from __future__ import annotations

from zjtrack.model import Kind


def word_set(text: str) -> frozenset[str]:
    """Words parted by blanks."""
    return frozenset(text.split())


def words(text: str) -> tuple[str, ...]:
    """The same in order, for ``startswith`` and ``endswith``."""
    return tuple(text.split())


def longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    """So that 编制完成 is found before 编制: in falling order a word comes before its own beginning."""
    return tuple(sorted(words, reverse=True))


# --- numbers -----------------------------------------------------------------------------------

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = "十百千万亿"

# --- units -------------------------------------------------------------------------------------

RATES = frozenset(("%", "‰", "百分点", "倍", "成", None))
COUNT_UNITS = word_set("""
个 家 项 户 人 名 位 条 座 处 所 场 次 件 套 台 辆 艘 架 间 张 栋 幢 批 支 例 宗 单 笔 款 种 类 门 部 期 起 本 份 对
只 头 羽 尾 株 棵 列 班 班列 组 群 片 块 段 座次 席 盏 根 杆 口 眼 孔 首 篇 册 集 轮 票 双 把 瓶 桶 床 课 讲 届次 室
位次 亩次 人次 人天 人年 人日 床日 户次 家次 场次 批次 件次 车次 架次 辆次 艘次 班次 台次 台套 台件 套间 件套 标箱 标准箱 课时 学时 学位 床位
县 乡 镇 村 街道 社区 国 校 厂 站 店 院 馆 园 城 圈 步道 页 票次 例次 点次 路 道 环 层 枚 幅 股 束 剂
""")
MEASURE_UNITS = word_set("""
元 美元 欧元 港元 日元 英镑 卢布 元人民币 人民币 角 分 厘
亩 公顷 平方公里 平方千米 平方米 ㎡ ㎥ ㎞ 平米 平方 立方米 立方 方 公里 千米 米 厘米 毫米 微米 海里 里
吨 公斤 千克 克 毫克 微克 斤 吨标准煤 吨标煤 标准煤 标煤 吨公里 人公里 吨海里 载重吨 总吨 吨二氧化碳当量
瓦 千瓦 兆瓦 吉瓦 千瓦时 兆瓦时 度 千伏安 兆伏安 千伏 伏 升 毫升 分贝 焦耳 大卡 ℃ 摄氏度 帕 比特 字节
%  ‰ 百分点 个百分点 个位次 倍 成 番 个点
""")
TIME_UNITS = word_set(
    "年 岁 周岁 天 日 小时 分钟 秒 秒钟 个月 月 周 星期 工作日 个工作日 个小时 学年 季度 个季度 年度 周年"
)
UNITS = COUNT_UNITS | MEASURE_UNITS | TIME_UNITS
LATIN_UNITS = word_set("""
μg µg ug mg m3 p e pflops eflops tflops flops teu gw mw kw kwh mwh gwh km kg km2 m2 tb pb eb zb mb mbps gbps db kva mva
""")
UNIT_ALIASES = {"个位次": "位次", "个百分点": "百分点", "个点": "百分点"}
# A character after a short unit that makes it another word: 3分别, 5成功, 2人才.
_NOT_UNIT_BEFORE = {
    "分": "别类布层散期享级", "成": "功为立效果员长本", "人": "才工民均大口物", "位": "居于列置数", "方": "面案式法", "度": "假", "条": "例件", "名": "师单录优",
    "家": "庭园居", "场": "景馆所", "县": "市级域", "村": "民级庄", "站": "点", "路": "径", "国": "家", "校": "园", "点": "位", "道": "路",
    "园": "区", "城": "市乡镇", "群": "体众", "层": "次级", "里": "程", "课": "程题", "期": "间", "次": "数级", "门": "类", "部": "门分",
    "对": "口外", "院": "士校", "环": "境保", "首": "次个批", "集": "群中团", "组": "织建", "单": "位", "口": "岸", "本": "科", "起": "来",
}  # fmt: skip
NOT_UNIT_BEFORE = {unit: tuple(followers) for unit, followers in _NOT_UNIT_BEFORE.items()}

MULTIPLES = frozenset(("倍", "%", "成"))  # a number of these may be said of a reference

# --- bounds ------------------------------------------------------------------------------------

AFTER_NUMBER: dict[str, Kind] = {
    "以上": Kind.AT_LEAST, "及以上": Kind.AT_LEAST, "或以上": Kind.AT_LEAST, "之上": Kind.AT_LEAST, "以外": Kind.MORE_THAN,
    "以内": Kind.AT_MOST, "之内": Kind.AT_MOST, "以下": Kind.AT_MOST, "及以下": Kind.AT_MOST, "内": Kind.AT_MOST,
    "之下": Kind.AT_MOST, "左右": Kind.ABOUT, "上下": Kind.ABOUT, "多": Kind.MORE_THAN, "余": Kind.MORE_THAN,
    "+": Kind.AT_LEAST,
}  # fmt: skip

# What a word directly before a number does: a sign for the comparison, or
# "=" links only, "cap" an upper limit unless a bound says otherwise, "up"/"down" by how much,
# "to" where it ends.
_BEFORE = {
    ">=": "不低于 不少于 不小于 不下于 不短于 不亚于 不慢于 至少 最少 起码 ≥ 大于等于 高于等于 迈上 跨上 站上 跃上 登上 守住 坚守 严守 "
          "守牢 不弱于 达到或超过 达到或高于 等于或高于 不得低于 不得少于 不能低于 >=",
    ">": "超过 超 过 突破 大于 高于 多于 逾 > 破 超出 长于 好于 优于 跨越 冲破 超越 快于 首次突破",
    "<=": "不高于 不超过 不超 不大于 不多于 不突破 至多 最多 ≤ 不长于 不得超过 不得高于 不能超过 等于或低于 低于或等于 小于或等于 <=",
    "<": "低于 小于 少于 短于 不足 不到 <",
    "~": "约 近 接近 基本 大约 约为 将近 大概 约占 大致 逼近",
    "=": "达 达到 达至 至 到 为 是 共 共计 合计 总计 总计达 有 占 均 各 都 分别 双双 也 仅 总数 总数达 累计达 实现 满 向 按 拟按 每人每月 每人每年 每月 每年 每人 每千人 每万人 每百人 每户 每村 每人每天 每亩 每生每年 每人每次 够 于 在 即 冲刺 的 等 "
         "其中 平均 一次性 依次 全年 :",
    "cap": "控制在 控制到 限制在 压控在 控制 控制为 限定在 控在",
    "keep": "保持在 稳定在 维持在 保持 稳定 维持 稳在 巩固在 保持到 稳定到 稳定保持在 保障在 保持为",
}  # fmt: skip
CLOSED_WORDS = word_set(
    "年均 月均 日均 人均 户均 签约 履约 预约 契约 续约 违约 合约 网约 附近 靠近 就近 邻近 通过 经过 跨过 迈过 评过 验过 审过 越过 发达"
)  # 约, 近, 过 and 达 do not compare in these, and 均 shares no number out
_UPS = word_set(
    "增长 提高 提升 增加 上升 扩大 增 升 上涨 增至 攀升 跃升 拓展 扩展 延长 改善 回升 增强 上调 提速 前移 前进 涨 扩容 上浮 恢复"
)
_DOWNS = word_set("下降 降低 减少 缩小 压减 压缩 缩短 回落 收窄 精简 减 降 压降 缩减 下调 削减 减轻 下浮 节约 节省")
BEFORE_NUMBER: dict[str, str] = {word: sign for sign, words in _BEFORE.items() for word in words.split()}
BEFORE_NUMBER |= dict.fromkeys(_UPS, "up") | dict.fromkeys(_DOWNS, "down")
BEFORE_NUMBER |= {f"{word}{to}": "to" for word in _UPS | _DOWNS for to in ("到", "至", "为")}
BEFORE_NUMBER |= dict.fromkeys(("增速", "增幅", "涨幅", "增长率", "增速达", "年均增长"), "growth")
BEFORE_NUMBER |= dict.fromkeys(("降幅",), "decline")
CHANGES_TO = tuple(word for word, sign in BEFORE_NUMBER.items() if sign == "to")
# Also nouns (林分优化提升200万亩): they tell how much only before a rate.
ONLY_BEFORE_RATES = word_set("提升 拓展 扩展 改善 增强 提速 扩容 增 升 减 降 回升 精简 节约 恢复")
COMPARING = {
    ">=": Kind.AT_LEAST, ">": Kind.MORE_THAN, "<=": Kind.AT_MOST, "<": Kind.LESS_THAN, "~": Kind.ABOUT,
}  # fmt: skip
COMPARING_WORDS = tuple(word for word, sign in BEFORE_NUMBER.items() if sign in COMPARING)
LONGEST_BEFORE = max(map(len, BEFORE_NUMBER))
ADVERBS_BEFORE = word_set(
    "年均 同比 力争 确保 努力 争取 实际 名义 累计 预计 平均 每年 总体 全年 年内 可比口径 按可比价 年度 目标 要 再 仅 新 稳步 保持"
)


# --- what makes a number part of a name --------------------------------------------------------

ENDS = frozenset("，,。；;、!！?？:：)\n\r和与及并且以或而\ue000")  # after these a phrase is over
ORDINAL_AFTER = "级届号强大优佳线代版网中"  # 5A级, 500强, 三大: the number names, it does not measure
POLICY_NOUNS = ("政策", "措施", "举措", "意见", "规定", "禁令", "硬措施", "新政", "惠企")
DURATIONS = (
    "时间",
    "时长",
    "时限",
    "时效",
    "周期",
    "天数",
    "寿命",
    "年龄",
    "年限",
    "期限",
    "住院日",
    "工期",
    "学时",
    "课时",
)
HANDLED = ("办结", "办理", "办成", "办好", "到账", "送达", "审结", "内办结", "之内办结")
NO_PLACE_BEFORE = frozenset("目底日月年末此以之提面当期会生")  # 年底前20万户, no 前20
ENTITIES = ("企业", "项目", "产业", "集群", "园区", "主体", "行政村", "个人", "家庭", "单位", "开发区", "平台", "基金", "工程", "产品",
            "乡镇", "强县", "市场", "品牌", "街区", "商圈", "群体", "基地", "公司", "订单", "合同", "船舶", "机组")  # fmt: skip
SIZES_IN_NAMES = ("时速", "全长", "年产", "日处理")  # 时速350公里高铁: of what kind, not how much
SIZES_BEFORE = ("能耗", "用水量", "用能", "处理能力", "产能", "装机", "装机容量", "占地面积", "建筑面积", "用电量")
SIZE_NOUNS = (
    "产值",
    "营收",
    "收入",
    "投资",
    "销售额",
    "市值",
    "主营",
    "规模",
    "面积",
    "交易额",
    "税收",
    "估值",
    "年销售",
    "资产",
    "装机",
)
NUMBER_CONTINUES_RATIO = ("的", "水平", "之间")
NUMBER_CONTINUES = (
    "目标",
    "增长",
    "增速",
    "增幅",
    "水平",
    "任务",
    "比例",
    "速度",
    "涨幅",
    "降幅",
    "规模",
    "标准",
    "下降",
)

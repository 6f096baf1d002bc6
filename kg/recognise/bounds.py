"""Where a name begins: Chinese has no blanks, so the words that can't be in a name bound it on the left."""

import re

from kg.knowledge.names import HAN

# Function words and verbs of the genre after which a name may begin. Longer words first.
_WORDS = (
    "走访 调研 考察 来到 前往 参观 成立 组建 举办 主办 承办 协办 召开 开展 推进 推动 支持 组织 联合 依托 通过 关于 位于 来自 邀请 会见 实施 启动 打造 推出 推行 力推 "
    "全市 全省 全县 全区 我市 我省 我县 我区 该市 该县 本市 一家 首家 多家 一批 一个 这个 两个 三个 获得 荣获 获评 入选 上榜 争创 创建 申报 建立 完善 健全 探索 创新 落实 贯彻 "
    "做好 抓好 办好 用好 加快 深化 深入 积极 大力 持续 扎实 全面 进一步 同时 目前 日前 近日 当天 随后 其中 此外 围绕 聚焦 立足 依靠 利用 借助 按照 根据 针对 作为 成为 担任 包括 经过 历经 "
    "以及 并且 或者 希望 要求 强调 指出 表示 认为 建议 提出 介绍 宣布 参加 出席 主持 听取 审议 学习 传达 研究 部署 检查 督查 慰问 看望 签署 签订 达成 引进 落户 落地 建设 建成 投资 "
    "参与 参会 走进 进入 深化 承担 负责 牵头 帮助 方便 喜欢 提前 提升 完成 实现 接受 得到 受到 印发 出台 发布 制定 编制 下发 带领 率领 陪同 会同 协同 对接 服务于 地处 坐落于 毗邻 通往 连接 "
    "恢复 开通 想到 提到 谈到 了解 获悉 记者 市民 居民 村民 干部 群众 企业 代表 委员 领导 同志 有关 相关 负责人 重点 目标 任务 给予 打好 坚持 嵌入 培育 备战 储备 首创 下届 上届 充分 抢抓 抓住 迎接 帮扶 结对 前来 造访 开往 驶入 抵达 位居 所在 举行 开幕 闭幕 准备 正在 已经 即将 今年 去年 明年 今后 当前 未来 期间 以来"
).split()
_CHARS = "的了在与和同及为由到赴向对等是将已获被从以让给把于着过也都还并而或其各该这那每我你他她它们有就、又再更很最至使叫请受凭因按沿任当来去系称即如"
_STOP = re.compile("(?:" + "|".join(sorted(map(re.escape, _WORDS), key=lambda w: (-len(w), w))) + rf"|[{_CHARS}]|\d+(?:余|多)?[家个条项名位批件套所座处支])")
_ALLOWED = re.compile(rf"[{HAN}A-Za-z0-9·+×“”]+$")


def name_start(text: str, end: int, limit: int, *, keep: re.Pattern[str] | None = None) -> int:
    """Where a name that ends at `end` begins, at most `limit` characters back.

    Args:
        text: the text, folded in width.
        end: the position right before the closing word of the name (大会, 公司 …).
        limit: how far back to look.
        keep: words that may stand inside a name although they bound others.

    Returns:
        The start; equal to `end` where nothing of a name stands in front.
    """
    floor = max(0, end - limit)
    window = text[floor:end]
    allowed = _ALLOWED.search(window)
    if allowed is None:
        return end
    start = allowed.start()
    region = window[start:]
    for stop in _STOP.finditer(region):
        if keep is not None and any(k.start() <= stop.start() and stop.end() <= k.end() for k in keep.finditer(region)):
            continue
        start = max(start, allowed.start() + stop.end())
    return floor + _balanced(window, start)


def _balanced(window: str, start: int) -> int:
    """Never begin inside a quotation: step over a closing mark that has no opening one."""
    depth = 0
    for i in range(len(window) - 1, start - 1, -1):
        if window[i] == "”":
            depth += 1
        elif window[i] == "“":
            depth -= 1
            if depth < 0:
                return i + 1
    if depth > 0:
        return window.rindex("”") + 1
    return start

"""How a clause tells its times: as what comes back again and again, or as so long after what it only names."""

from __future__ import annotations

import re

HABIT = re.compile(
    r"通常|往往|经常|常常|时常|平时|平日|素来|向来|总是|总会|老是|习惯|每[天日晚早夜周次逢当到个]|不管|不论|无论|天天|夜夜|日复一日|有时"
    r"|一般(?=都|会|是|在|要|从|到|来说|情况)|(?:营业|开放|办公|服务|门禁|宵禁|上课|上班)时间"
)
"""Words before a bare clock time or part of day that make it a habit: 经常加班到凌晨5点."""

CASE = re.compile(r"案发|事发|案情|本案|该案|涉案|犯案|案件(?=发生|在|于)")
"""Words of a report from court that turn back to the day of the deed."""

HAPPENING = re.compile(
    r"(?:抵达|抵[港台华京沪]|到访|出发|启程|离[开境港任职]|会[议谈晤面]|大选|选举|投票|[选票]举?日|开[幕庭学战业工播馆]|就[职任]|宣誓|峰会|举行|生效|到期"
    r"|比赛|决赛|公投|婚礼|[去逝]世|死[亡后]|被[捕抓拘]|出[狱院境国]|入[狱院境职学]|事发|案发|事[故件]|停[业工课运航]|召开|上[映任台市]|[发公颁]布|典礼|仪式|游行|示威|集会"
    r"|手术|登陆|爆[发炸]|地震|退[去休役]|结束|发生|开始|成立|失踪|获[释救]|当选|毕业|[结离]婚|回国|执政|接种|注射|隔离|分手|通过|签署|宣布)[了的]?(?:至少|超过|大约|[约近仅才])?$"
)
"""What ends with a happening, so that 前一天 or 两周后 right behind it count from that, whenever it was."""

SCHEDULED = re.compile(
    r"的?[\u4e00-\u9fff]{0,6}?(?:大选|选举|投票日|告别礼拜|告别式|追思|公祭|公投|峰会|奥运|世界杯|就职典礼|期货|期[油金铜权]|合约)"
)
"""What makes a date in front of it that of something known ahead, whatever the verb: 11月3日美国大选前的竞选."""

ORDERED = re.compile(r"签署|签发|颁布|下令|下达|命令|禁令|法令|发布[^，。]{0,6}令")
"""What stands between the day of an order and a limit that counts from it: 1日签署命令，将在 + 45天后 + 禁止交易."""

DUE = re.compile(r"(?:大选|选举|补选|投票|公投|峰会|论坛|大会|典礼|告别礼拜|告别式|追思会|奥运会?|世界杯)$")
"""What is known ahead, so that a date behind it may lie there if no verb tells: 补选11月25日举行."""

ORDERS = re.compile(r"下令|命令|勒令|责令|限令|要求|必须|须|应[当该]?|限")
"""Words by which a limit counts from what was ordered and not from publication: 要求72小时内关闭."""

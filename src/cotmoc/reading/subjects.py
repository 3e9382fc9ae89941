"""Who acts and beside whom: the words of a clause that say nothing of what was done."""

from __future__ import annotations

from cotmoc.reading.actors import Setting, actor_at
from cotmoc.reading.anchors import anchored
from cotmoc.reading.patterns import WORD_AFTER, WORD_BEFORE, any_of, pattern_of

# "đã phối hợp chặt chẽ với hải quan, quân đội | điều tra …": a class beside whom something was done.
_WITH_CLASS = pattern_of(
    r"(?:đã |luôn |thường xuyên |chủ động |tích cực )*phối hợp(?: [^\s,;:]+){0,4}? với "
    r"(?:[^,;:]{2,30},? (?:như|gồm|là): )?"
)
# "đã chỉ đạo các chi bộ | thực hiện …": whom somebody lets do it.
_LETS_DO = pattern_of(
    r"(?:đã |luôn |thường xuyên |chủ động |tích cực |tập trung |kịp thời )*(?:lãnh đạo, chỉ đạo"
    r"|chỉ đạo, lãnh đạo"
    r"|chỉ đạo, hướng dẫn|chỉ đạo, đôn đốc|chỉ đạo|hướng dẫn|đôn đốc|yêu cầu) "
)
_ACTS = anchored(rf"{WORD_BEFORE}{any_of('verbs')}{WORD_AFTER}")
_FORCE = pattern_of(
    rf"(?:\d+ ?% )?(?:các |hai |ba |toàn |số )?(?:lực lượng|bộ đội|bđbp|công an|đơn vị|sở|ngành|địa phương"
    rf"|đoàn tn|đvtn|đoàn thanh niên|tuổi trẻ|tổ chức đoàn|hội|cấp hội|chi đoàn|chi hội){WORD_AFTER}"
)


def verb_behind_subject(setting: Setting, start: int, end: int) -> int:
    """Where the verb stands behind the organ or force that acts and a class it works with; or start."""
    actor = actor_at(setting, start, end)
    named = start in setting.organs or _FORCE.match(setting.text.folded, start, end) is not None
    verb = start if actor is None or actor.verb >= end or not named else actor.verb
    if told := _LETS_DO.match(setting.text.folded, verb, end):
        does = actor_at(setting, told.end(), end)
        return verb if does is None or does.verb >= end else does.verb
    partner = _WITH_CLASS.match(setting.text.folded, verb, end)
    if partner is None or partner.end() in setting.organs:
        return verb
    beside = actor_at(setting, partner.end(), end)
    if beside is None or beside.verb >= end:
        acts = _ACTS.search(setting.text, partner.end(), end)
        return acts.start() if acts else verb
    return beside.verb

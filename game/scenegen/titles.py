"""The title that a prompt gives its level; it is text only, whatever it says."""

import re

LONGEST = 60  # characters of a title that are kept
_QUOTED = r"[\"“”'‘「『](?P<a>[^\"“”’」』\n]{1,80})[\"“”'’」』]"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"《(?P<a>[^》\n]{1,80})》",
        r"\b(?:title|titled|called|named|name it|call it|entitled)\b(?:\s+is)?\s*[:：]?\s*" + _QUOTED,
        r"(?:^|[.\n]\s*)(?:the\s+)?(?:title|name)(?:\s+is)?\s*[:：]\s*(?P<a>[^.\n。!?]{1,80})",
        r"(?:标题|题目|关卡名|名字|取名|起名|名称|命名)(?:就)?(?:叫做|叫作|叫|是|为)?\s*[:：]?\s*" + _QUOTED,
        r"(?:标题|题目|关卡名|取名|起名|名称|名字)(?:就)?(?:叫做|叫作|叫|是|为|:|：)\s*(?P<a>[^，。,\n!?！？；;]{1,80})",
        r"(?:名叫|叫做|名为|命名为)\s*" + _QUOTED,
    )
)
_CAPITALS = re.compile(
    r"\b(?:called|named|titled|entitled)\s+(?P<a>[A-Z][\w']*(?:\s+(?:of|the|and|in|on|to|[A-Z])[\w']*){0,6})"
)


def title_of(text: str) -> tuple[str | None, str]:
    """Take the title out of plain text.

    Returns:
        the title or None, and the text with as many spaces where the title stood.

    """
    for pattern in (*_PATTERNS, _CAPITALS):
        found = pattern.search(text)
        if found is None:
            continue
        title = " ".join(found.group("a").split()).strip(" .,，。:：")[:LONGEST]
        if title:
            start, end = found.span()
            return title, text[:start] + " " * (end - start) + text[end:]
    return None, text

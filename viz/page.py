"""The frame of every page: one file that asks nobody for anything.

A page carries its own styles, scripts and data.  A content security policy in its
head forbids all else: no request leaves the reader's machine, and only the very
scripts and styles that we wrote may run, known by their SHA-256.  All text passes
through Jinja's escaping, all data through ``embedded``.
"""

import base64
import hashlib
import json
from collections.abc import Sequence
from datetime import date
from functools import cache, partial
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from viz.wording import counted, say, texts

TEMPLATES = files("viz") / "templates"
UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}
UNSAFE |= {"\u2028": "\\u2028", "\u2029": "\\u2029"}


def render(
    template: str,
    *,
    language: str,
    title: str,
    styles: Sequence[str],
    scripts: Sequence[str] = (),
    later: Sequence[str] = (),
    data: object = None,
    topic: str = "",
    **facts: object,
) -> str:
    """Fill a template and return the whole page as text, to be written as UTF-8.

    ``styles`` are names of files beside the templates; ``scripts`` are script texts.
    ``later`` are script texts that a script of the page may add, and no other.
    Raises ``ValueError`` if a script or style would end its own element.
    """
    style = "\n".join(asset(name) for name in styles)
    for text in (style, *scripts):
        if "</s" in text.casefold():
            raise ValueError("A script or style must not hold '</s'.")
    return fill(
        template,
        topic=topic or template.removesuffix(".html"),
        language=language,
        title=title,
        policy=policy([style], [*scripts, *later]),
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        data=None if data is None else Markup(embedded(data)),
        **facts,
    )


def fill(template: str, *, topic: str, language: str, **facts: object) -> str:
    """Fill a template, or a part of a page, with facts and with the words of a topic.

    The template can ``say`` a wording, say a number with its noun (``counted``) and
    write a date as people do (``day``).
    """
    return (
        _environment()
        .get_template(template)
        .render(
            language=language,
            say=partial(say, language, topic),
            page=texts(language, "page"),
            counted=partial(counted, language, topic),
            day=partial(day, language),
            **facts,
        )
    )


def asset(name: str) -> str:
    """Return the text of a style or script that lies beside the templates."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def embedded(data: object) -> str:
    r"""Write data as JSON that no browser can take for HTML.

    >>> embedded({"title": "</script>"})
    '{"title":"\\u003c/script\\u003e"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character, escape in UNSAFE.items():
        text = text.replace(character, escape)
    return text


def policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """Write the content security policy: nothing but these styles and scripts."""
    allowed = {"script-src": scripts, "style-src": styles}
    rules = ["default-src 'none'", "img-src data:"]
    for rule, contents in allowed.items():
        hashes = [f"'sha256-{_hash(text)}'" for text in contents] or ["'none'"]
        rules.append(" ".join([rule, *hashes]))
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])


def day(language: str, iso: str) -> str:
    """Write a date as people do: 20. mai 2020, 20 May 2020; other text as it is."""
    try:
        written = date.fromisoformat(iso)
    except ValueError:
        return iso
    month = texts(language, "page")["months"].split()[written.month - 1]
    return say(language, "page", "day", day=written.day, month=month, year=written.year)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return base64.b64encode(digest).decode("ascii")


class _Pages(Environment):
    """Templates whose facts are mostly mappings, which Jinja looks into last."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return what a mapping has under a name, or else an attribute."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)


@cache
def _environment() -> Environment:
    return _Pages(
        loader=PackageLoader("viz"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )

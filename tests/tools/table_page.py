"""Make ``docs/tables.md`` from the descriptions in ``ontology/tables``.

Run as ``python -m tests.tools.table_page``.
"""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "tables.md"

HEAD = """# Tables and columns

Made by `python -m tests.tools.table_page` from `ontology/tables`; a test
holds it to them.
A star marks a column that must be filled in. Code lists stand in `ontology/codes.ttl`.
"""


def page() -> str:
    """Return the page: a section a table, a line a column."""
    paths = sorted((ROOT / "ontology" / "tables").glob("*.json"))
    return HEAD + "".join(_table(json.loads(path.read_text("utf-8"))) for path in paths)


def _table(table: dict[str, Any]) -> str:
    title = table["dcterms:title"]
    lines = [
        f"\n## {table['samband:table']}\n",
        f"{title['nn']} / {title['en']}; in the {table['samband:place']}"
        f"{', needed' if table['samband:needed'] else ''}\n",
        "| column | nynorsk | English | holds | property |",
        "|---|---|---|---|---|",
        *(_column(column) for column in table["columns"]),
    ]
    return "\n".join(lines) + "\n"


def _column(column: dict[str, Any]) -> str:
    star = "\\*" if column.get("required") else ""
    titles = column["titles"]
    term = column.get("propertyUrl", "").replace(
        "https://w3id.org/samband/ns#", "samband:"
    )
    cells = (column["name"] + star, titles["nn"], titles["en"], _holds(column), term)
    return "| " + " | ".join(cells) + " |"


def _holds(column: dict[str, Any]) -> str:
    if "samband:codes" in column:
        return f"code of `{column['samband:codes']}`"
    if "samband:refers" in column:
        return "id in " + ", ".join(f"`{table}`" for table in column["samband:refers"])
    return str(column.get("datatype", "text"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")

"""Write how wide the letters of Be Vietnam Pro are, from the advance widths of the font files.

    uv run --no-project --with fonttools --with brotli python scripts/type_widths.py

The server measures names with them before it draws (`cotmoc.web.type_widths`).
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

WEB = Path(__file__).resolve().parent.parent / "src" / "cotmoc" / "web"
FONTS = WEB / "static" / "web" / "vendor" / "fonts"


def widths(weight: int) -> dict[str, int]:
    """The advance width of each letter of the weight, in thousandths of the size of the type."""
    found: dict[str, int] = {}
    for path in sorted(FONTS.glob(f"be-vietnam-pro-*-{weight}-normal.woff2")):
        font = TTFont(path)
        em = font["head"].unitsPerEm
        for code, glyph in font.getBestCmap().items():
            found[chr(code)] = round(font["hmtx"][glyph][0] * 1000 / em)
    return dict(sorted(found.items()))


if __name__ == "__main__":
    written = {str(weight): widths(weight) for weight in (400, 600)}
    (WEB / "type_widths.json").write_text(json.dumps(written, ensure_ascii=False, indent=0) + "\n")

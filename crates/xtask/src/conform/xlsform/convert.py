"""Converts every workbook in a folder: NAME.xml, or NAME.refused with the reason. `convert.py FROM TO [validate]`."""

import sys
from pathlib import Path

from pyxform.xls2xform import convert


def main(source: Path, target: Path, validate: bool) -> None:
    for workbook in sorted(source.glob("*.xlsx")):
        try:
            form = convert(xlsform=workbook, validate=validate).xform
        except Exception as error:
            (target / f"{workbook.stem}.refused").write_text(str(error), encoding="utf-8")
        else:
            (target / f"{workbook.stem}.xml").write_text(form, encoding="utf-8")


main(Path(sys.argv[1]), Path(sys.argv[2]), "validate" in sys.argv[3:])

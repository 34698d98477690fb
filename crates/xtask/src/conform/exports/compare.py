"""Opens exported answers as analysts do, and compares every cell with a table made here of the stored XML.

Nothing of ours is used: forms and answers are read with Python's own XML parser."""

import datetime
import io
import json
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

import openpyxl
import pandas
import pyreadstat

NOT_IN_VERSION, UNANSWERED, NOT_ASKED = -9999997, -9999998, -9999999
MISSING = {NOT_IN_VERSION, UNANSWERED, NOT_ASKED}


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def child(element, name):
    return next((inner for inner in element if local(inner) == name), None)


class Form:
    """The items of one version: path below the outer element, kind, choices."""

    def __init__(self, xml):
        root = ET.fromstring(xml)
        model = next(element for element in root.iter() if local(element) == "model")
        instances = [element for element in model if local(element) == "instance"]
        primary = instances[0][0]
        self.lists = {
            instance.get("id"): [child(item, "name").text for item in instance[0] if local(item) == "item"]
            for instance in instances[1:]
            if len(instance)
        }
        outer = "/" + local(primary) + "/"
        self.binds = {b.get("nodeset"): b.attrib for b in model if local(b) == "bind"}
        self.repeats = {e.get("nodeset")[len(outer):] for e in root.iter() if local(e) == "repeat"}
        self.controls = {
            e.get("ref"): e
            for e in root.iter()
            if local(e) in ("input", "select", "select1", "rank", "range", "trigger") and e.get("ref")
        }
        self.items = {}
        self.walk(primary, [], outer)

    def walk(self, element, steps, outer):
        for inner in element:
            path = steps + [local(inner)]
            if path == ["meta"]:
                continue
            name = "/".join(path)
            if len(inner) or name in self.repeats:
                self.walk(inner, path, outer)
            elif not self.is_note(outer + name):
                self.items.setdefault(name, self.item(outer + name))

    def is_note(self, path):
        bind = self.binds.get(path, {})
        plain = not any(key.endswith(("calculate", "preload")) for key in bind)
        control = self.controls.get(path)
        return control is not None and local(control) == "input" and bind.get("readonly") == "true()" and plain

    def item(self, path):
        control = self.controls.get(path)
        kind = local(control) if control is not None else "value"
        if kind in ("input", "value", "range"):
            kind = self.binds.get(path, {}).get("type", "string")
        choices = []
        if control is not None:
            sets = [e for e in control if local(e) == "itemset"]
            if sets:
                choices = self.lists.get(re.search(r"instance\('([^']*)'\)", sets[0].get("nodeset")).group(1), [])
            choices = choices or [child(e, "value").text for e in control if local(e) == "item"]
        return kind, choices


def records(answer, repeat):
    """The rows that an answer has in a table: elements with the numbers of the instances around."""
    found = [([], answer)]
    for step in repeat.split("/") if repeat else []:
        found = [
            (numbers + [at + 1], inner)
            for numbers, element in found
            for at, inner in enumerate(e for e in element if local(e) == step)
        ]
    return found


def raw(element, steps, in_version):
    if not in_version:
        return NOT_IN_VERSION
    for step in steps:
        element = child(element, step)
        if element is None:
            return NOT_ASKED
    return "".join(element.itertext()) or UNANSWERED


def expected(stored, repeat):
    """Every column by its name, with its cells, and its kind."""
    forms = {version: Form(xml) for version, xml in stored["forms"]}
    versions = list(forms)
    responses = sorted(stored["responses"], key=lambda response: response["id"])
    rows = [
        (number + 1, response, numbers, element)
        for number, response in enumerate(responses)
        for numbers, element in records(ET.fromstring(response["answers"]), repeat)
    ]
    columns = {"response": [row[0] for row in rows]}
    for depth, step in enumerate(repeat.split("/") if repeat else []):
        columns[step + ".number"] = [row[2][depth] for row in rows]
    epoch = datetime.date(1970, 1, 1)
    columns["form_version"] = [row[1]["form_version"] for row in rows]
    columns["received_day"] = [str(epoch + datetime.timedelta(days=row[1]["received_day"])) for row in rows]
    columns["verdict"] = [row[1]["verdict"] for row in rows]
    columns["collected"] = [row[1]["collected"] for row in rows]
    kinds = {}
    prefix = repeat + "/" if repeat else ""
    repeats = set().union(*(form.repeats for form in forms.values()))
    paths = {path for form in forms.values() for path in form.items}
    names = [path.rsplit("/", 1)[-1] for path in paths]
    for path in paths:
        holder = max((r for r in repeats if path.startswith(r + "/")), key=len, default="")
        if holder != repeat:
            continue
        steps = path[len(prefix):].split("/")
        of = {version: form.items.get(path) for version, form in forms.items()}
        newest = next(of[version] for version in reversed(versions) if of[version])
        cells = [raw(row[3], steps, of[row[1]["form_version"]] is not None) for row in rows]
        short = path.rsplit("/", 1)[-1]
        name = short if names.count(short) == 1 else path.replace("/", ".")
        if newest[0] != "select":
            columns[name] = cells
            kinds[name] = newest[0]
            continue
        for choice in dict.fromkeys(c for item in of.values() if item for c in item[1]):
            column = re.sub(r"[^A-Za-z0-9_.]", "_", f"{name}.{choice}")
            kinds[column] = "flag"
            columns[column] = [
                flag(cell, choice, of[row[1]["form_version"]]) for cell, row in zip(cells, rows)
            ]
    return columns, kinds


def flag(cell, choice, item):
    if cell in MISSING:
        return cell
    if choice in cell.split():
        return 1
    return 0 if choice in item[1] else NOT_IN_VERSION


def same(wanted, found):
    """A cell of text, of a number, or of a day."""
    if isinstance(found, (datetime.date, datetime.datetime)):
        found = found.strftime("%Y-%m-%d")
    if isinstance(found, float) and not isinstance(wanted, str):
        return wanted == found
    if isinstance(found, (int, float)) and isinstance(wanted, str):
        try:
            return float(wanted) == float(found)
        except ValueError:
            return False
    return str(wanted) == str(found)


class Comparison:
    def __init__(self):
        self.cells, self.failures = 0, []

    def column(self, where, wanted, found):
        if len(wanted) != len(found):
            self.failures.append(f"{where}: {len(found)} rows, wanted {len(wanted)}")
            return
        for at, (one, other) in enumerate(zip(wanted, found)):
            self.cells += 1
            if not same(one, other):
                self.failures.append(f"{where}, row {at + 1}: {other!r}, wanted {one!r}")

    def table(self, where, columns, frame, change=lambda cell: cell):
        if set(frame.columns) != set(columns):
            self.failures.append(f"{where}: columns {set(frame.columns) ^ set(columns)}")
            return
        for name, wanted in columns.items():
            self.column(f"{where}, {name}", [change(cell) for cell in wanted], list(frame[name]))


def disarmed(cell):
    """What a spreadsheet would compute has an apostrophe before it."""
    def is_number(text):
        try:
            float(text)
            return True
        except ValueError:
            return False
    is_armed = isinstance(cell, str) and cell[:1] in "=+-@\t\r" and cell and not is_number(cell)
    return "'" + cell if is_armed else cell


def spss(comparison, name, sav, columns, kinds):
    with tempfile.NamedTemporaryFile(suffix=".sav") as file:
        file.write(sav)
        file.flush()
        codes, meta = pyreadstat.read_sav(file.name, user_missing=True, disable_datetime_conversion=True)
        plain, _ = pyreadstat.read_sav(file.name)
    is_day = {column for column, kind in kinds.items() if kind == "date"} | {"received_day"}
    def seconds(cell):
        if not isinstance(cell, str):
            return cell
        return (datetime.date.fromisoformat(cell) - datetime.date(1582, 10, 14)).days * 86400
    # The format has no spaces at a text's end.
    trimmed = {
        column: [seconds(c) if column in is_day else c.rstrip(" ") if isinstance(c, str) else c for c in cells]
        for column, cells in columns.items()
    }
    comparison.table(f"{name}.sav with codes", trimmed, codes)
    for column in kinds:
        wanted = [cell in MISSING for cell in columns[column]]
        comparison.column(f"{name}.sav, missing in {column}", wanted, [bool(x) for x in plain[column].isna()])
        labels = meta.variable_value_labels.get(column, {})
        if {int(float(v)) for v in labels if re.fullmatch(r"-99999\d\d(\.0)?", str(v))} != MISSING:
            comparison.failures.append(f"{name}.sav: {column} does not label what is missing: {labels}")
    for column in columns:
        if kinds.get(column) not in ("value", None) and column not in meta.column_names_to_labels:
            comparison.failures.append(f"{name}.sav: {column} has no label")


def survey(comparison, folder):
    stored = json.loads((folder / "stored.json").read_text())
    columns, kinds = expected(stored, "")
    read = lambda data: pandas.read_csv(data, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    comparison.table("answers.csv", columns, read(folder / "answers.csv"), disarmed)
    book = read(folder / "code-book.csv")
    if not set(columns) <= set(book["column"]):
        comparison.failures.append(f"the code book lacks {set(columns) - set(book['column'])}")
    archive = zipfile.ZipFile(folder / "spss.zip")
    sheets = pandas.read_excel(folder / "answers.xlsx", sheet_name=None, keep_default_na=False, dtype=object)
    repeats = sorted({r for _, xml in stored["forms"] for r in Form(xml).repeats})
    for repeat in [""] + repeats:
        columns, kinds = expected(stored, repeat)
        name = repeat.rsplit("/", 1)[-1] or "svar"
        comparison.table(f"{name}.csv", columns, read(io.BytesIO(archive.read(f"{name}.csv"))))
        spss(comparison, name, archive.read(f"{name}.sav"), columns, kinds)
        sheet = next(sheet for title, sheet in sheets.items() if title.split(" ")[-1] == name)
        comparison.table(f"sheet {name}", columns, sheet)
        syntax = archive.read(f"{name}.sps").decode()
        for column in columns:
            if f"VARIABLE LABELS {column} " not in syntax:
                comparison.failures.append(f"{name}.sps does not name {column}")
    return len(stored["responses"])


def main():
    comparison, responses = Comparison(), 0
    for folder in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        responses += survey(comparison, folder)
    for failure in comparison.failures[:20]:
        print(failure)
    print(f"{comparison.cells} cells of {responses} responses, {len(comparison.failures)} other than in the database")
    sys.exit(1 if comparison.failures or not comparison.cells else 0)


main()

"""Reads DOCX and XLSX files with other people's libraries: nothing in them may be a formula, a link or an entity.

Use: python3 tests/peers/office.py FOLDER
"""

import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def parts(path):
    """The XML of a package by name; all of it has to be well-formed and free of entities of its own."""
    found = {}
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None, path
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                text = package.read(name)
                assert b"<!DOCTYPE" not in text and b"<!ENTITY" not in text, f"{path}: {name}"
                found[name] = ElementTree.fromstring(text)
    for name, root in found.items():
        if name.endswith(".rels"):
            for relation in root:
                assert relation.get("TargetMode") != "External", f"{path}: {name} points outside"
    return found


def document(path):
    found = parts(path)
    body = found["word/document.xml"]
    styles = found["word/styles.xml"]
    lang = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert lang is not None and lang.get(f"{W}val") in ("id-ID", "en-GB"), f"{path}: no language"
    named = {style.find(f"{W}name").get(f"{W}val").lower() for style in styles.iter(f"{W}style")}
    assert {"heading 1", "heading 2"} <= named, f"{path}: {named}"
    used = {style.get(f"{W}val") for style in body.iter(f"{W}pStyle")}
    assert "Title" in used, f"{path}: {used}"
    ruled = [table for table in body.iter(f"{W}tbl") if table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]
    assert ruled or "register" not in path.name, f"{path}: no head is repeated"
    pictures = [(one.get("id"), one.get("descr")) for one in body.iter(f"{WP}docPr")]
    assert len({number for number, _ in pictures}) == len(pictures), f"{path}: {pictures}"
    assert all(text for _, text in pictures), f"{path}: a picture without a text"
    instructions = {one.text for one in body.iter(f"{W}instrText")}
    assert instructions <= {"PAGE", "NUMPAGES"}, f"{path}: {instructions}"
    assert not list(body.iter(f"{W}hyperlink")), f"{path}: a link"
    return len(list(body.iter(f"{W}p")))


def workbook(path):
    found = parts(path)
    for name, root in found.items():
        if name.startswith("xl/worksheets/"):
            assert not [one for one in root.iter() if one.tag.endswith("}f")], f"{path}: a formula in {name}"
            assert not [one for one in root.iter() if one.tag.endswith("}hyperlink")], f"{path}: a link in {name}"
    book = openpyxl.load_workbook(path)
    names = [sheet.title for sheet in book]
    assert len({name.lower() for name in names}) == len(names), names
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names), names
    typed = set()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{path}: {sheet.title}!{cell.coordinate}"
                if cell.is_date:
                    typed.add("day")
                elif cell.data_type == "n" and cell.value is not None:
                    typed.add("money" if "Rp" in cell.number_format else "number")
    if path.stem == "workbook-xlsx":
        assert typed == {"day", "money", "number"}, typed
        for sheet in book:
            assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref, f"{sheet.title} has no head"
    return len(names)


def main():
    folder = Path(sys.argv[1])
    documents = [document(path) for path in sorted(folder.glob("*.docx"))]
    workbooks = [workbook(path) for path in sorted(folder.glob("*.xlsx"))]
    print(f"documents: {len(documents)}, of {sum(documents)} paragraphs")
    print(f"workbooks: {len(workbooks)}, of {sum(workbooks)} sheets")


main()

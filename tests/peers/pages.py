#!/usr/bin/env python3
"""Opens many pages in headless Chromium, on a desk and on a phone: nothing is wrong with any, and all can be printed.

Usage: pages.py FOLDER   (needs selenium, chromium, chromedriver and poppler)

Prints `good: ...` for each page of FOLDER; ends with 1 at the first thing that is not as it should be.
"""
import pathlib
import subprocess
import sys
import tempfile

from page import Page, expect, good

# What sticks out of the page and is not in a box of its own that can be moved.
OUTSIDE = """
const wide = document.documentElement.clientWidth;
return [...document.querySelectorAll('body *')].filter((one) => !one.closest('.scroll, nav, svg, .skip'))
    .filter((one) => one.getBoundingClientRect().right > wide + 1).map((one) => one.outerHTML.slice(0, 80));
"""
# A picture in its own box may be wider than a phone, but it has to be there.
PICTURES = "return [...document.images].filter((one) => !one.complete || one.naturalWidth === 0).length"


def look(page, path):
    page.path = path
    page.browser.get(path.as_uri())
    expect(page.text("h1").strip(), f"{path.name} has no title")
    expect(page.js(PICTURES) == 0, f"{path.name}: a picture is not seen")
    page.marks()
    outside = page.js(OUTSIDE)
    expect(not outside, f"{path.name}: wider than the page: {outside[:3]}")
    page.quiet()


def printed(page, path, folder):
    """Without the map, as who hands a report in prints it: how many pages, none of them empty."""
    page.one("#cetak").click()
    out = folder / f"{path.stem}.pdf"
    out.write_bytes(page.pdf())
    text = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    for number, one in enumerate(pages, 1):
        # The foot of a page is one line or two.
        lines = [line for line in one.splitlines() if line.strip()]
        expect(len(lines) > 2, f"{path.name}: nothing but {lines} on page {number}")
    return len(pages)


def main(folder):
    files = sorted(folder.glob("*.html"))
    with Page(files[0]) as desk, Page(files[0], 390, 844) as phone, tempfile.TemporaryDirectory() as place:
        for path in files:
            look(phone, path)
            look(desk, path)
            good(f"{path.name}, {printed(desk, path, pathlib.Path(place))} pages on paper")
    return 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))

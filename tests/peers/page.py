#!/usr/bin/env python3
"""Tries out the page for a browser in headless Chromium: every control, keyboard, phone, paper, and no request.

Usage: page.py FOLDER   (needs selenium, chromium and chromedriver)

FOLDER holds rw07.html, english.html, hostile.html and large.html. Prints a line `good: ...` for everything that is
as it should be, ends with 1 at the first thing that is not; prints `left out: ...` and ends with 1 without the tools.
"""
import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

try:
    from selenium import webdriver
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.support.ui import Select, WebDriverWait
except ImportError:
    print("left out: selenium is not installed")
    sys.exit(1)

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")


def good(what):
    print(f"good: {what}")


def expect(holds, what):
    if not holds:
        print(f"bad: {what}")
        sys.exit(1)


class Page:
    """One page in one browser."""

    def __init__(self, path, width=1280, height=800, script=True, dark=False):
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for flag in ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
                     "--no-first-run", "--force-prefers-reduced-motion", "--disable-background-networking", f"--window-size={max(width, 500)},{height}"]:
            options.add_argument(flag)
        if not script:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.browser = webdriver.Chrome(options=options, service=Service(DRIVER))
        self.cdp = self.browser.execute_cdp_cmd
        self.cdp("Emulation.setDeviceMetricsOverride",
                 {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
        if width < 500:
            self.cdp("Emulation.setTouchEmulationEnabled", {"enabled": True})
        if dark:
            self.cdp("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]})
        self.path = path
        start = time.monotonic()
        self.browser.get(path.as_uri())
        self.seconds = time.monotonic() - start

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.browser.quit()

    def js(self, code, *args):
        return self.browser.execute_script(code, *args)

    def one(self, css):
        return self.browser.find_element(By.CSS_SELECTOR, css)

    def all(self, css):
        return self.browser.find_elements(By.CSS_SELECTOR, css)

    def text(self, css):
        return self.js("return document.querySelector(arguments[0]).textContent", css)

    def frame(self):
        """Waits until what was asked for is drawn."""
        self.browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")

    def marks(self):
        self.frame()
        return self.js("return [...document.querySelectorAll('#gambar .mark')].map((one) => one.getAttribute('aria-label'))")

    def visible(self, css):
        return self.js("return [...document.querySelectorAll(arguments[0])].filter((one) => one.offsetParent !== null).length", css)

    def shown(self):
        """How many parties and partnerships the status line names."""
        return tuple(int(figure) for figure in re.findall(r"\d+", self.text("#jumlah"))[:2])

    def untick(self, name, value):
        self.js("document.querySelector(`input[name=${arguments[0]}][value='${arguments[1]}']`).click()", name, value)

    def quiet(self):
        """No error in the console, no dialog, and nothing asked for but the file itself."""
        errors = [entry["message"] for entry in self.browser.get_log("browser")]
        expect(not errors, f"{self.path.name}: {errors[:3]}")
        asked = set()
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.add(message["params"]["request"]["url"].split("#")[0][:90])
        outside = [url for url in asked if url != self.path.as_uri() and not url.startswith("data:image/svg+xml")]
        expect(not outside, f"{self.path.name} asks for {outside}")

    def picture(self, name, full=False):
        """A screenshot, where somebody wants to look at them."""
        folder = os.environ.get("SIMPUL_LOOK")
        if folder:
            shot = self.cdp("Page.captureScreenshot", {"captureBeyondViewport": full})
            pathlib.Path(folder, f"{name}.png").write_bytes(base64.b64decode(shot["data"]))

    def pdf(self):
        printed = self.cdp("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": False})
        return base64.b64decode(printed["data"])


def desk(folder):
    with Page(folder / "rw07.html") as page:
        all_parties, all_ties = page.shown()
        names = page.marks()
        expect(len(names) == all_parties > 10 and all_ties > 10, f"the map is drawn: {names}")
        expect(page.visible("#pihak tbody tr") == all_parties, "the list of parties has the same")
        page.picture("desk-top")
        page.js("document.getElementById('peta').scrollIntoView()")
        page.frame()
        page.picture("desk-map")
        good("the map and its lists show the same")

        page.untick("jenis", 0)
        expect(not any("Pemerintah" in name for name in page.marks()), "no government party is drawn")
        expect(0 < page.visible("#pihak tbody tr") == page.shown()[0] < all_parties, "the list follows the kinds")
        expect(page.visible("#dokumen tbody tr") <= len(page.all("#dokumen tbody tr")), "the register follows")
        page.untick("jenis", 0)
        expect(page.shown() == (all_parties, all_ties), "ticking it again brings all back")
        page.untick("tangga", 3)
        cards = page.visible("#tangga .rung li")
        expect(page.shown()[1] == cards < all_ties, "the ladder follows the rungs")
        expect(page.visible(".rung[data-rung='3']") == 0, "the rung itself is gone")
        page.one("#semua").click()
        expect(page.shown() == (all_parties, all_ties), "one button brings everything back")
        good("filters by kind and by rung")

        focus = Select(page.one("#fokus"))
        focus.select_by_visible_text("Puskesmas Cempaka Timur")
        near, _ = page.shown()
        expect(1 < near < all_parties, f"one step around a party: {near}")
        page.js("const n = document.getElementById('langkah'); n.value = 2; n.dispatchEvent(new Event('change'))")
        expect(near < page.shown()[0] <= all_parties, "two steps reach further")
        page.one("#semua").click()
        good("focus with steps")

        slider = page.one("#saat")
        now = page.text("#hari")
        slider.send_keys(Keys.HOME)
        then = page.text("#hari")
        expect(then != now and slider.get_attribute("aria-valuetext") == then, "the slider says its date")
        expect(page.shown()[1] < all_ties, "at the beginning there were fewer partnerships")
        first = page.shown()
        page.js("document.getElementById('peta').scrollIntoView()")
        page.frame()
        page.picture("desk-past")
        page.one("#sesudah").click()
        expect(page.text("#hari") not in (then, now), "one change later")
        expect(page.one("#sebelum").is_enabled(), "and back again")
        slider.send_keys(Keys.END)
        expect(page.shown() == (all_parties, all_ties) != first and page.text("#hari") == now, "the end is now")
        good("time slider")

        search = page.one("#cari")
        search.send_keys("puskes")
        expect("1" in page.text("#temuan"), "one party matches")
        search.send_keys(Keys.ENTER)
        expect("Puskesmas Cempaka Timur" in page.text("#rincian h4"), "Enter chooses it")
        expect(len(page.all("#rincian li")) > 0, "and its partnerships are told")
        page.js("document.getElementById('peta').scrollIntoView()")
        page.frame()
        page.picture("desk-search")
        search.clear()
        search.send_keys(Keys.BACKSPACE)
        good("search")

        svg = page.one("#gambar")
        place = "return document.querySelector('#gambar .mark').getAttribute('transform')"
        numbers = lambda: [float(n) for n in re.findall(r"-?[\d.]+", page.js(place))]
        page.one("#seluruh").click()
        page.js("document.getElementById('gambar').focus()")
        svg.send_keys(Keys.ESCAPE)
        page.frame()
        before = numbers()
        svg.send_keys(Keys.ARROW_LEFT)
        page.frame()
        expect(numbers()[0] > before[0] + 40, "arrow keys move the map")
        svg.send_keys("+")
        page.frame()
        expect(numbers()[2] >= before[2] and numbers() != before, "+ enlarges")
        svg.send_keys("0")
        page.frame()
        expect(numbers() == before, "0 shows the whole map")
        page.one("#perbesar").click()
        page.frame()
        expect(numbers() != before, "the button enlarges")
        page.one("#seluruh").click()
        page.frame()
        actions = ActionChains(page.browser)
        actions.move_to_element_with_offset(svg, -300, 150).click_and_hold().move_by_offset(60, 20).release().perform()
        page.frame()
        expect(abs(numbers()[0] - before[0] - 60) < 8, f"dragging moves the map: {before} {numbers()}")
        page.one("#seluruh").click()
        ActionChains(page.browser).scroll_from_origin(
            webdriver.common.actions.wheel_input.ScrollOrigin.from_element(svg), 0, -120).perform()
        page.frame()
        expect(numbers() != before, "the wheel enlarges")
        page.one("#seluruh").click()
        page.frame()
        good("pan and zoom by keys, buttons, mouse and wheel")

        mark = page.one("#gambar .mark")
        ActionChains(page.browser).move_to_element(mark).perform()
        page.frame()
        told = page.text("#rincian")
        expect(mark.get_attribute("aria-label").split(",")[0] in told, f"pointing tells who it is: {told[:60]}")
        expect(page.visible("#gambar .mark.dimmed") or page.all("#gambar .mark.dimmed"), "others step back")
        ActionChains(page.browser).move_to_element(page.one("h1")).perform()
        page.js("document.getElementById('gambar').focus()")
        ActionChains(page.browser).send_keys(Keys.TAB).perform()
        page.frame()
        reached = page.js("return document.activeElement.getAttribute('aria-label')")
        expect(reached in names, f"Tab goes to a party: {reached}")
        expect(reached.split(",")[0] in page.text("#rincian"), "and tells who it is")
        ActionChains(page.browser).send_keys(Keys.ENTER).perform()
        expect(page.all("#rincian button"), "Enter chooses it")
        page.one("#rincian button").click()
        expect(page.js("return document.getElementById('fokus').value") != "", "from there the focus")
        page.one("#semua").click()
        good("hover, keyboard and details")

        page.js("document.querySelector('input[name=susunan][value=force]').click()")
        page.frame()
        page.js("document.getElementById('peta').scrollIntoView()")
        page.picture("desk-network")
        expect(numbers() != before and not page.all("#gambar circle.guide"), "the network has its own places")
        page.js("document.querySelector('input[name=susunan][value=rings]').click()")
        page.frame()
        expect(page.all("#gambar circle.guide"), "and the rings come back")
        good("two arrangements")

        reached = tab_through(page)
        missing = page.js("""return [...document.querySelectorAll('a,button,input,select,summary')]
            .filter((one) => one.offsetParent !== null && !one.disabled && one.type !== 'radio')
            .map((one) => one.id || one.textContent || one.name + one.value)""")
        expect(set(missing) <= reached, f"not reached by Tab: {set(missing) - reached}")
        unnamed = page.js("""return [...document.querySelectorAll('button,input,select')].filter((one) =>
            !(one.labels?.length || one.getAttribute('aria-label') || one.textContent.trim())).map((one) => one.outerHTML)""")
        expect(not unnamed, f"without a name: {unnamed}")
        good("every control is reached by Tab and has a name")
        contrast(page, "light")
        page.quiet()
        good("no error and no request")


def tab_through(page):
    """Everything that Tab reaches, from the top of the page."""
    page.js("document.activeElement.blur(); window.scrollTo(0, 0)")
    page.js("window.reached = []; document.addEventListener('focusin', (event) => { const one = event.target;"
            "window.reached.push(one.id || one.textContent || one.name + one.value) })")
    ActionChains(page.browser).click(page.one("h1")).perform()
    for _ in range(30):
        ActionChains(page.browser).send_keys(*([Keys.TAB] * 10)).perform()
    return set(page.js("return window.reached"))


# The contrast of every text with what is behind it (WCAG 2, relative luminance).
CONTRAST = """
const parse = (text) => text.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => { const f = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
const behind = (one) => { for (; one; one = one.parentElement) { const c = parse(getComputedStyle(one).backgroundColor); if (c.length < 4 || c[3] > 0) return c; } return [255, 255, 255]; };
const low = [];
for (const one of document.querySelectorAll('body *')) {
  const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
  if (!own || one.offsetParent === null || one.disabled) continue;
  const [a, b] = [light(parse(getComputedStyle(one).color)), light(behind(one))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) low.push(`${one.tagName} ${one.className} ${ratio.toFixed(2)} ${one.textContent.slice(0, 30)}`);
}
return low;
"""


def contrast(page, tone):
    low = page.js(CONTRAST)
    expect(not low, f"too little contrast ({tone}): {low[:5]}")
    good(f"contrast of 4.5 and more ({tone})")


def phone(folder):
    for name in ["rw07", "english", "hostile", "large"]:
        with Page(folder / f"{name}.html", 360, 740) as page:
            page.js("document.getElementById('saringan').open = true")
            page.frame()
            wide = page.js("return document.documentElement.scrollWidth")
            over = page.js("""return [...document.querySelectorAll('body *')].filter((one) => !one.closest('.scroll, nav, svg')
                && one.getBoundingClientRect().right > 361).map((one) => one.outerHTML.slice(0, 90))""")
            expect(wide <= 360 and not over, f"{name} scrolls sideways on a phone: {wide} {over[:3]}")
            small = page.js("""return [...document.querySelectorAll('button, select, summary, nav a, footer a, input:not([type=checkbox]):not([type=radio]), fieldset label')]
                .filter((one) => one.offsetParent !== null).map((one) => [one.getBoundingClientRect(), one.id || one.textContent])
                .filter(([box]) => box.height < 39.9 || box.width < 39.9).map(([box, name]) => `${name} ${box.width}x${box.height}`)""")
            expect(not small, f"{name}: too small for a finger: {small[:4]}")
            if name == "rw07":
                page.picture("phone", full=True)
                for part in ["peta", "saringan", "tangga", "dokumen", "pihak"]:
                    page.js("document.getElementById(arguments[0]).scrollIntoView()", part)
                    page.frame()
                    page.picture(f"phone-{part}")
                mark = page.js("document.getElementById('peta').scrollIntoView(); const box = document.querySelectorAll('#gambar .mark')[3]"
                               ".getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]")
                touch = {"x": mark[0], "y": mark[1]}
                page.cdp("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [touch]})
                page.cdp("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
                page.frame()
                expect(page.all("#rincian h4"), "a finger chooses a party")
                place = "return document.querySelector('#gambar .mark').getAttribute('transform')"
                before = page.js(place)
                fingers = lambda by: [{"x": 120 - by, "y": touch["y"], "id": 1}, {"x": 220 + by, "y": touch["y"], "id": 2}]
                page.cdp("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": fingers(0)})
                for by in [10, 20, 40]:
                    page.cdp("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": fingers(by)})
                page.cdp("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
                page.frame()
                expect(page.js(place) != before, "two fingers enlarge the map")
                good("fingers choose and enlarge")
            page.quiet()
    good("a phone shows it without scrolling sideways, with room for fingers")


def dark(folder):
    with Page(folder / "rw07.html", dark=True) as page:
        expect(page.js("return getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)", "dark is dark")
        page.frame()
        page.js("document.getElementById('peta').scrollIntoView()")
        page.frame()
        page.picture("dark-map")
        contrast(page, "dark")


def without_script(folder):
    with Page(folder / "rw07.html", script=False) as page:
        text = page.one("body").text
        for words in ["Laporan uji", "Kegiatan 60", "Puskesmas Cempaka Timur", "3 Koordinasi", "JavaScript", "KONSEP"]:
            expect(words in text, f"without the script there is no {words}")
        expect("Rincian" not in text and "Saringan" not in text, "no control stands there that does nothing")
        pictures = [one.get_property("naturalWidth") for one in page.all("figure img")]
        expect(len(pictures) == 2 and all(pictures), f"the pictures are seen: {pictures}")
        page.js
        page.picture("no-script", full=True)
        good("it can be read without the script")


def hostile(folder):
    with Page(folder / "hostile.html") as page:
        title = page.browser.title
        expect(title.startswith("Laporan uji <script>alert(1)</script>"), title)
        count = "return [document.scripts.length, document.querySelectorAll('iframe,object,embed,form,link,base,#evil').length, document.images.length, document.styleSheets.length]"
        expect(page.js(count) == [2, 0, 2, 1], f"no new elements: {page.js(count)}")
        for at in range(len(page.all("#fokus option"))):
            page.js("const s = document.getElementById('fokus'); s.selectedIndex = arguments[0]; s.dispatchEvent(new Event('change'))", at)
        page.js("document.getElementById('semua').click()")
        search = page.one("#cari")
        for words in ["<script", "{count}", "panjang", "\\"]:
            search.clear()
            search.send_keys(words)
            page.frame()
            search.send_keys(Keys.ENTER)
            expect(page.all("#rincian h4"), f"{words} is found")
        search.clear()
        for mark in page.all("#gambar .mark"):
            page.js("arguments[0].focus()", mark)
        page.frame()
        expect(page.js(count) == [2, 0, 2, 1] and page.browser.title == title, "and none after using it")
        page.picture("hostile", full=True)
        handlers = page.js("return [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some((a) => a.name.startsWith('on') || a.name === 'style')).length")
        expect(handlers == 0, "no attribute acts")
        page.quiet()
        good("a hostile map stays text")
        # The policy itself: what got in would not run, and could not ask for anything.
        page.js("document.body.insertAdjacentHTML('beforeend', '<img src=\"https://example.invalid/a.png\"><b onclick=\"document.title=1\" id=proof></b>');"
                "document.getElementById('proof').click()")
        page.frame()
        refused = [entry["message"] for entry in page.browser.get_log("browser")]
        expect(any("Content Security Policy" in one for one in refused), f"the policy refuses: {refused}")
        expect(page.browser.title == title, "an inline handler does not run")
        good("the policy refuses what is not the page's own")


def many(folder):
    with Page(folder / "large.html") as page:
        expect(page.shown() == (600, 2400), f"{page.shown()}")
        expect(len(page.all("#gambar .mark")) == 0 and len(page.all("#gambar .marks path")) > 3, "marks are one shape a kind")
        page.js("document.getElementById('cari').value = 'warga 17'; document.getElementById('cari').dispatchEvent(new Event('input'))")
        page.one("#cari").send_keys(Keys.ENTER)
        page.frame()
        expect("Kelompok Warga 17" in page.text("#rincian h4"), "a party is found")
        page.js("document.getElementById('peta').scrollIntoView()")
        page.frame()
        page.picture("large")
        more = page.text(".rung[data-rung='5'] li:last-child")
        expect("lagi" in more, f"long lists say how many more: {more}")
        page.one("#pihak tbody tr button").click()
        expect("Kelompok Warga 0" in page.text("#rincian h4"), "the list chooses on the map")
        page.quiet()
        good(f"a large map opens in {page.seconds:.1f} s")


def paper(folder):
    for name, size in [("rw07", "595 x 842"), ("english", "842 x 595")]:
        with Page(folder / f"{name}.html") as page, tempfile.TemporaryDirectory() as place:
            page.marks()
            out = pathlib.Path(os.environ.get("SIMPUL_LOOK", place), f"{name}.pdf")
            out.write_bytes(page.pdf())
            expect(out.read_bytes().startswith(b"%PDF"), "a PDF")
            if not shutil.which("pdfinfo"):
                print("left out: pdfinfo is not installed")
                continue
            info = subprocess.run(["pdfinfo", "-l", "99", out], capture_output=True, text=True, check=True).stdout
            sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", info)
            short = {f"{float(a):.0f} x {float(b):.0f}" for a, b in sizes}
            expect(short == {size}, f"{name}: {short}")
            text = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True).stdout
            pages = text.split("\f")[:-1]
            expect(len(pages) == len(sizes) > 3, f"{len(pages)} pages")
            for number, one in enumerate(pages, 1):
                expect("KONSEP" in one, f"{name}: page {number} has no banner")
                expect(re.search(rf"{number}\s+\S+\s+{len(pages)}", one), f"{name}: page {number} has no number")
            with_rows = [one for one in pages if re.search(r"Kegiatan \d+", one)]
            expect(len(with_rows) > 1 and all("Tanggal" in one for one in with_rows), "the head is repeated")
            expect(all(f"Kegiatan {at}" in text for at in range(1, 61)), "no row is lost")
            expect("Saringan" not in text and "Filters" not in text, "controls are not printed")
            page.one("#cetak").click()
            out.with_suffix(".short.pdf").write_bytes(page.pdf())
            text = subprocess.run(["pdftotext", out.with_suffix(".short.pdf"), "-"], capture_output=True, text=True, check=True).stdout
            expect(0 < text.count("\f") < len(pages) and "Kegiatan 60" in text, "the report alone is shorter")
            expect("22 pihak dan" not in text and "17 parties and" not in text, "it goes without the map")
            good(f"{name} prints on {len(pages)} pages of A4")


def main(folder):
    if not (CHROMIUM and DRIVER):
        print("left out: chromium or chromedriver is not installed")
        return 1
    for check in [desk, phone, dark, without_script, hostile, many, paper]:
        check(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))

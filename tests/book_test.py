#!/usr/bin/python3
"""The book as its readers meet it, in headless Chromium; and what stops it from being made.

Run by `./workbook test --book`, which makes the book first."""

import functools
import html
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
import unittest
import urllib.request
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

ROOT = Path(__file__).resolve().parents[1]
BOOK = ROOT / "build" / "book"
CHAPTERS = sorted(path.parent for path in ROOT.glob("chapters/[0-9]*/main.cpp"))
PAGES = sorted(str(path.relative_to(BOOK)) for path in BOOK.rglob("*.html") if path.name != "404.html")


class Page(HTMLParser):
    """A page's ids, links, pictures, and the text of its code blocks."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.fetched, self.pictures = set(), [], [], []
        self.outputs, self.code, self.captions = [], [], []
        self.open = []  # the lists that text goes to, a marker for each <div>, <code> and <figcaption>
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = (attributes.get("class") or "").split()
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag in ("script", "img") and "src" in attributes:
            self.fetched.append(attributes["src"])
        if tag == "link":
            self.fetched.append(attributes["href"])
        if tag == "img":
            self.pictures.append(attributes)
        if tag == "div" and "highlight" in classes:
            self.target = self.outputs if "output" in classes else self.code
        if tag == "code" and getattr(self, "target", None) is not None:
            self.target.append("")
            self.open.append(("code", self.target))
        if tag == "figcaption":
            self.captions.append("")
            self.open.append(("figcaption", self.captions))

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            self.open.pop()
            self.target = None

    def handle_data(self, data):
        if self.open:
            self.open[-1][1][-1] += data


def with_own_headers(path):
    """The file after the headers of its chapter that it includes, and these after theirs."""
    files = []
    for name in re.findall(rf'^#include "chapters/{path.parent.name}/(.+)"', path.read_text(), re.M):
        files += [file for file in with_own_headers(path.parent / name) if file not in files]
    return [*files, path]


def page_of(chapter):
    return f"{chapter.name}.html"


def sources_of(chapter):
    """The chapter's files but for the exercises, which a reader may have changed."""
    return [path for path in chapter.glob("*.?pp") if path.name != "exercises.hpp"]


def stub_of(chapter):
    return (ROOT / "build" / "book_runs" / "exercises" / chapter.name / "exercises.hpp").read_text()


def sheet_of(chapter):
    return (ROOT / "tests" / "exercises" / "solutions" / f"{chapter.name}.hpp").read_text()


class WrittenPages(unittest.TestCase):
    """What the pages hold, without a browser."""

    @classmethod
    def setUpClass(cls):
        cls.pages = {name: Page(BOOK / name) for name in PAGES}
        cls.formulas = {number: formula for name in PAGES for number, formula in re.findall(
            r'<div class="formula" id="f([\d.]+)">(.*?)</div>', (BOOK / name).read_text(), re.S)}

    def test_no_page_is_missing(self):
        expected = ["index.html", "library.html", "notation.html", "results.html", "sources.html"]
        for chapter in CHAPTERS:
            expected += [page_of(chapter), f"plain/{page_of(chapter)}"]
        self.assertEqual(PAGES, sorted(expected))
        for page in self.pages.values():  # each is within reach of every other
            for name in expected:
                if not name.startswith("plain/"):
                    self.assertTrue(any(link.split("/")[-1] == name for link in page.links), name)

    def test_links_pictures_and_scripts_lead_somewhere_and_nowhere_outside(self):
        for name, page in self.pages.items():
            for link in page.links + page.fetched:
                with self.subTest(page=name, link=link):
                    self.assertNotRegex(link, r"^(\w+:|//)")
                    target, fragment = urldefrag(unquote(link))
                    path = (BOOK / name).parent / target if target else BOOK / name
                    self.assertTrue(path.resolve().is_file(), path)
                    if fragment and fragment not in ("__codelineno", "__toc"):
                        other = self.pages[str(path.resolve().relative_to(BOOK))]
                        self.assertIn(fragment, other.ids)

    def test_every_output_line_stands_on_its_page(self):
        lines = 0
        for chapter in CHAPTERS:
            page = self.pages[page_of(chapter)]
            shown = [line for block in page.outputs for line in block.split("\n")]
            for source in re.findall(r"^ *//= ?(.*)$", (chapter / "main.cpp").read_text(), re.M):
                lines += 1
                with self.subTest(chapter=chapter.name, line=source):
                    if figure := re.match(r"\[(\w+)\.svg\] (.*)", source):
                        self.assertIn(figure[1], page.ids)
                        self.assertTrue(any(caption.startswith(figure[2]) for caption in page.captions))
                    else:
                        self.assertIn(source, shown)
        self.assertGreater(lines, 300)

    def test_every_line_of_code_stands_on_its_page_and_on_the_plain_one(self):
        for chapter in CHAPTERS:
            plain = self.pages[f"plain/{page_of(chapter)}"]
            for page in (self.pages[page_of(chapter)], plain):
                shown = {line.strip() for block in page.code for line in block.split("\n")}
                for path in sources_of(chapter):
                    margin = " {0,2}" if path.name == "main.cpp" else ""
                    for line in path.read_text().split("\n"):
                        if not re.match(rf"{margin}//(?!/)| *//=", line):
                            self.assertIn(line.strip(), shown | {""}, f"{path} in {page}")
            self.assertEqual(plain.outputs, [])

    def test_prose_code_and_output_stand_once_and_in_order(self):
        for chapter in CHAPTERS:
            main = chapter / "main.cpp"
            code, outputs, prose = [], [], []
            for path in with_own_headers(main):
                margin = " {0,2}" if path == main else ""
                for line in path.read_text().split("\n"):
                    if output := re.match(r" *//=(?: (?!\[\w+\.svg\])|$)(.*)", line):
                        outputs.append(output[1].strip())
                    elif comment := re.match(rf"{margin}// ?(?![/=])(.*)", line):
                        prose += re.findall(r"(?:[A-Za-z,']+ ){3,}[a-z]+", comment[1].lstrip("#"))
                    elif line.strip() and not line.strip().startswith("//="):
                        code.append(line.strip())
            exercises = stub_of(chapter)
            code += [line.strip() for line in exercises.split("\n") if line.strip()
                     and not re.match(r"// ?(?!/)|//$|#|namespace|\}  // namespace", line)]
            hints = re.findall(r"^//\? (.*)", sheet_of(chapter), re.M)
            for comment in [*re.findall(r"^// (?!/)(.*)", exercises, re.M), *hints]:
                prose += re.findall(r"(?:[A-Za-z,']+ ){3,}[a-z]+", comment.lstrip("#"))
            page = self.pages[page_of(chapter)]
            lines = lambda blocks: [line.strip() for block in blocks for line in block.split("\n") if line.strip()]
            self.assertEqual(lines(page.code), code)
            self.assertEqual(lines(page.outputs), [line for line in outputs if line])
            article = (BOOK / page_of(chapter)).read_text().partition("<article")[2].partition("</article")[0]
            text = html.unescape(re.sub(r"<[^>]*>", "", article))
            source = "\n".join([*(path.read_text() for path in sources_of(chapter)), exercises, *hints])
            for piece in prose:
                self.assertEqual(text.count(piece), source.count(piece), piece)

    def test_a_page_ends_with_its_exercises_their_hints_folded_and_no_solutions(self):
        written = "".join(path.read_text() for path in BOOK.rglob("*") if path.suffix in (".html", ".txt", ".json"))
        for chapter in CHAPTERS:
            article = (BOOK / page_of(chapter)).read_text().partition("<article")[2].partition("</article")[0]
            before, _, exercises = article.partition('<h2 id="exercises"')
            self.assertNotIn("<h2", exercises)
            parts = re.split(r"<h3 ", exercises)[1:]
            numbers = re.findall(r"^// ### ([\d.]+) ", sheet_of(chapter), re.M)
            self.assertEqual([re.search(r">([\d.]+) ", part)[1] for part in parts], numbers)
            for part in parts:
                self.assertEqual(re.findall(r"<details[^>]*>\s*<summary>(.*?)</summary>", part),
                                 ["A hint: where to look", "Another: how"])
                self.assertNotRegex(part, r"<details[^>]* open")
                self.assertIn("TODO", part)
            elsewhere = stub_of(chapter) + "".join(path.read_text() for folder in ("chapters", "lib")
                                                   for path in (ROOT / folder).rglob("*.?pp")
                                                   if path.name != "exercises.hpp")
            solution = [line.strip() for line in sheet_of(chapter).split("\n")
                        if len(line.strip()) > 30 and not re.match(r" *//", line) and line.strip() not in elsewhere]
            self.assertGreater(len(solution), 3)
            for line in solution:
                if line not in " ".join(re.findall(r"^//\? (.*)", sheet_of(chapter), re.M)):  # a hint shows it
                    self.assertFalse(html.escape(line, quote=False) in written, line)
        self.assertEqual(list(BOOK.rglob("*solutions*")), [])

    def test_every_formula_has_its_place_and_every_mention_leads_there(self):
        formulas = 0
        for chapter in CHAPTERS:
            page = self.pages[page_of(chapter)]
            for path in sources_of(chapter):
                text = path.read_text()
                for number in re.findall(r"\\tag\{([\d.]+)\}", text):
                    formulas += 1
                    self.assertIn(f"f{number}", page.ids)
                for number in re.findall(r"//.*?\((\d+\.\d+)\)", text):
                    self.assertTrue(any(link.endswith(f"#f{number}") for link in page.links), number)
        self.assertGreater(formulas, 20)

    def test_a_mention_carries_the_formula_that_stands_at_its_place(self):
        for name, page in self.pages.items():
            for number, tex in re.findall(r'#f([\d.]+)" data-tex="([^"]*)"', (BOOK / name).read_text()):
                self.assertIn(f"\\[{tex.strip()} \\]", " ".join(self.formulas[number].split()), name)

    def test_every_picture_says_what_is_to_be_seen(self):
        pictures = 0
        for name, page in self.pages.items():
            for picture in page.pictures:
                pictures += 1
                self.assertGreater(len(picture.get("alt", "")), 60, f"{name}: {picture}")
        self.assertGreaterEqual(pictures, len(list(ROOT.glob("plots/*.svg"))))

    def test_the_results_page_holds_every_published_figure(self):
        text = (BOOK / "results.html").read_text()
        published = re.findall(r'"(-?[\d.]+(?:e-\d+)?)"', (ROOT / "data/published.json").read_text())
        self.assertEqual(len(published), 156)
        for figure in published:
            self.assertIn(f"<code>{figure}</code>", text)
        self.assertEqual(text.count("20 of 20 losses agree to 1e-12, 32 of 32 probabilities"), 3)
        rows = re.findall(r"<code>([^<]*)</code></td>\s*<td[^>]*><code>([^<]*)</code></td>\s*<td[^>]*>([^<]*)<", text)
        self.assertEqual(len(rows), 156)
        for old, new, difference in rows:
            self.assertAlmostEqual(float(new) - float(old), float(difference), delta=1e-16)

    def test_links_say_where_they_lead(self):
        links = [(name, target, html.unescape(re.sub("<[^>]*>", "", text))) for name in PAGES for target, text in
                 re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', (BOOK / name).read_text(), re.S)]
        chapters, citations = 0, 0
        for name, target, text in links:
            if chapter := re.fullmatch(r"[Cc]hapter\s+(\d+)", text):
                chapters += 1
                self.assertEqual(target.split("/")[-1], page_of(CHAPTERS[int(chapter[1]) - 1]), name)
            elif target.startswith("sources.html#"):
                citations += 1
                self.assertEqual(re.sub(r"\W+", "-", text.lower()).strip("-"), target.split("#")[1])
            elif re.fullmatch(r"\w+\.(cpp|hpp)", text):
                self.assertTrue(target.endswith(f"/{text}.txt"), target)
        self.assertGreater(chapters, 20)
        self.assertGreater(citations, 8)

    def test_the_tables_name_the_chapters(self):
        def cells(page, text):
            row = next(row for row in re.findall(r"<tr>(.*?)</tr>", (BOOK / page).read_text(), re.S) if text in row)
            return [re.sub("<[^>]*>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)]
        for symbol, chapter in ((r"\(V\)", 1), (r"\(W_y\)", 2), (r"\(dz_t\)", 3), (r"\(k_1\)", 4)):
            self.assertEqual(cells("notation.html", symbol)[-1], f"chapter {chapter}")
        self.assertEqual(cells("sources.html", "Williams and Peng 1990")[-1], "Chapter 4")
        self.assertEqual(cells("sources.html", "Majestyblue")[-1], "Start")

    def test_the_library_page_holds_every_comment(self):
        text = " ".join(html.unescape(re.sub("<[^>]*>", "", (BOOK / "library.html").read_text())).split())
        for path in ROOT.glob("lib/*.hpp"):
            for line in re.findall(r"^ *///? (.{20,})$", path.read_text(), re.M):
                if f"/// {line}" in path.read_text():
                    self.assertIn(" ".join(re.sub("[`*]", "", line).split()), text, path)

    def test_the_library_page_holds_every_public_declaration(self):
        page = self.pages["library.html"]
        code = "\n".join(page.code)
        for path in ROOT.glob("lib/*.hpp"):
            text = path.read_text()
            for name in re.findall(r"^(?:struct|class|enum class) (\w+)\b(?!;)", text, re.M):
                self.assertRegex(code, rf"(struct|class) {name}\b", path)
            for name in re.findall(r"^\[\[nodiscard\]\].*? (\w+)\(", text, re.M):
                self.assertRegex(code, rf"\b{name}\(", path)


UNRENDERED = r"""
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("code, pre, script, annotation")) continue;
    if (/\$|\\[([]|\\\w/.test(node.data)) found.push(node.data);
  }
  for (const error of document.querySelectorAll(".katex-error")) found.push(error.textContent);
  return found;
"""

BROKEN_PICTURES = """
  return [...document.images].filter((image) => !image.complete || image.naturalWidth === 0)
      .map((image) => image.src);
"""

# The contrast of every text with what lies behind it, as WCAG 2.1 defines it; the worst ones.
LOW_CONTRAST = r"""
  const parse = (text) => {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
    return {r, g, b, a};
  };
  const over = (top, below) => ({
    r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a),
    b: top.b * top.a + below.b * (1 - top.a), a: 1});
  const luminance = ({r, g, b}) => {
    const linear = [r, g, b].map((v) => v / 255).map(
        (v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = parse(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer.a === 1) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), {r: 255, g: 255, b: 255, a: 1});
  };
  const found = [];
  let checked = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("script, .katex-mathml, svg")) continue;
    if (!element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue;
    const back = behind(element);
    const front = over(parse(getComputedStyle(element).color), back);
    const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    ++checked;
    if (contrast < 4.5) found.push(contrast.toFixed(2) + " " + walker.currentNode.data.trim().slice(0, 40));
  }
  return [checked, [...new Set(found)].slice(0, 10)];
"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class InTheBrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=BOOK))
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.served = f"http://127.0.0.1:{cls.server.server_port}/"
        cls.from_disk = f"{BOOK.as_uri()}/"
        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--disable-gpu", "--no-first-run", "--disable-sync",
                         "--disable-background-networking", "--disable-component-update"):
            options.add_argument(argument)
        if os.geteuid() == 0:
            options.add_argument("--no-sandbox")
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        cls.browser = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.server.shutdown()
        cls.server.server_close()

    def look(self, width=1280, theme="light", media=""):
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "media": media, "features": [{"name": "prefers-color-scheme", "value": theme},
                                         {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def open(self, page, origin=None):
        self.browser.get((origin or self.served) + page)
        # The theme keeps the first palette it sees; a new reader has none.
        self.browser.execute_script("localStorage.clear()")

    def test_opens_without_an_error(self):
        self.look()
        for origin in (self.served, self.from_disk):
            for page in PAGES:
                with self.subTest(page=page, origin=origin):
                    self.open(page, origin)
                    WebDriverWait(self.browser, 5).until(
                        lambda browser: not browser.execute_script(BROKEN_PICTURES))
                    self.assertEqual(self.browser.execute_script(UNRENDERED), [])
                    self.assertEqual(self.browser.get_log("browser"), [])

    def test_never_scrolls_sideways_on_a_phone(self):
        self.look(width=390)
        for page in PAGES:
            with self.subTest(page=page):
                self.open(page)
                self.assertLessEqual(self.browser.execute_script(
                    "return document.scrollingElement.scrollWidth"), 390)

    def test_text_stands_out_in_both_themes_and_on_paper(self):
        for theme, media in (("light", ""), ("dark", ""), ("dark", "print")):
            self.look(theme=theme, media=media)
            for page in PAGES:
                with self.subTest(page=page, theme=theme, media=media):
                    self.open(page)
                    scheme = self.browser.execute_script("return document.body.dataset.mdColorScheme")
                    self.assertEqual(scheme, "slate" if theme == "dark" else "default")
                    checked, low = self.browser.execute_script(LOW_CONTRAST)
                    self.assertGreater(checked, 20)
                    self.assertEqual(low, [])

    def test_paper_shows_the_text_and_no_frame(self):
        self.look(media="print")
        self.open(page_of(CHAPTERS[2]))
        self.browser.execute_script("dispatchEvent(new Event('beforeprint'))")
        for selector, shown in ((".md-header", False), (".md-sidebar", False), (".md-footer", False),
                                ("article", True), ("details .highlight", True)):
            element = self.browser.find_element(By.CSS_SELECTOR, selector)
            self.assertEqual(element.is_displayed(), shown, selector)

    def test_is_dressed(self):
        def style(selector, name):
            element = self.browser.find_element(By.CSS_SELECTOR, selector)
            return self.browser.execute_script("return getComputedStyle(arguments[0])[arguments[1]]", element, name)
        self.look(theme="dark")
        self.open(page_of(CHAPTERS[2]))
        self.assertIn("KaTeX_Main", style(".katex-html", "fontFamily"))
        self.assertIn("invert", style(".chart img", "filter"))
        self.assertEqual(style(".formula > div", "overflowX"), "auto")
        self.assertEqual(style(".formula > div", "overflowY"), "hidden")
        self.assertNotEqual(style(".output code", "backgroundColor"), style("code:not(.output code)", "backgroundColor"))
        self.look(media="print")
        self.assertEqual(style(".highlight code", "whiteSpace"), "pre-wrap")
        self.assertEqual(style(".chart img", "filter"), "none")
        self.look(width=390)
        self.assertGreaterEqual(float(style(".chart img", "width").removesuffix("px")), 480)

    def test_search_finds_truncated(self):
        self.look()
        for origin in (self.served, self.from_disk):
            with self.subTest(origin=origin):
                self.open("index.html", origin)
                self.browser.find_element(By.TAG_NAME, "body").send_keys("/")
                self.browser.switch_to.active_element.send_keys("truncated")
                found = WebDriverWait(self.browser, 10).until(lambda browser: [
                    link.get_attribute("href")
                    for link in browser.find_elements(By.CSS_SELECTOR, ".md-search-result__link")])
                self.assertTrue(found[0].startswith(origin + "04_truncated_bptt.html"), found[0])
                self.assertFalse(any("/plain/" in link for link in found))

    def test_the_keyboard_reaches_everything(self):
        self.look()
        self.open(page_of(CHAPTERS[1]))
        self.browser.find_element(By.TAG_NAME, "body").send_keys("n")
        WebDriverWait(self.browser, 5).until(lambda browser: page_of(CHAPTERS[2]) in browser.current_url)
        self.browser.find_element(By.TAG_NAME, "body").send_keys("p")
        WebDriverWait(self.browser, 5).until(lambda browser: page_of(CHAPTERS[1]) in browser.current_url)
        self.browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
        self.assertIn("md-skip", self.browser.switch_to.active_element.get_attribute("class"))
        self.look(width=390)
        self.open(page_of(CHAPTERS[2]))
        out_of_reach = self.browser.execute_script("""
            return [...document.querySelectorAll("article code, .formula > div")].filter((block) =>
                block.scrollWidth > block.clientWidth && block.clientWidth > 0 && block.tabIndex < 0).length""")
        self.assertEqual(out_of_reach, 0)
        self.assertGreater(len(self.browser.find_elements(By.CSS_SELECTOR, "code[tabindex]")), 5)

    def test_the_number_of_a_formula_shows_the_formula(self):
        self.look()
        self.open(page_of(CHAPTERS[3]))
        link = self.browser.find_element(By.CSS_SELECTOR, 'code a[href$="#f3.4"]')
        preview = self.browser.find_element(By.CSS_SELECTOR, ".preview")
        self.assertFalse(preview.is_displayed())
        self.browser.execute_script("arguments[0].focus()", link)
        self.assertTrue(preview.is_displayed())
        self.assertIn(r"dz_s \, W_y^\top", preview.get_attribute("textContent"))
        self.assertEqual(preview.find_elements(By.CSS_SELECTOR, ".katex-error"), [])
        self.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
        self.assertFalse(preview.is_displayed())

    def test_names_in_the_code_lead_to_their_definition(self):
        self.look()
        self.open(page_of(CHAPTERS[3]))
        self.browser.execute_script("arguments[0].click()", self.browser.find_element(
            By.CSS_SELECTOR, 'code a.name[href$="#step_back"]'))
        self.assertTrue(self.browser.current_url.endswith(f"{page_of(CHAPTERS[2])}#step_back"))
        self.assertIn("/// One step back through the cell", self.browser.find_element(
            By.CSS_SELECTOR, "code:has(#step_back)").text)


class BadInput(unittest.TestCase):
    """Each slip, made in a copy of the workbook, stops the build at its file and line."""

    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        cls.copy = Path(cls.kept.name) / "workbook"
        for folder in ("chapters", "data", "lib", "tests"):
            shutil.copytree(ROOT / folder, cls.copy / folder)
        for file in ("README.md", "LICENSE"):
            shutil.copy(ROOT / file, cls.copy)
        (cls.copy / "build").mkdir()
        shutil.copytree(ROOT / "build" / "book_runs", cls.copy / "build" / "book_runs")
        programs = cls.copy / "build" / "release" / "chapters"
        programs.mkdir(parents=True)
        for program in [chapter.name for chapter in CHAPTERS] + ["results"]:
            (programs / program).symlink_to(ROOT / "build" / "release" / "chapters" / program)
        (cls.copy / "build" / "release" / "tests").symlink_to(ROOT / "build" / "release" / "tests")

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    def build(self):
        result = subprocess.run(["mkdocs", "build", "-f", "chapters/book/mkdocs.yml"], cwd=self.copy,
                                capture_output=True, text=True)
        return result.returncode, result.stdout + result.stderr

    def check_stops(self, path, old, new, said, line=None):
        """Replaces `old` by `new` in the file; the build must stop at its line, or at `line`."""
        file = self.copy / path
        text = file.read_text()
        self.assertIn(old, text)
        line = line or text[: text.index(old)].count("\n") + 1
        file.write_text(text.replace(old, new, 1))
        try:
            status, output = self.build()
        finally:
            file.write_text(text)
        self.assertNotEqual(status, 0)
        self.assertIn(f"{path}:{line}: ", output)
        self.assertIn(said, output)
        self.assertFalse((self.copy / "build" / "book").exists())

    def test_a_sound_copy_is_built(self):
        status, output = self.build()
        self.assertEqual(status, 0, output)
        shutil.rmtree(self.copy / "build" / "book")

    def test_an_exercise_or_a_hint_that_names_what_is_not_there(self):
        sheet = "tests/exercises/solutions/03_full_bptt.hpp"
        self.check_stops(sheet, "a column times a row (3.2)", "a column times a row (3.92)", "no formula (3.92)")
        self.check_stops(sheet, "//? Look at (3.6).", "//? Look at (3.96).", "no formula (3.96)")

    def test_a_malformed_head(self):
        main = "chapters/02_forward_pass/main.cpp"
        self.check_stops(main, "// # Chapter 2. The", "// # The", "expected “// # Chapter 2. ”")
        self.check_stops(main, "// | Run  ", "// | Start", "expected “// | Run        | ”")

    def test_an_unknown_formula(self):
        self.check_stops("chapters/03_full_bptt/full_bptt.hpp", "with (3.9) we stand", "with (3.99) we stand",
                         "there is no formula (3.99)")
        self.check_stops("chapters/03_full_bptt/full_bptt.hpp", "// (3.9) 1×H", "// (3.99) 1×H",
                         "there is no formula (3.99)")
        self.check_stops("chapters/01_one_hot_encoding/one_hot_encoding.hpp", r"\tag{1.1}", "",
                         "a formula without its number", line=33)

    def test_an_unknown_chapter_citation_file_or_name(self):
        main = "chapters/04_truncated_bptt/main.cpp"
        self.check_stops(main, "training of chapter 3 with", "training of chapter 33 with", "there is no chapter 33")
        self.check_stops("chapters/04_truncated_bptt/truncated_bptt.hpp", "Williams and Peng 1990",
                         "Williams and Pong 1990", "1990: no such citation")
        self.check_stops(main, "`tests/gradient_flow_test.cpp`", "`tests/flow_test.cpp`",
                         "there is no tests/flow_test.cpp")
        self.check_stops("chapters/book/pages/notation.md", "`Whh`", "`Whhh`", "no chapter's code has the name Whhh")
        self.check_stops("chapters/book/pages/notation.md", "| V×H |", "| H×V |", "chapter 2 prints V×H")
        self.check_stops("chapters/book/pages/notation.md", "$\\eta$", "$\\theta$", "no chapter writes")
        self.check_stops("chapters/book/pages/sources.md", "| NEP 19 |", "| NEP 20 |", "nothing cites NEP 20")

    def test_a_missing_chart(self):
        main = "chapters/04_truncated_bptt/main.cpp"
        self.check_stops(main, "`plots/04_flow.svg`", "`plots/04_flood.svg`", "no chapter draws 04_flood.svg")
        self.check_stops("README.md", "plots/03_wrong_gradients.svg", "plots/03_wrong.svg", "no chapter draws 03_wrong")
        chart = self.copy / "build/book_runs/04_truncated_bptt/plots/04_reach.svg"
        picture = chart.read_bytes()
        chart.unlink()
        line = (ROOT / main).read_text().split("//= [04_reach.svg]")[0].count("\n") + 1
        try:
            self.check_stops(main, ", `plots/04_reach.svg`", "", "no chapter draws 04_reach", line=line)
        finally:
            chart.write_bytes(picture)

    def test_what_markdown_would_swallow(self):
        main = "chapters/04_truncated_bptt/main.cpp"
        self.check_stops(main, "Beside it, the training", "Beside it, the Matrix<double> training", "a stray <")
        self.check_stops(main, "Beside it, the training", "Beside it, the $ training", "a stray $")
        self.check_stops(main, "## What it leaves out", "## What $h$ leaves out", "a stray ## What $")
        self.check_stops(main, "Beside it, the training", "Beside it, after 1900 steps, the training",
                         "1900: no such citation")

    def test_serving_survives_a_slip(self):
        tools = self.copy / "tools"  # nothing is compiled in the copy
        tools.mkdir()
        (tools / "cmake").write_text("#!/bin/sh\n")
        (tools / "cmake").chmod(0o755)
        with ThreadingHTTPServer(("127.0.0.1", 0), Quiet) as free:
            port = free.server_port
        readme = self.copy / "README.md"
        text = readme.read_text()
        server = subprocess.Popen(
            ["mkdocs", "serve", "-q", "-f", "chapters/book/mkdocs.yml", "-a", f"127.0.0.1:{port}"], cwd=self.copy,
            env={**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}, stderr=subprocess.DEVNULL)

        def wait_for(said):
            for _ in range(60):
                time.sleep(0.5)
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}/index.html") as page:
                        if said in page.read().decode():
                            return
                except OSError:
                    pass
            self.fail(f"the page never said {said}")

        try:
            wait_for("Run it")
            readme.write_text(text.replace("## Run it", "## Run this"))
            wait_for("Run this")
            readme.write_text(text.replace("plots/03_wrong_gradients", "plots/03_wrong"))
            time.sleep(3)
            self.assertIsNone(server.poll())
            readme.write_text(text.replace("## Run it", "## Run that"))
            wait_for("Run that")
        finally:
            server.terminate()
            server.wait()
            readme.write_text(text)
            shutil.rmtree(tools)

    def test_a_chapter_that_says_what_it_does_not_print(self):
        self.check_stops("chapters/01_one_hot_encoding/main.cpp", "//= decoded: hell and", "//= decoded: hall and",
                         "expected\n  decoded: hall and ello\nprinted\n  decoded: hell and ello")

    def test_a_chapter_that_fails(self):
        program = self.copy / "build/release/chapters/01_one_hot_encoding"
        runs = self.copy / "build/book_runs"
        real = os.readlink(program)
        runs.rename(self.copy / "build/kept")
        try:
            for script, said in ((f'{real} "$@"\necho no luck >&2\nexit 1', "no luck"),
                                 ("exit 1", "printed nothing")):
                program.unlink()
                program.write_text(f"#!/bin/sh\n{script}\n")
                program.chmod(0o755)
                status, output = self.build()
                self.assertNotEqual(status, 0)
                self.assertIn("chapters/01_one_hot_encoding/main.cpp:1: ", output)
                self.assertIn(said, output)
        finally:
            program.unlink()
            program.symlink_to(real)
            shutil.rmtree(runs)
            (self.copy / "build/kept").rename(runs)

    def test_a_header_that_no_page_would_show(self):
        lost = self.copy / "chapters/02_forward_pass/lost.hpp"
        lost.write_text("#pragma once\n")
        status, output = self.build()
        lost.unlink()
        self.assertNotEqual(status, 0)
        self.assertIn("chapters/02_forward_pass/main.cpp:1: lost.hpp is not included", output)


if __name__ == "__main__":
    unittest.main()

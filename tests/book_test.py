#!/usr/bin/python3
"""The book as its readers meet it, in headless Chromium; and what stops it from being made.

Run by `./workbook test --book`, which makes the book first."""

import functools
import html
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
import unittest
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

ROOT = Path(__file__).resolve().parents[1]
BOOK = ROOT / "build" / "book"
PARTS = ROOT / "build" / "release" / "book"
CHAPTERS = sorted(path.parent for path in ROOT.glob("chapters/[0-9]*/main.cpp"))
PAGES = {str(path.relative_to(BOOK)): path.read_text() for path in sorted(BOOK.rglob("*.html")) if path.name != "404.html"}
TOLD = [page for page in PAGES if not page.startswith("source/")]  # the others show a file as it is


def plain(markup):
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def article(page):
    return PAGES[page].partition("<article")[2].partition("</article")[0]


def blocks(page, kind):
    """The lines of a page's blocks of code or output, without what they are indented by."""
    found = re.findall(rf'<div class="language-{kind}[^"]*highlight">(.*?)</div>', article(page), re.S)
    return [line.strip() for block in found for line in plain(block).split("\n") if line.strip()]


def told(path):
    """The file's lines, each with the file, and its chapter's headers where they are included; how the pictures
    are made stands before the first section."""
    pictures = []
    for line in path.read_text().split("\n"):
        own = re.match(rf'#include "(chapters/{path.parent.name}/[^"]+)"', line)
        if own and path.name == "main.cpp":
            lines = [(ROOT / own[1], each) for each in (ROOT / own[1]).read_text().split("\n")]
            if own[1].endswith("/drawings.hpp"):
                pictures = lines
            else:
                yield from lines
            continue
        if line.startswith("// ## "):
            yield from pictures
            pictures = []
        yield path, line


class WrittenPages(unittest.TestCase):
    """What the pages hold, without a browser."""

    def test_links_pictures_and_scripts_lead_somewhere_and_nowhere_outside(self):
        for chapter in CHAPTERS:
            self.assertIn(f'href="{chapter.name}.html"', PAGES["index.html"])
            title = re.match("// # Chapter (.+)", (chapter / "main.cpp").read_text())[1]  # with its number
            self.assertRegex(PAGES["index.html"], rf">\s*{re.escape(title)}\s*<")
        for page, text in PAGES.items():
            for link in re.findall(r'<(?:a|script|img|link)\b[^>]*?\s(?:href|src)="([^"]*)"', text):
                with self.subTest(page=page, link=link):
                    self.assertNotRegex(link, r"^(\w+:|//)")
                    target, fragment = urldefrag(unquote(html.unescape(link)))
                    path = ((BOOK / page).parent / target).resolve() if target else BOOK / page
                    self.assertTrue(path.is_file(), path)
                    if fragment and not fragment.startswith("__"):
                        self.assertIn(f' id="{fragment}"', path.read_text())

    def test_a_page_follows_its_main_from_top_to_bottom(self):
        for chapter in CHAPTERS:
            page = f"{chapter.name}.html"
            output = re.findall(r"^ *//=(?! \[\w+\.svg\]) ?(.*)$", (chapter / "main.cpp").read_text(), re.M)
            self.assertEqual(blocks(page, "text"), [line.strip() for line in output if line.strip()])
            code, prose = [], []
            omitted = r" *(//=|#include|#pragma|(using )?namespace|(return [^;]+;|} *(// namespace.*)?)?$)"
            exercises = PARTS / chapter.name / "exercises.hpp"
            for path, line in [*told(chapter / "main.cpp"), *told(exercises)]:
                margin = " {0,2}" if path.name == "main.cpp" else ""
                if comment := re.match(rf"{margin}//(?![/=]) ?(.*)", line):
                    prose += re.findall(r"(?:[A-Za-z,']+ ){4,}[a-z]+", comment[1].lstrip("#"))
                elif not re.match(omitted, line):
                    code.append(line.strip())
            shown = [line for line in blocks(page, "cpp") if not re.match(omitted, line)]
            self.assertEqual(shown, code)
            text, at = " ".join(plain(article(page)).split()), 0
            for piece in prose:
                self.assertIn(piece, text[at:], f"{page}: not there, or not in its place")
                at = text.index(piece, at)

    def test_exercises_have_their_hints_folded_and_their_solutions_nowhere(self):
        written = "".join(path.read_text() for path in BOOK.rglob("*") if path.suffix in (".html", ".json"))
        ours = "".join(path.read_text() for folder in (ROOT / "chapters", ROOT / "lib", PARTS)
                       for path in folder.rglob("*.?pp") if path.parent.parent != ROOT / "chapters" or path.name != "exercises.hpp")
        for chapter in CHAPTERS:
            sheet = (ROOT / "tests" / "exercises" / "solutions" / f"{chapter.name}.hpp").read_text()
            parts = re.split(r"<h3 ", article(f"{chapter.name}.html").partition('<h2 id="exercises"')[2])[1:]
            self.assertEqual([re.search(r">([\d.]+) ", part)[1] for part in parts],
                             re.findall(r"^// ### ([\d.]+) ", sheet, re.M))
            for part in parts:
                self.assertEqual(re.findall(r"<details[^>]*>\s*<summary>(.*?)</summary>", part),
                                 ["A hint: where to look", "Another: how"])
                self.assertNotRegex(part, r"<details[^>]* open")
                self.assertIn("TODO", part)
            hints = " ".join(re.findall(r"^//\? (.*)", sheet, re.M))  # which may show a line
            secret = [line.strip() for line in sheet.split("\n") if len(line.strip()) > 30
                      and not re.match(r" *//", line) and line.strip() not in ours + hints]
            self.assertGreater(len(secret), 3)
            for line in secret:
                self.assertNotIn(html.escape(line, quote=False), written)

    def test_a_file_s_name_stands_above_its_code(self):
        for page in TOLD:
            for below in re.findall(r'<p class="file">.*?</p>\s*(<[^>]*>)', PAGES[page], re.S):
                self.assertRegex(below, '<div class="language-cpp|<details', page)

    def test_only_what_draws_is_folded_as_drawing(self):
        for page in TOLD:
            folds = re.findall(r"<summary>How it is drawn</summary>(.*?)</details>", PAGES[page], re.S)
            for fold in folds:
                self.assertIn("draw(", plain(fold), page)

    def test_search_finds_the_text_and_not_the_files_shown_as_they_are(self):
        found = json.loads((BOOK / "search" / "search_index.json").read_text())["docs"]
        self.assertGreater(len(found), 50)
        self.assertEqual([doc["location"] for doc in found if doc["location"].startswith("source/")], [])

    def test_every_formula_has_its_place_and_a_mention_carries_it(self):
        formulas = dict(re.findall(r'<div class="formula" id="f([\d.]+)">.*?\\\[(.*?)\s*\\\]',
                                   "".join(PAGES.values()), re.S))
        for chapter in CHAPTERS:
            text = re.sub(r"`[^`\n]*`", "", "".join(path.read_text() for path in chapter.glob("*.?pp")))
            for number in re.findall(r"\\tag\{([\d.]+)\}", text):
                self.assertIn(number, formulas)
            for number in re.findall(r"//(?!=).*?\((\d+\.\d+)\)", text):
                self.assertIn(f'#f{number}" data-tex="{formulas[number]}"', PAGES[f"{chapter.name}.html"])
        self.assertGreater(len(formulas), 20)

    def test_every_picture_says_what_is_to_be_seen(self):
        pictures = [picture for page in TOLD for picture in re.findall(r"<img [^>]*>", PAGES[page])]
        for picture in pictures:
            self.assertRegex(picture, r' alt="[^"]{60,}"')
            self.assertNotRegex(picture, r"unset|set title")  # of the script
        self.assertTrue(any("loss in nats by step; full BPTT" in picture for picture in pictures))
        self.assertGreaterEqual(len(pictures), len(list(ROOT.glob("plots/*.svg"))))

    def test_the_results_page_holds_every_published_figure(self):
        published = re.findall(r'"(-?[\d.]+(?:e-\d+)?)"', (ROOT / "data/published.json").read_text())
        rows = re.findall(r"<code>([^<]*)</code></td>\s*<td[^>]*><code>([^<]*)</code></td>\s*<td[^>]*>([^<]*)<",
                          PAGES["results.html"])
        self.assertEqual(sorted(old for old, _, _ in rows), sorted(published))
        for old, new, difference in rows:
            self.assertAlmostEqual(float(new) - float(old), float(difference), delta=1e-16)
        far_away = json.loads((ROOT / "data/far_away.json").read_text())
        for entry in far_away["lag"] + far_away["chance"] + far_away["gates"]:
            figure = entry.get("sequences") or entry.get("learned") or entry["loss"]
            self.assertIn(f">{figure}</td>", PAGES["results.html"])

    def test_links_say_where_they_lead(self):
        chapters, citations, names = 0, 0, 0
        for page in TOLD:
            for target, text in re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', PAGES[page], re.S):
                text = plain(text)
                if chapter := re.fullmatch(r"[Cc]hapter\s+(\d+)", text):
                    chapters += 1
                    self.assertEqual(target, f"{CHAPTERS[int(chapter[1]) - 1].name}.html")
                elif target.startswith("sources.html#"):
                    citations += 1
                    self.assertEqual(re.sub(r"\W+", "-", text.lower()).strip("-"), target.split("#")[1])
                elif re.fullmatch(r"\w+\.(cpp|hpp)", text):
                    self.assertTrue(target.endswith(f"/{text}.html"), target)
                elif target.endswith(f"#{text}"):
                    names += 1
                    self.assertRegex(PAGES[target.split("#")[0] or page], f'<span id="{text}">')
        self.assertGreater(min(chapters, citations, names), 8)


UNRENDERED = r"""
  const found = [...document.querySelectorAll(".katex-error")].map((error) => error.textContent);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.closest("code, pre, script, annotation") && /\$|\\[([]|\\\w/.test(node.data)) found.push(node.data);
  }
  return found;
"""

BROKEN_PICTURES = "return [...document.images].filter((image) => !image.complete || !image.naturalWidth).length"

# The contrast of every text with what lies behind it, as WCAG 2.1 defines it; the worst ones.
LOW_CONTRAST = r"""
  const parse = (text) => text.match(/[\d.]+/g).map(Number);
  const over = ([r, g, b, a = 1], below) => [r, g, b].map((value, i) => value * a + below[i] * (1 - a));
  const luminance = (colour) => {
    const [r, g, b] = colour.map((v) => v / 255).map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => element ? over(parse(getComputedStyle(element).backgroundColor), behind(element.parentElement))
                                      : [255, 255, 255];
  const low = new Set();
  let checked = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || element.closest("script, .katex-mathml, svg")) continue;
    if (!element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true})) continue;
    const back = behind(element);
    const [dark, light] = [luminance(over(parse(getComputedStyle(element).color), back)), luminance(back)].sort((a, b) => a - b);
    const contrast = (light + 0.05) / (dark + 0.05);
    ++checked;
    if (contrast < 4.5) low.add(contrast.toFixed(2) + " " + walker.currentNode.data.trim().slice(0, 40));
  }
  return [checked, [...low].slice(0, 10)];
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

    def look(self, width=1280, theme="light"):
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "features": [{"name": "prefers-color-scheme", "value": theme},
                         {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def open(self, page, origin=None):
        self.browser.get((origin or self.served) + page)
        # The theme keeps the first palette it sees; a new reader has none.
        self.browser.execute_script("localStorage.clear()")

    def test_opens_without_an_error(self):
        self.look()
        for origin in (self.served, f"{BOOK.as_uri()}/"):
            for page in TOLD:
                with self.subTest(page=page, origin=origin):
                    self.open(page, origin)
                    WebDriverWait(self.browser, 5).until(lambda browser: not browser.execute_script(BROKEN_PICTURES))
                    self.assertEqual(self.browser.execute_script(UNRENDERED), [])
                    self.assertEqual(self.browser.get_log("browser"), [])

    def test_never_scrolls_sideways_on_a_phone(self):
        self.look(width=390)
        for page in TOLD:
            with self.subTest(page=page):
                self.open(page)
                self.assertLessEqual(self.browser.execute_script("return document.scrollingElement.scrollWidth"), 390)

    def test_text_stands_out_in_both_themes(self):
        for theme in ("light", "dark"):
            self.look(theme=theme)
            for page in [*TOLD, "source/lib/matrix.hpp.html"]:
                with self.subTest(page=page, theme=theme):
                    self.open(page)
                    scheme = self.browser.execute_script("return document.body.dataset.mdColorScheme")
                    self.assertEqual(scheme, "slate" if theme == "dark" else "default")
                    checked, low = self.browser.execute_script(LOW_CONTRAST)
                    self.assertGreater(checked, 20)
                    self.assertEqual(low, [])

    def test_search_finds_a_chapter(self):
        self.look()
        self.open("index.html")
        self.browser.find_element(By.TAG_NAME, "body").send_keys("/")
        self.browser.switch_to.active_element.send_keys("truncated")
        found = WebDriverWait(self.browser, 10).until(
            lambda browser: browser.find_elements(By.CSS_SELECTOR, ".md-search-result__link"))
        self.assertIn("04_truncated_bptt.html", found[0].get_attribute("href"))

    def test_what_scrolls_is_within_reach_of_the_keyboard(self):
        self.look(width=390)
        self.open(f"{CHAPTERS[2].name}.html")
        scrolls = """return [...document.querySelectorAll("article code, .formula > div")].filter((block) =>
            block.scrollWidth > block.clientWidth && block.clientWidth > 0).map((block) => block.tabIndex)"""
        WebDriverWait(self.browser, 5).until(lambda browser: set(browser.execute_script(scrolls)) == {0})

    def test_the_number_of_a_formula_shows_the_formula(self):
        self.look()
        self.open(f"{CHAPTERS[2].name}.html")
        self.browser.execute_script("document.querySelector('code a[data-tex]').focus()")
        preview = self.browser.find_element(By.CSS_SELECTOR, ".preview")
        self.assertTrue(preview.is_displayed())
        self.assertTrue(preview.find_elements(By.CSS_SELECTOR, ".katex-html"))


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
        shutil.copytree(PARTS, cls.copy / PARTS.relative_to(ROOT))

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    def build(self):
        result = subprocess.run(["mkdocs", "build", "-f", "chapters/book/mkdocs.yml"], cwd=self.copy,
                                capture_output=True, text=True)
        return result.returncode, result.stdout + result.stderr

    def test_a_readers_own_answers_are_no_part_of_the_book(self):
        answers = self.copy / "chapters/03_full_bptt/exercises.hpp"
        answers.write_text("// my own answer\n")
        status, output = self.build()
        answers.unlink()
        self.assertEqual((status, output.count("my own answer")), (0, 0), output)
        for page in self.copy.glob("build/book/**/*.html"):
            self.assertNotIn("my own answer", page.read_text())

    def test_each_slip_stops_the_build(self):
        self.assertEqual(self.build()[0], 0)
        main, idea = "chapters/04_truncated_bptt/main.cpp", "chapters/03_full_bptt/main.cpp"
        for path, old, new, said in (
                (main, "// # Chapter 4. ", "// # ", "expected “// # Chapter 4. ”"),
                (main, "chapter 3", "chapter 33", "there is no chapter 33"),
                (main, "`tests/gradient_flow_test.cpp`", "`tests/flow_test.cpp`", "there is no tests/flow_test.cpp"),
                (main, "`plots/04_flow.svg`", "`plots/04_flood.svg`", "no chapter draws 04_flood.svg"),
                (main, "//= [04_flow.svg]", "//= [04_flood.svg]", "does not draw 04_flood.svg"),
                (main, "// ## ", "// ## A Matrix<double>, ", "a stray <"),
                (idea, "(3.5) ", "(3.95) ", "there is no formula (3.95)"),
                (idea, r"\tag{3.1}", "", "a formula without its number"),
                (idea, r"\tag{3.2}", r"\tag{4.2}", "(4.2) is another formula's, or another chapter's"),
                ("tests/exercises/solutions/03_full_bptt.hpp", "//? Look at (3.6)", "//? Look at (3.96)", "no formula (3.96)"),
                ("chapters/book/pages/notation.md", "`Whh`", "`Whhh`", "nothing has the name Whhh"),
                ("README.md", "(plots/02_unrolled.svg)", "(plots/02_rolled.svg)", "plots/02_rolled.svg")):
            with self.subTest(path=path, slip=new):
                file = self.copy / path
                text = file.read_text()
                self.assertIn(old, text)
                file.write_text(text.replace(old, new, 1))
                status, output = self.build()
                file.write_text(text)
                self.assertNotEqual(status, 0)
                line = text[: text.index(old)].count("\n") + 1
                if path != "README.md":  # there, MkDocs itself says what is missing
                    self.assertIn(f"{path}:{line}: ", output)
                self.assertIn(said, output)


if __name__ == "__main__":
    unittest.main()

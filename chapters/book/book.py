"""Turns the workbook into a book. MkDocs calls the functions on_…, at the end of this file.

A chapter becomes a page, from the top of its main.cpp to the bottom: // comments are prose, //= lines
are output, everything else is code, and a header of the chapter stands where main.cpp includes it.
Nothing is left out, and nothing is shown that does not fit: each chapter is run, and where what it
prints is not what its source says, or something that it names does not exist, the build stops with
the file and the line.
"""

import html
import json
import logging
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent, indent

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / "build" / "release"
RUNS = ROOT / "build" / "book_runs"  # what each chapter printed and drew


def stop(path, line, problem):
    raise PluginError(f"{path.relative_to(ROOT)}:{line}: {problem}")


# ---- A source file, taken apart

COMMENT = re.compile(r"( *)//(?: (.*)|)$")
OUTPUT = re.compile(r" *//= ?(.*)$")
PLUMBING = re.compile(r"(#pragma once|#include .*|namespace .*\{|using namespace .*;|)$")
FIGURE = re.compile(r"\[(\w+)\.svg\] (.*)$")


@dataclass
class Block:
    kind: str  # prose, code or output
    line: int  # of the file, counted from 1
    lines: list


def read_blocks(path):
    """The file's blocks, from top to bottom. A comment is prose at the margin, and in main.cpp also two
    blanks in, where the story is told; elsewhere it belongs to the code."""
    margins = ("", "  ") if path.name == "main.cpp" else ("",)
    blocks = []
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        kind = "code"
        if output := OUTPUT.match(text):
            kind, text = "output", output[1]
        elif (comment := COMMENT.match(text)) and comment[1] in margins:
            kind, text = "prose", comment[2] or ""
        if not blocks or blocks[-1].kind != kind:
            blocks.append(Block(kind, line, []))
        blocks[-1].lines.append(text)
    return blocks


def fence(lines, kind="cpp"):
    text = "\n".join(lines)
    if kind == "cpp":
        text = dedent(text).strip("\n")
    return f"\n````` {{ .{kind} }}\n{text}\n`````\n" if text.strip() else ""


def folded(title, lines):
    return f'\n??? folded "{title}"\n' + indent(fence(lines), "    ")


# ---- The chapters

HEAD = ("Builds on", "You get", "Run", "Checked by", "Next")


@dataclass(eq=False)
class Chapter:
    folder: Path
    number: int = 0
    title: str = ""  # without "Chapter N."
    headers: list = field(default_factory=list)

    def __post_init__(self):
        self.number = int(self.folder.name[:2])
        main = self.main.read_text(encoding="utf-8").splitlines() + [""] * 9  # so that the head may be short
        title = re.match(rf"// # Chapter {self.number}\. (.+)$", main[0])
        if not title:
            stop(self.main, 1, f"expected “// # Chapter {self.number}. ” and a title")
        self.title = title[1]
        rows = ["//", "// | | |", "// |---|---|"] + [f"// | {name:<10} | " for name in HEAD]
        for line, row in enumerate(rows, start=2):
            if not main[line - 1].startswith(row):
                stop(self.main, line, f"expected “{row}” in the chapter's head")
        self.add_headers_of(self.main)
        for path in sorted(self.folder.glob("[!.]*.?pp")):
            if path not in self.files and path.name != "exercises.hpp":
                stop(self.main, 1, f"{path.name} is not included, so no page would show it")
        self.sheet = ROOT / "tests" / "exercises" / "solutions" / f"{self.folder.name}.hpp"
        self.exercises = self.from_sheet("stub", "exercises.hpp")
        self.hints = json.loads(self.from_sheet("hints", "hints.json").read_text(encoding="utf-8"))

    def from_sheet(self, what, name):
        """A file made of the chapter's exercises. The reader's own exercises.hpp is not looked at: it may
        hold anything."""
        made = RUNS / "exercises" / self.folder.name / name
        tool = subprocess.run([PROGRAMS / "tests" / "exercises" / "sheet", what, self.sheet, made],
                              capture_output=True, text=True)
        if tool.returncode:
            stop(self.sheet, 1, tool.stderr.strip())
        return made

    def add_headers_of(self, path):
        """The chapter's own headers in the order in which the compiler reads them."""
        for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if own := re.match(rf'#include "(chapters/{self.folder.name}/[^"]+)"', text):
                header = ROOT / own[1]
                if not header.exists():
                    stop(path, line, f"there is no {own[1]}")
                if header not in self.headers:
                    self.add_headers_of(header)
                    self.headers.append(header)

    @property
    def main(self):
        return self.folder / "main.cpp"

    @property
    def page(self):
        return f"{self.folder.name}.md"

    @property
    def files(self):
        return [*self.headers, self.main]

    @property
    def plots(self):
        return RUNS / self.folder.name / "plots"


def run(chapter):
    """Runs a chapter, unless its program is older than its last run, and compares what it printed
    with its source."""
    program = PROGRAMS / "chapters" / chapter.folder.name
    if not program.exists():
        stop(chapter.main, 1, "the program is not built")
    printed = RUNS / chapter.folder.name / "printed"
    newest = max(path.stat().st_mtime for path in [program, *ROOT.glob("data/*.json")])
    if not printed.exists() or printed.stat().st_mtime < newest:
        shutil.rmtree(printed.parent, ignore_errors=True)
        chapter.plots.mkdir(parents=True)
        part = printed.with_name("part")
        with part.open("w") as out:
            result = subprocess.run([program, "--plots", chapter.plots], stdout=out, stderr=subprocess.PIPE,
                                    text=True)
        check_output(chapter, part, result.stderr)
        if result.returncode:
            stop(chapter.main, 1, f"the program ended with status {result.returncode}: {result.stderr}")
        part.rename(printed)
    check_output(chapter, printed)


def check_output(chapter, printed, said=""):
    check = subprocess.run([PROGRAMS / "tests" / "expected_output", "check", chapter.main, printed],
                           capture_output=True, text=True)
    if check.returncode:
        line = re.search(r"line (\d+): ", check.stderr)
        stop(chapter.main, line[1] if line else 1, f"{check.stderr.strip()} {said}")


# ---- What may be named: formulas, functions and types, citations

FORMULA = re.compile(r"\$\$([^$]+)\\tag\{(\d+\.\d+)\}\s*\$\$")
DEFINITION = re.compile(
    r"^(?:struct|class|enum class) (\w+)"
    r"|^inline constexpr .*? (\w+) = "
    r"|^(?:\[\[nodiscard\]\] )?(?:inline )?(?!return|using|namespace)[\w:]+(?:<[^()]*>)?&? (\w+)\(",
    re.M)


def table_rows(path, columns):
    """The rows of the one table of a Markdown file, each with its line number."""
    rows = []
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if text.startswith("|") and not text.startswith("|---"):
            cells = [cell.strip() for cell in text.strip("|").split("|")]
            if len(cells) != columns:
                stop(path, line, f"expected {columns} columns")
            rows.append((line, cells))
    return rows[1:]  # without the names of the columns


def slug(text):
    return re.sub(r"\W+", "-", text.lower()).strip("-")


PUBLISHED = ("LICENSE", "data/*", "lib/[!.]*.?pp", "tests/[!.]*.*", "chapters/[0-9]*/[!.]*.?pp")


class Book:
    """Everything that pages refer to, and the pages themselves as Markdown."""

    def __init__(self, pages):
        self.folder = pages  # of the hand-written pages
        self.chapters = [Chapter(path.parent) for path in sorted(ROOT.glob("chapters/[0-9]*/main.cpp"))]
        for number, chapter in enumerate(self.chapters, start=1):
            if chapter.number != number:
                stop(chapter.main, 1, f"chapter {chapter.number} stands where chapter {number} should")
        self.published = sorted(path for pattern in PUBLISHED for path in ROOT.glob(pattern))
        self.library = sorted(ROOT.glob("lib/*.hpp"), key=lambda path: (path.stem != "matrix", path))
        self.formulas = {}  # "3.4" → (page, TeX)
        self.names = {}  # "full_bptt" → the first page that defines it
        self.defined = set()  # (page, name)
        for chapter in self.chapters:
            for path in chapter.files:
                text = strip_comments(path.read_text(encoding="utf-8"))
                for match in FORMULA.finditer(text):
                    tex, number = match.groups()
                    if number in self.formulas or int(number.split(".")[0]) != chapter.number:
                        stop(path, text[: match.start()].count("\n") + 1,
                             f"({number}) is another formula's, or another chapter's, number")
                    self.formulas[number] = (chapter.page, " ".join(tex.split()))
            for path in chapter.headers:
                self.define(path.read_text(encoding="utf-8"), chapter.page)
        for path in self.library:
            for _, _, code in declarations(path.read_text(encoding="utf-8")):
                self.define(code, "library.md")
        self.sources = {cells[0]: line for line, cells in table_rows(pages / "sources.md", 2)}
        self.cited = {source: {} for source in self.sources}  # → {page: title}
        citations = "|".join(re.escape(source).replace(r"\ ", r"\s+") for source in self.sources)
        self.tokens = re.compile(
            r"\$\$(?P<display>.+?)\$\$|(?P<inline>\$[^$]+\$)|`(?P<code>[^`]+)`"
            r"|\((?P<formula>\d+\.\d+)\)|\b[Cc]hapter\s+(?P<chapter>\d+)\b"
            rf"|(?P<citation>{citations})|\b(?P<year>(?:18|19|20)\d\d)\b"
            r"|(?P<stray>\$|<(?=\w)|^#+ [^\n]*\$)", re.S | re.M)
        with ThreadPoolExecutor() as pool:
            list(pool.map(run, self.chapters))
        self.pages = {}
        for chapter in self.chapters:
            self.pages[chapter.page] = self.chapter_page(chapter)
            self.pages[f"plain/{chapter.page}"] = self.plain_page(chapter)
        self.pages["index.md"] = self.start_page()
        self.pages["library.md"] = self.library_page()
        self.pages["results.md"] = self.results_page()
        self.pages["notation.md"] = self.notation_page()
        self.pages["sources.md"] = self.sources_page()

    def define(self, code, page):
        for groups in DEFINITION.findall(code):
            name = "".join(groups)
            self.names.setdefault(name, page)
            self.defined.add((page, name))

    # ---- Prose

    def prose(self, text, path, first_line, chapter=None):
        """Markdown with its formulas set apart and everything that it names linked. A name that
        leads nowhere stops the build."""
        page, title = (chapter.page, f"Chapter {chapter.number}") if chapter else ("library.md", "Library")

        def link(match):
            whole = match[0]
            line = first_line + text[: match.start()].count("\n")
            if match["display"]:
                return self.formula(match["display"], path, line)
            if number := match["formula"]:
                if number not in self.formulas:
                    stop(path, line, f"there is no formula ({number}); a plain number is written ($…$)")
                return f"[{whole}]({self.formulas[number][0]}#f{number})"
            if match["chapter"]:
                number = int(match["chapter"])
                if not 1 <= number <= len(self.chapters):
                    stop(path, line, f"there is no chapter {number}")
                target = self.chapters[number - 1].page
                return whole if target == page else f"[{whole}]({target})"
            if match["citation"]:
                source = " ".join(whole.split())
                self.cited[source].setdefault(page, title)
                return f"[{whole}](sources.md#{slug(source)})"
            if match["year"] and match["year"] != "2000":  # the number of steps and of trainings
                stop(path, line, f"{match['year']}: no such citation in {self.folder.name}/sources.md; "
                     "a plain number is written $…$")
            if match["stray"]:
                stop(path, line, f"a stray {whole}: code is written `…`, a formula $…$ and not in a heading")
            if match["code"]:
                return self.inline_code(match["code"], path, line)
            return whole

        return self.tokens.sub(link, text)

    def inline_code(self, code, path, line):
        if plot := re.fullmatch(r"plots/((\d\d)_\w+)\.svg", code):
            return f"[`{code}`]({self.drawn_by(plot[1], path, line).page}#{plot[1]})"
        if re.fullmatch(r"(chapters|lib|data|tests)/[\w./]+\.\w+", code):
            if ROOT / code not in self.published:
                stop(path, line, f"there is no {code}, or the book does not publish it")
            return f"[`{code}`](source/{code}.txt)"
        if code in self.names:
            return f"[`{code}`]({self.names[code]}#{code})"
        return f"`{code}`"

    def drawn_by(self, name, path, line):
        """The chapter that draws a chart."""
        for chapter in self.chapters:
            if (chapter.plots / f"{name}.svg").exists():
                return chapter
        stop(path, line, f"no chapter draws {name}.svg")

    def formula(self, display, path, line):
        tex, _, tag = " ".join(display.split()).partition(r"\tag{")
        number = tag.rstrip("} ")
        if not re.fullmatch(r"\d+\.\d+", number):
            stop(path, line, "a formula without its number, \\tag{n.m}")
        return (f'\n\n<div class="formula" id="f{number}"><div class="arithmatex">'
                f"\\[{html.escape(tex)}\\]</div>"
                f'<a href="#f{number}">({number})</a></div>\n\n')

    def figure(self, chapter, name, caption, path, line):
        if self.drawn_by(name, path, line) != chapter:
            stop(path, line, f"the chapter does not draw {name}.svg")
        svg, script = chapter.plots / f"{name}.svg", chapter.plots / f"{name}.gp"
        width = re.search(r'width="(\d+)"', svg.read_text(encoding="utf-8"))[1]
        alt = html.escape(f"{caption}. {describe(script.read_text(encoding='utf-8'))}")
        return (f'\n<figure class="chart" id="{name}" style="--width: {width}px">'
                f'<a href="plots/{name}.svg"><img src="plots/{name}.svg" alt="{alt}"></a>'
                f'<figcaption>{html.escape(caption)}. <a href="source/plots/{name}.gp.txt">Data and '
                "script</a></figcaption></figure>\n")

    # ---- Pages

    def chapter_page(self, chapter):
        blocks = {path: read_blocks(path) for path in chapter.files}
        top = blocks[chapter.main].pop(0)
        head, _, intro = self.prose("\n".join(top.lines[2:]), chapter.main, 3, chapter).partition("\n\n")
        head = head.replace("every `//=` line", "every line of output")
        sources = " · ".join(f"[`{path.name}`](source/{path.relative_to(ROOT)}.txt)" for path in blocks)
        page = [f"# Chapter {chapter.number}. {chapter.title}",
                f'<div class="head" markdown="block">\n\n{head}\n\n'
                f"[The plain program](plain/{chapter.page}), without its prose. Source: {sources}\n\n</div>\n",
                intro]
        for path in blocks:
            page += [f"\n## In `{path.name}`\n", *self.body(blocks[path], chapter, path)]
        return "\n".join([*page, *self.exercises(chapter)])

    def exercises(self, chapter):
        """The stubs, each with its hints folded under it."""
        sheet = chapter.sheet.read_text(encoding="utf-8").split("\n")
        hints = []  # of the exercise above
        for block in read_blocks(chapter.exercises):
            if block.kind == "code":
                yield fence([text for text in block.lines
                             if not text or not PLUMBING.match(text) and not text.startswith("}  // namespace")])
                continue
            if heading := re.match(r"### (\d+\.\d+) ", block.lines[0]):
                yield from self.folded_hints(hints, sheet, chapter)
                hints = chapter.hints[heading[1]]
            line = sheet.index(f"// {block.lines[0]}") + 1
            yield self.prose("\n".join(block.lines), chapter.sheet, line, chapter) + "\n"
        yield from self.folded_hints(hints, sheet, chapter)

    def folded_hints(self, hints, sheet, chapter):
        for title, hint in zip(("A hint: where to look", "Another: how"), hints):
            line = sheet.index("//? " + hint.split("\n")[0]) + 1
            text = self.prose(hint, chapter.sheet, line, chapter)
            yield f'\n??? folded "{title}"\n' + indent(text, "    ") + "\n"

    def body(self, blocks, chapter, path):
        for at, block in enumerate(blocks):
            if block.kind == "prose":
                prose = self.prose("\n".join(block.lines), path, block.line, chapter)
                yield re.sub(r"^## ", "### ", prose, flags=re.M) + "\n"
            elif block.kind == "output":
                yield self.output(block, chapter, path)
            else:
                start = 0  # of the code that matters
                while start < len(block.lines) and PLUMBING.match(block.lines[start]):
                    start += 1
                if any(block.lines[:start]):
                    yield folded("Includes", block.lines[:start])
                only_draws = at + 1 < len(blocks) and blocks[at + 1].kind == "output" and all(
                    FIGURE.match(line) for line in blocks[at + 1].lines)
                rest = block.lines[start:]
                self.check_formulas(rest, path, block.line + start)
                yield folded("How the chart is drawn", rest) if only_draws else fence(rest)

    def check_formulas(self, code, path, first_line):
        for line, text in enumerate(code, start=first_line):
            for number in re.findall(r"\((\d+\.\d+)\)", text.partition("//")[2]):
                if number not in self.formulas:
                    stop(path, line, f"there is no formula ({number})")

    def output(self, block, chapter, path):
        result, text = "", []
        for line, shown in enumerate(block.lines, start=block.line):
            if figure := FIGURE.match(shown):
                result += fence(text, "text .output")
                result += self.figure(chapter, figure[1], figure[2], path, line)
                text = []
            else:
                text.append(shown)
        return result + fence(text, "text .output")

    def plain_page(self, chapter):
        page = [f"# Chapter {chapter.number}, the plain program",
                f"The code of [chapter {chapter.number}](../{chapter.page}) without its prose.\n"]
        for path in chapter.files:
            code = []
            for block in read_blocks(path):
                if block.kind == "code":
                    code += block.lines + ([""] if block.lines[-1] else [])
            page += [f"## `{path.name}`", fence(code)]
        return "\n".join(page)

    def start_page(self):
        """README.md, less what is about the repository and not about the book."""
        readme = ROOT / "README.md"
        text = readme.read_text(encoding="utf-8")
        for section in ("How it is laid out", "How to add a chapter"):
            text, found = re.subn(rf"\n## {section}\n.*?(?=\n## )", "", text, flags=re.S)
            if not found:
                stop(readme, 1, f"there is no section “{section}”")
        text = re.sub(r"\((chapters/(\d\d_\w+))/main\.cpp\)", r"(\2.md)", text)
        text = re.sub(r"\((LICENSE|data/README\.md)\)", r"(source/\1.txt)", text)

        def picture(match):
            self.drawn_by(match[3], readme, text[: match.start()].count("\n") + 1)
            return (f'<figure class="chart"><a href="{match[2]}"><img src="{match[2]}" '
                    f'alt="{html.escape(match[1])}"></a></figure>')

        text = re.sub(r"!\[([^]]+)\]\((plots/(\w+)\.svg)\)", picture, text)
        for source in self.sources:
            if source in " ".join(text.split()):
                self.cited[source].setdefault("index.md", "Start")
        return text

    def library_page(self):
        page = ["# Library", "What all chapters share, from the comments in `lib/`. It knows nothing of "
                "networks.\n"]
        for path in self.library:
            text = path.read_text(encoding="utf-8")
            relative = path.relative_to(ROOT)
            page.append(f"## `{path.name}`\n\n[Source](source/{relative}.txt)\n")
            for line, documentation, code in declarations(text):
                page.append(fence(code.split("\n")))
                page.append(self.prose(documentation, path, line))
        return "\n".join(page)

    def results_page(self):
        result = subprocess.run([PROGRAMS / "chapters" / "results"], capture_output=True, text=True)
        if result.returncode:
            stop(ROOT / "chapters" / "book" / "results.cpp", 1,
                 f"the program ended with status {result.returncode}: {result.stderr}")
        return result.stdout

    def notation_page(self):
        """The table of notation.md, checked against the code, with the chapter that introduces each
        symbol: the first one whose formulas or prose have it."""
        path = self.folder / "notation.md"
        text = path.read_text(encoding="utf-8").splitlines()
        math = {chapter: [tex for file in chapter.files for _, tex in
                          re.findall(r"(\$\$?)([^$]+)\1", strip_comments(file.read_text(encoding="utf-8")))]
                for chapter in self.chapters}
        code = {chapter: "\n".join(line for file in chapter.files for block in read_blocks(file)
                                   if block.kind == "code" for line in block.lines)
                for chapter in self.chapters}
        shapes = self.printed_shapes()
        for line, (symbol, name, shape, _) in table_rows(path, 4):
            tex = re.escape(symbol.strip("$")).replace(r"\ ", r"\s*")
            pattern = re.compile(rf"(?<![\\a-zA-Z]){tex}(?![a-zA-Z_])")
            home = next((chapter for chapter in self.chapters
                         if any(pattern.search(tex) for tex in math[chapter])), None)
            if not home:
                stop(path, line, f"no chapter writes {symbol}")
            for part in re.findall(r"`(\w+)`", name):
                if not any(re.search(rf"\b{part}\b", text) for text in code.values()):
                    stop(path, line, f"no chapter's code has the name {part}")
            printed = shapes.get(name.strip("`"), shape)
            if printed != shape:
                stop(path, line, f"{name} is {shape} here, but chapter 2 prints {printed}")
            text[line - 1] += f" [chapter {home.number}]({home.page}) |"
        header = next(at for at, row in enumerate(text) if row.startswith("|---"))
        text[header - 1] += " introduced in |"
        text[header] += "---|"
        return "\n".join(text)

    def printed_shapes(self):
        """The shapes that chapter 2 prints: "Wxh" → "V×H"."""
        printed = (RUNS / self.chapters[1].folder.name / "printed").read_text(encoding="utf-8")
        return dict(re.findall(r"^(\w+) +([\w()+]+×[\w()+]+) +\d+×\d+ ", printed, re.M))

    def sources_page(self):
        path = self.folder / "sources.md"
        text = path.read_text(encoding="utf-8").splitlines()
        for source, line in self.sources.items():
            if not self.cited[source]:
                stop(path, line, f"nothing cites {source}")
            where = ", ".join(f"[{title}]({page})" for page, title in self.cited[source].items())
            cells = text[line - 1].strip("| ").split("|")
            text[line - 1] = f'| <span id="{slug(source)}">{source}</span> | {cells[1].strip()} | {where} |'
        header = next(at for at, row in enumerate(text) if row.startswith("|---"))
        text[header - 1] += " cited in |"
        text[header] += "---|"
        return "\n".join(text)


def strip_comments(text):
    return re.sub(r"^ *// ?", "", text, flags=re.M)


def describe(script):
    """What a gnuplot script draws, in words."""
    panels = []
    for panel in script.split("set title ")[1:]:
        quoted = r"'((?:[^']|'')*)'"
        title, x, y = (re.search(pattern + quoted, "set title " + panel)[1].replace("''", "'")
                       for pattern in ("set title ", "set xlabel ", "set ylabel "))
        lines = re.findall(rf"lc rgb '#\w+' title {quoted}", panel)
        if lines:
            panels.append(f"Lines, “{title}”, {y or 'value'} by {x}: {'; '.join(lines)}.")
        else:
            panels.append(f"Grid, “{title}”, a row for each {y}, a column for each {x}.")
    return " ".join(panels)


def declarations(text):
    """Each declaration that has a /// comment: the comment's line, its text, and the code without the
    bodies of functions."""
    lines = text.split("\n")
    at = 0
    while at < len(lines):
        if not lines[at].lstrip().startswith("/// "):
            at += 1
            continue
        first = at
        documentation = []
        while lines[at].lstrip().startswith("///"):
            documentation.append(lines[at].lstrip()[4:])
            at += 1
        code, depth, whole = [], 0, re.match(r"\s*(struct|enum)", lines[at])
        while at < len(lines) and (lines[at].strip() or whole and depth > 0):
            line = lines[at]
            if not whole and depth == 0 and line.lstrip().startswith("/// "):
                break  # the next declaration follows without a blank line
            if whole:
                code.append(line)
            elif depth == 0 and line.lstrip().startswith(": "):
                code[-1] += ";"
            elif depth == 0:
                code.append(re.sub(r"( : \w+_?\{.*)?(?<!=)(?<!= ) ?\{.*\}?$", ";", line))
            depth += line.count("{") - line.count("}")
            at += 1
            if line.startswith("class "):
                break  # its members have comments of their own
        yield first + 1, "\n".join(documentation), "\n".join(code)


# ---- HTML

CODE_BLOCK = re.compile(r'<div class="language-cpp highlight">.*?</div>', re.S)
COMMENT_SPAN = re.compile(r'<span class="c1">.*?</span>', re.S)
NAME_SPAN = re.compile(
    r'(?P<before>(?:::|\.|-&gt;)</span>)?<span class="(?P<kind>n\w?|kt)">(?P<name>\w+)</span>(?P<call>(?=<span class="p">\())?')


def link_code(page_html, book, page):
    """Links what the code names: formulas in comments, functions and types to where they are defined."""
    up = "../" * page.count("/")
    seen = set()

    def link_name(match, defined):
        name = match["name"]
        home = page if (page, name) in book.defined else book.names.get(name)
        is_use = match["call"] is not None or name[0].isupper() or name.endswith("_names")
        if not home or match["before"] or not is_use:
            return match[0]
        span = f'<span class="{match["kind"]}">{name}</span>'
        if name == defined and home == page and name not in seen:  # of overloads, the first
            seen.add(name)
            return f'<span id="{name}">{span}</span>'
        target = "" if home == page else up + home.replace(".md", ".html")
        return f'<a class="name" href="{target}#{name}">{span}</a>'

    def link_comment(match):
        def link(formula):
            number = formula[1]
            if number not in book.formulas:
                return formula[0]
            target = book.formulas[number][0]
            target = "" if target == page else up + target.replace(".md", ".html")
            return f'<a href="{target}#f{number}">({number})</a>'
        return re.sub(r"\((\d+\.\d+)\)", link, match[0])

    def link_line(line):
        definition = DEFINITION.match(html.unescape(re.sub("<[^>]+>", "", line)))
        defined = "".join(definition.groups("")) if definition else None
        return NAME_SPAN.sub(lambda match: link_name(match, defined), COMMENT_SPAN.sub(link_comment, line))

    def link_block(match):
        return "\n".join(link_line(line) for line in match[0].split("\n"))

    return CODE_BLOCK.sub(link_block, page_html)


def show_formulas(page_html, book):
    """A link to a formula carries the formula, for its preview."""
    return re.sub(r'(<a href="[^"]*#f(\d+\.\d+)")(?=>\(\2\))',
                  lambda link: f'{link[1]} data-tex="{html.escape(book.formulas[link[2]][1])}"', page_html)


# ---- What MkDocs calls

serving = False
book = None


def on_startup(command, dirty):
    global serving
    serving = command == "serve"


def on_config(config):
    global book
    if serving:  # a chapter may have changed since the last build
        programs = [path.parent.name for path in ROOT.glob("chapters/[0-9]*/main.cpp")]
        build = subprocess.run(["cmake", "--build", "--preset", "release", "--target", "results",
                                "expected_output", "sheet", *programs], cwd=ROOT, capture_output=True, text=True)
        if build.returncode:
            raise PluginError(build.stdout + build.stderr)
    book = Book(Path(config["docs_dir"]))
    config["nav"] = [
        {"Start": "index.md"},
        {"Chapters": [{f"{chapter.number}. {chapter.title}": chapter.page} for chapter in book.chapters]},
        {"Look up": [{"Results": "results.md"}, {"Notation": "notation.md"}, {"Library": "library.md"},
                     {"Sources": "sources.md"}]},
    ]
    return config


def on_serve(server, config, builder):
    """MkDocs 1.4 would leave at the first build that fails, and whoever writes makes slips."""
    def rebuild():
        try:
            builder()
        except Exception as error:
            logging.getLogger("mkdocs.hooks").error(f"{error}\nThe book stays as it was until the next change.")

    server.builder = rebuild
    for path in (config["docs_dir"], config["config_file_path"]):  # are watched already, the old way
        server.unwatch(path)
        server.watch(path)
    return server


def on_files(files, config):
    site = config["site_dir"]

    def add(path, content):
        if existing := files.get_file_from_path(path):
            files.remove(existing)
        file = File(path, str(content.parent), site, use_directory_urls=False)
        file.abs_src_path = str(content)
        files.append(file)

    for page in book.pages:
        add(page, book.folder / page)
    for chapter in book.chapters:
        for path in sorted(chapter.plots.iterdir()):
            add(f"plots/{path.name}" if path.suffix == ".svg" else f"source/plots/{path.name}.txt", path)
    stubs = {chapter.folder / "exercises.hpp": chapter.exercises for chapter in book.chapters}
    for path in book.published:
        add(f"source/{path.relative_to(ROOT)}.txt", stubs.get(path, path))
    katex = Path(config["extra"]["katex"])
    if not (katex / "katex.min.js").exists():
        raise PluginError(f"KaTeX is not in {katex}; on Debian and Ubuntu: apt-get install libjs-katex")
    for path in [katex / "katex.min.js", katex / "katex.min.css", *sorted((katex / "fonts").glob("*.woff2"))]:
        add(f"katex/{path.relative_to(katex)}", path)
    return files


def on_page_read_source(page, config):
    return book.pages.get(page.file.src_uri)


def on_page_content(page_html, page, config, files):
    return show_formulas(link_code(page_html, book, page.file.src_uri), book)


def on_post_build(config):
    """The search index: without the plain programs, whose text stands elsewhere, and without TeX's
    commands; and once more as a script, for who reads the book from disk."""
    search = Path(config["site_dir"]) / "search"
    index = json.loads((search / "search_index.json").read_text(encoding="utf-8"))
    index["docs"] = [doc for doc in index["docs"] if not doc["location"].startswith("plain/")]
    for doc in index["docs"]:
        doc["text"] = re.sub(r"\\\[.*?\\\]", "", doc["text"])
        doc["text"] = re.sub(r"\\\((.*?)\\\)", lambda tex: re.sub(r"\\[a-z]+|[\\{}]", "", tex[1]), doc["text"])
    text = json.dumps(index, ensure_ascii=False)
    (search / "search_index.json").write_text(text, encoding="utf-8")
    worker = next((search.parent / "assets" / "javascripts" / "workers").glob("search.*.js"))
    (search / "from_disk.js").write_text(
        f"var __search = {{index: Promise.resolve({text}),\n  worker: URL.createObjectURL(new Blob(["
        f"{json.dumps(worker.read_text(encoding='utf-8'))}]))}};\n", encoding="utf-8")

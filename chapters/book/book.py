"""Turns the workbook into a book. MkDocs calls the functions on_…, at the end of this file.

A chapter becomes a page, from the top of its main.cpp to the bottom: // comments are prose, //= lines
are output, everything else is code, and a header of the chapter stands where main.cpp includes it. What a
reader need not see is folded: all code before the first section, drawings.hpp, a header with a comment behind
its #include, which is then the title, what of main.cpp has a /// comment, and the last function. The
target book_parts has run the chapters and compared what they print with their //= lines. What does
not fit stops the build with its file and line.
"""

import functools
import html
import itertools
import json
import re
import subprocess
from pathlib import Path
from textwrap import dedent, indent

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[2]
PARTS = ROOT / "build" / "release" / "book"  # charts, the stubs of the exercises, the results


def stop(path, text, problem):
    """Stops at the first line of the file that holds `text`."""
    lines = read(path).split("\n")
    number = next((number for number, line in enumerate(lines, start=1) if text in line), 1)
    raise PluginError(f"{path.relative_to(ROOT)}:{number}: {problem}")


def read(path):
    return path.read_text(encoding="utf-8")


# ---- A source file, taken apart

PLUMBING = re.compile(r"(#pragma once|#include .*|namespace .*\{|using namespace .*;|\}  // namespace.*)$")
FIGURE = re.compile(r"\[(\w+)\.svg\] (.*)$")


def blocks_of(path):
    """What the file holds from top to bottom, each (prose, code or output, its lines). A comment is prose at
    the margin, and in main.cpp also two blanks in, where the story is told; elsewhere it belongs to the code."""
    margin = " {0,2}" if path.name == "main.cpp" else ""
    blocks = []
    for text in read(path).splitlines():
        kind = "code"
        if match := re.match(r" *//= ?(.*)$", text):
            kind, text = "output", match[1]
        elif match := re.match(rf"{margin}//(?: (.*))?$", text):
            kind, text = "prose", match[1] or ""
        if not blocks or blocks[-1][0] != kind:
            blocks.append((kind, []))
        blocks[-1][1].append(text)
    return blocks


def fence(lines, kind="cpp"):
    text = dedent("\n".join(lines)).strip("\n") if kind == "cpp" else "\n".join(lines)
    return f"\n````` {{ .{kind} }}\n{text}\n`````\n\n" if text.strip() else ""


def folded(title, markdown):
    return f'\n??? folded "{title}"\n' + indent(markdown, "    ") + "\n"


def own_headers(main):
    """The headers beside main.cpp, in the order in which it includes them."""
    names = re.findall(rf'^#include "chapters/{main.parent.name}/([^"]+)"', read(main), re.M)
    return [main.parent / name for name in dict.fromkeys(names)]


def uncommented(path):
    return re.sub(r"^ *// ?", "", read(path), flags=re.M)


class Chapter:
    def __init__(self, main):
        self.main, self.folder = main, main.parent
        self.page = f"{self.folder.name}.md"
        self.number = int(self.folder.name[:2])
        title = re.match(rf"// # Chapter {self.number}\. (.+)\n", read(main))
        if not title:
            stop(main, "", f"expected “// # Chapter {self.number}. ” and a title")
        self.title = title[1]
        self.headers = own_headers(main)
        for header in sorted(self.folder.glob("*.hpp")):
            if header not in self.headers and header.name != "exercises.hpp":
                stop(main, "", f"{header.name} is not included, so no page would show it")
        self.files = [*self.headers, main]
        self.plots = PARTS / self.folder.name / "plots"
        self.sheet = ROOT / "tests" / "exercises" / "solutions" / f"{self.folder.name}.hpp"
        self.stub = PARTS / self.folder.name / "exercises.hpp"  # the reader's own may hold anything
        self.text = "\n".join(map(uncommented, self.files))


# ---- The book

FORMULA = re.compile(r"\$\$([^$]+)\\tag\{(\d+\.\d+)\}\s*\$\$")
DEFINITION = re.compile(
    r"^(?:struct|class|enum class) (\w+)"
    r"|^(?:\[\[nodiscard\]\] )?(?:inline )?(?!return|using|namespace)[\w:]+(?:<[^()]*>)?&? (\w+)\(", re.M)


def rows_of(path):
    """The rows of the one table of a page, as lists of cells, without the names of the columns."""
    rows = [line.strip("| ").split(" | ") for line in read(path).splitlines() if line.startswith("|")]
    return rows[2:]


def slug(text):
    return re.sub(r"\W+", "-", text.lower()).strip("-")


class Book:
    """Everything that pages refer to, and the pages themselves as Markdown."""

    def __init__(self, folder):
        self.folder = folder  # of the pages that are written by hand
        self.chapters = [Chapter(main) for main in sorted(ROOT.glob("chapters/[0-9]*/main.cpp"))]
        self.formulas = {}  # "3.4" → (page, TeX)
        self.names = {}  # "full_bptt" → the pages that define it
        self.pages = {}  # name → Markdown
        for chapter in self.chapters:
            for path in chapter.files:
                for tex, number in FORMULA.findall(uncommented(path)):
                    if number in self.formulas or not number.startswith(f"{chapter.number}."):
                        stop(path, f"tag{{{number}}}", f"({number}) is another formula's, or another chapter's, number")
                    self.formulas[number] = (chapter.page, " ".join(tex.split()))
            for header in chapter.headers:
                self.define(header, chapter.page)
        self.library = sorted([*ROOT.glob("lib/*.hpp"), *ROOT.glob("chapters/*.hpp")])
        for header in self.library:
            self.define(header, self.source(header))
        self.sources = [source for source, _ in rows_of(folder / "sources.md")]
        citations = "|".join(re.escape(source).replace(r"\ ", r"\s+") for source in self.sources)
        self.tokens = re.compile(
            r"\$\$(?P<display>.+?)\$\$|(?P<inline>\$[^$]+\$)|`(?P<code>[^`]+)`"
            r"|\((?P<formula>\d+\.\d+)\)|\b[Cc]hapter\s+(?P<chapter>\d+)\b"
            rf"|(?P<citation>{citations})|(?P<stray>\$|<(?=\w)|^#+ [^\n]*\$)", re.S | re.M)
        for chapter in self.chapters:
            self.pages[chapter.page] = "\n".join(self.chapter_page(chapter))
        self.pages["index.md"] = self.start_page()
        self.pages["results.md"] = read(PARTS / "results.md")
        self.pages["notation.md"] = self.notation_page()
        self.pages["library.md"] = self.library_page()
        self.pages["sources.md"] = self.sources_page()

    def define(self, header, page):
        for groups in DEFINITION.findall(read(header)):
            self.names.setdefault("".join(groups), []).append(page)

    def source(self, path):
        """A page that shows a file as it is."""
        relative = path.relative_to(ROOT)
        page = f"source/{relative}.md"
        if page not in self.pages:
            text = read(path)
            kind = "cpp" if path.suffix in (".cpp", ".hpp") else "text"
            self.pages[page] = f"# `{relative}`\n" + fence(text.split("\n"), kind)
            for included in re.findall(r'^#include "((?:lib|chapters)/.+)"', text, re.M):
                self.source(ROOT / included)
        return page

    # ---- Prose

    def prose(self, text, path, page=""):
        """Markdown with its formulas set apart and everything that it names linked. A name that
        leads nowhere stops the build."""
        def link(match):
            whole = match[0]
            around = text[text.rfind("\n", 0, match.start()) + 1:].split("\n")[0]  # the line of the match

            def check(found, problem):
                if not found:
                    stop(path, around, problem)

            if match["display"]:
                tag = FORMULA.fullmatch(whole)
                check(tag, "a formula without its number, \\tag{n.m}")
                return (f'\n\n<div class="formula" id="f{tag[2]}"><div class="arithmatex">'
                        f'\\[{html.escape(" ".join(tag[1].split()))}\\]</div><a href="#f{tag[2]}">({tag[2]})</a></div>\n\n')
            if number := match["formula"]:
                check(number in self.formulas, f"there is no formula ({number}); a plain number is written $…$")
                return f"[{whole}]({self.formulas[number][0]}#f{number})"
            if number := match["chapter"]:
                target = next((chapter.page for chapter in self.chapters if chapter.number == int(number)), "")
                check(target, f"there is no chapter {number}")
                return whole if target == page else f"[{whole}]({target})"
            if match["citation"]:
                return f"[{whole}](sources.md#{slug(whole)})"
            check(not match["stray"], f"a stray {whole}: code is written `…`, a formula $…$ and not in a heading")
            if code := match["code"]:
                if plot := re.fullmatch(r"plots/((\d\d)_\w+)\.svg", code):
                    home = next((chapter for chapter in self.chapters if (chapter.plots / code[6:]).exists()), None)
                    check(home, f"no chapter draws {code[6:]}")
                    return f"[`{code}`]({home.page}#{plot[1]})"
                if trace := re.fullmatch(r"\./workbook (\d) --trace (\d+)", code):  # its worksheet
                    return f"[{whole}](plots/0{trace[1]}_trace_{trace[2]}.txt)"
                if re.fullmatch(r"(chapters|lib|data|tests)/[\w./]+\.\w+", code) and "exercises" not in code:
                    check((ROOT / code).is_file(), f"there is no {code}")
                    return f"[`{code}`]({self.source(ROOT / code)})"
                home = self.names.get(code, [""])[0]
                ambiguous = home.startswith("source/") and re.fullmatch("[a-z]+", code)  # perhaps a variable: `total`
                if home and not ambiguous:
                    return f"[`{code}`]({home}#{code})"
            return whole

        return self.tokens.sub(link, text)

    # ---- Pages

    def chapter_page(self, chapter):
        blocks = blocks_of(chapter.main)
        top = "\n".join(blocks.pop(0)[1][2:])
        head, _, intro = self.prose(top, chapter.main, chapter.page).partition("\n\n")
        head = head.replace("every `//=` line", "every line of output")
        yield f'# Chapter {chapter.number}. {chapter.title}\n\n<div class="head" markdown="block">\n\n{head}\n\n</div>\n'
        yield intro
        self.file = None  # whose code stands above
        yield from self.told(blocks, chapter.main, chapter)
        yield from self.exercises(chapter)

    def told(self, blocks, path, chapter):
        """The blocks of one of the chapter's files."""
        opening = path == chapter.main  # until its first section
        for at, (kind, lines) in enumerate(blocks):
            if kind == "prose":
                opening = opening and not any(line.startswith("## ") for line in lines)
                yield self.prose("\n".join(lines), path, chapter.page) + "\n"
            elif kind == "output":
                yield self.output(lines, path, chapter)
            elif opening:
                yield from self.opening(lines, path, chapter)
            elif not re.fullmatch(r"\s*(return [^;]+;\s*)?\}\s*", "\n".join(lines)):  # the end of a function
                following = blocks[at + 1] if at + 1 < len(blocks) else ("", [])
                draws = following[0] == "output" and all(map(FIGURE.match, following[1]))
                shown = "".join(self.code(lines, path, chapter))
                yield folded("How it is drawn", shown) if draws and "#include" not in "".join(lines) else shown

    def opening(self, lines, path, chapter):
        """Includes, flags, and what the sections share."""
        for included in re.findall(r'^#include "(.+)"', "\n".join(lines), re.M):
            self.source(ROOT / included)
        yield folded("Includes, flags, and what the sections share", fence(lines))
        if (drawings := chapter.folder / "drawings.hpp") in chapter.headers:
            yield folded("How the pictures and tables are made", "".join(self.told(blocks_of(drawings), drawings, chapter)))

    def code(self, lines, path, chapter):
        code = []
        for line in lines:
            own = re.match(rf'#include "(chapters/{chapter.folder.name}/[^"]+)"(?: +// (.+))?', line)
            if own and path == chapter.main:
                yield from self.shown(code, path, chapter)
                code = []
                told = "".join(self.told(blocks_of(ROOT / own[1]), ROOT / own[1], chapter))
                yield folded(own[2], told) if own[2] else told
            elif not PLUMBING.match(line):
                code.append(line)
            for number in re.findall(r"//.*?\((\d+\.\d+)\)", line):
                if number not in self.formulas:
                    stop(path, line, f"there is no formula ({number})")
        yield from self.shown(code, path, chapter)

    def shown(self, lines, path, chapter):
        """Some code, under the name of its file where that is another than above; of main.cpp some of it is folded."""
        if path == chapter.stub or not "".join(lines).strip():
            yield fence(lines)
            return
        if path != self.file:
            self.file = path
            yield f"\n[`{path.name}`]({self.source(path)})\n{{ .file }}\n\n"
        units = re.split(r"\n\n(?=\S)", "\n".join(lines).strip("\n")) if path == chapter.main else ["\n".join(lines)]
        for title, some in itertools.groupby(units, functools.partial(self.title_of, path, chapter)):
            code = fence("\n\n".join(some).split("\n"))
            yield folded(title, code) if title else code

    @staticmethod
    def title_of(path, chapter, unit):
        """Under which title a definition of main.cpp is folded, if it is."""
        if path != chapter.main:
            return None
        if unit.startswith(("static bool tell(", "int main(")):
            return "The sections in order"
        about = " ".join(re.findall(r"^/// (.*)", unit, re.M))
        whole = re.search(r"^\}$|;$", unit.split("\n")[-1])  # and no output in it
        return re.split(r"[.:;](?: |$)", about)[0].replace("`", "") if unit.startswith("/// ") and whole else None

    def output(self, lines, path, chapter):
        result, text = "", []
        for line in lines:
            if figure := FIGURE.match(line):
                result += fence(text, "text .output") + self.figure(*figure.groups(), path, chapter)
                text = []
            else:
                text.append(line)
        return result + fence(text, "text .output")

    def figure(self, name, caption, path, chapter):
        picture = chapter.plots / f"{name}.svg"
        if not picture.exists():
            stop(path, f"//= [{name}.svg]", f"the chapter does not draw {name}.svg")
        width = re.search(r'width="(\d+)"', read(picture))[1]
        alt = html.escape(f"{caption}. {describe(read(picture.with_suffix('.gp')))}")
        return (f'\n<figure class="chart" id="{name}" style="--width: {width}px">'
                f'<a href="plots/{name}.svg"><img src="plots/{name}.svg" alt="{alt}"></a>'
                f'<figcaption>{html.escape(caption)}. <a href="plots/{name}.gp.txt">Data and script</a>'
                "</figcaption></figure>\n")

    def exercises(self, chapter):
        """The stubs, each with its hints folded under it."""
        hints = []  # of the exercise above

        def folded_hints():
            for title, hint in zip(("A hint: where to look", "Another: how"), hints):
                yield folded(title, self.prose(hint, chapter.sheet, chapter.page))

        for kind, lines in blocks_of(chapter.stub):
            if kind == "code":
                yield from self.code(lines, chapter.stub, chapter)
                continue
            if lines[0].startswith("### "):
                yield from folded_hints()
                sheet = read(chapter.sheet).partition(f"// {lines[0]}\n")[2].partition("\n// ###")[0]
                hints = re.sub(r"^//\? ?", "", "\n".join(re.findall(r"^//\?.*", sheet, re.M)), flags=re.M).split("\n\n")
            yield self.prose("\n".join(lines), chapter.sheet, chapter.page) + "\n"
        yield from folded_hints()

    def start_page(self):
        """README.md, less what is about the repository and not about the book."""
        text = re.sub(r"\n## How (it is laid out|to add a chapter)\n.*?(?=\n## )", "", read(ROOT / "README.md"), flags=re.S)

        def target(match):
            path = ROOT / match[1]
            if path.suffix == ".svg" or not path.is_file():
                return match[0]  # if it leads nowhere, MkDocs stops
            return f"({path.parent.name}.md)" if path.name == "main.cpp" else f"({self.source(path)})"

        return re.sub(r"(?<=\])\(([\w/.]+)\)", target, text)

    def library_page(self):
        rows = [f"| [`{header.name}`]({self.source(header)}) | "
                + ", ".join(f"[`{name}`]({pages[0]}#{name})" for name, pages in self.names.items()
                            if pages[0] == self.source(header)) + " |\n" for header in self.library]
        return ("# Library\n\nWhat all chapters share, in `lib/`. Of networks it knows nothing.\n\n"
                "| header | what it has |\n|---|---|\n" + "".join(rows))

    def notation_page(self):
        """notation.md, checked, with the chapter that introduces each symbol: the first that writes it."""
        path = self.folder / "notation.md"
        introduced = ["introduced in", "---"]
        for symbol, name, _, _ in rows_of(path):
            tex = re.compile(r"(?<![\\a-zA-Z])" + re.escape(symbol.strip("$")).replace(r"\ ", r"\s*") + r"(?![a-zA-Z_])")
            home = next((chapter for chapter in self.chapters
                         if any(tex.search(formula) for _, formula in re.findall(r"(\$\$?)([^$]+)\1", chapter.text))), None)
            if not home:
                stop(path, f"| {symbol} |", f"no chapter writes {symbol}")
            for word in re.findall(r"`(\w+)`", name):
                if word not in self.names and not any(re.search(rf"\b{word}\b", chapter.text) for chapter in self.chapters):
                    stop(path, f"| {symbol} |", f"nothing has the name {word}")
            introduced.append(f"[chapter {home.number}]({home.page})")
        column = iter(introduced)
        return re.sub(r"^\|.*", lambda row: f"{row[0]} {next(column)} |", read(path), flags=re.M)

    def sources_page(self):
        """sources.md, with a place in it for each citation to lead to."""
        page = read(self.folder / "sources.md")
        for source in self.sources:
            page = page.replace(f"\n| {source} |", f'\n| <span id="{slug(source)}">{source}</span> |')
        return page


def describe(script):
    """What a gnuplot script draws, in words: of each panel its title, its axes, and its lines, or what it says
    of itself."""
    panels = []
    for words, panel in re.findall(r"(?:^# In words: ([^\n]*)\n)?^set title (.*?)(?=^# In words|^set title |\Z)", script, re.S | re.M):
        quoted = re.findall(r"(?:^|set [xy]label |lc rgb '#\w+' title )'((?:[^']|'')*)'", panel)
        title, x, y, *lines = quoted if len(quoted) > 2 else (*quoted[:1], "", "")
        axes = words or f"{y or 'value'} by {x}" + "".join(f"; {line}" for line in lines) + "."
        panels.append(f"“{title}”: {axes}")
    return " ".join(panels).replace("''", "'")


# ---- HTML

NAME = re.compile(r'(?P<member>(?:::|\.|-&gt;)</span>)?(?P<span><span class="(?:n\w?|kt)">(?P<name>\w+)</span>)'
                  r'(?P<call>(?=<span class="p">\())?')


def link_code(page_html, page):
    """Links what code names: formulas in comments, headers, and functions and types to their definition."""
    up = "../" * page.count("/")
    defined = set()

    def href(target):
        return "" if target == page else up + target.replace(".md", ".html")

    def formula(match):
        number = match[1]
        return f'<a href="{href(book.formulas[number][0])}#f{number}">{match[0]}</a>' if number in book.formulas else match[0]

    def header(match):
        target = f"source/{match[1]}.md"
        return f'<a class="name" href="{href(target)}">{match[0]}</a>' if target in book.pages else match[0]

    def name(match):
        name, pages = match["name"], book.names.get(match["name"])
        if not pages or match["member"] or not (match["call"] is not None or name[0].isupper()):
            return match[0]
        home = page if page in pages else pages[0]
        if home == page and name not in defined:  # C++ has a name defined before it is used
            defined.add(name)
            return f'<span id="{name}">{match["span"]}</span>'
        return f'<a class="name" href="{href(home)}#{name}">{match["span"]}</a>'

    def block(match):
        text = re.sub(r'<span class="c1">.*?</span>', lambda c: re.sub(r"\((\d+\.\d+)\)", formula, c[0]), match[0])
        return NAME.sub(name, re.sub(r"&quot;((?:lib|chapters)/[\w/.]+)&quot;", header, text))

    return re.sub(r'<div class="language-cpp highlight">.*?</div>', block, page_html, flags=re.S)


# ---- What MkDocs calls

serving = False
book = None


def on_startup(command, dirty):
    global serving
    serving = command == "serve"


def on_config(config):
    global book
    if serving:  # a chapter may have changed since the last build
        build = subprocess.run(["cmake", "--build", "--preset", "release", "--target", "book_parts"], cwd=ROOT,
                               capture_output=True, text=True)
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


def on_files(files, config):
    katex = Path(config["extra"]["katex"])
    if not (katex / "katex.min.js").exists():
        raise PluginError(f"KaTeX is not in {katex}; on Debian and Ubuntu: apt-get install libjs-katex")
    added = {page: ROOT / page for page in book.pages}
    for path in [katex / "katex.min.js", katex / "katex.min.css", *(katex / "fonts").glob("*.woff2")]:
        added[f"katex/{path.relative_to(katex)}"] = path
    for chapter in book.chapters:
        for path in chapter.plots.iterdir():
            added[f"plots/{path.name}" + (".txt" if path.suffix == ".gp" else "")] = path
        for path in chapter.plots.parent.glob("trace_*"):
            added[f"plots/{chapter.number:02}_{path.name}"] = path
    for name, path in added.items():
        if old := files.get_file_from_path(name):
            files.remove(old)
        files.append(File(name, str(path.parent), config["site_dir"], use_directory_urls=False))
        files.get_file_from_path(name).abs_src_path = str(path)
    return files


def on_page_read_source(page, config):
    return book.pages[page.file.src_uri]


def on_page_content(page_html, page, config, files):
    """A link to a formula carries the formula, for its preview."""
    return re.sub(r'(<a href="[^"]*#f(\d+\.\d+)")(?=>\(\2\))',
                  lambda link: f'{link[1]} data-tex="{html.escape(book.formulas[link[2]][1])}"',
                  link_code(page_html, page.file.src_uri))


def on_post_build(config):
    """The search index, without the files shown as they are, whose text stands elsewhere, and without TeX."""
    path = Path(config["site_dir"]) / "search" / "search_index.json"
    index = json.loads(read(path))
    index["docs"] = [doc for doc in index["docs"] if not doc["location"].startswith("source/")]
    for doc in index["docs"]:
        doc["text"] = re.sub(r"\\\[.*?\\\]|\\\(.*?\\\)", "", doc["text"], flags=re.S)
    path.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")

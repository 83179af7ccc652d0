"""``gen docs``: the site as a reader, and as a browser, meets it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result
from hostile import TEXTS, specs_with
from site_pages import Page, Site, check_site

from generator.__main__ import main
from generator.artifact import BinaryFile, OutputFile
from generator.backends.docs.build_diagrams import MAX_NEIGHBOURS
from generator.cli import cli
from generator.compiler import read_schema
from generator.diagnostics.report import Report
from generator.frontend.types.dialects import DIALECTS
from generator.output import mkdocs
from generator.output.mkdocs import build_site
from generator.reports.site import emit_site
from generator.source import SourceFile

ROOT = Path(__file__).parents[2]
SPECS = {
    "shop/Order.md": "# Order\n\n## Fields\n\n| Field | Type | Required | Description |\n"
    "|---|---|---|---|\n"
    "| items | list of [Item](Item.md) or null | yes | See [here](../x.md). `a \\| b` |\n",
    "shop/Item.md": "# ~~Item~~\n\n: warning: ** DEPRECATED **: use another.\n\n"
    "```mermaid\ngraph TD; A-->B\n```\n\n## Fields\n\n"
    "| Field | Type | Required | Description |\n|---|---|---|---|\n"
    "| a | string | yes | : warning: ** DEPRECATED **: x |\n",
    # Names that mean something to MkDocs.
    "templates/Anything.md": "# Anything\n\nx\n",
    "README.md": "# README\n\nx\n",
}
Gen = Callable[..., Result]


@pytest.fixture
def gen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gen:
    (tmp_path / "specs/shop").mkdir(parents=True)
    for path, text in SPECS.items():
        (tmp_path / "specs" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "specs" / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda *arguments: CliRunner().invoke(cli, ["docs", "specs", *arguments])


def build(sources: Mapping[str, str], title: str = "Models") -> Site:
    """Return the pages, and other text, of the site for ``sources``."""
    report = Report()
    files = [SourceFile(path, text) for path, text in sources.items()]
    reading = read_schema(files, DIALECTS["plain"], report)
    assert not report.has_errors, [str(found) for found in report]
    return {
        file.path: file.content.decode("utf-8", "replace")
        for file in build_site(emit_site(reading, title))
    }


@pytest.fixture(scope="module")
def site() -> Site:
    return build(SPECS, 'Our <b>"Shop"</b>')


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("example") / "site"
    arguments = ["docs", str(ROOT / "specs"), "-o", str(folder), "-q"]
    result = CliRunner().invoke(cli, arguments)
    assert (result.exit_code, result.output) == (0, "")
    return read_folder(folder)


def read_folder(folder: Path) -> Site:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8", "replace")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_links_lead_somewhere_and_nothing_is_loaded_from_elsewhere(
    site: Site, example: Site
) -> None:
    check_site(site)
    check_site(example)


@pytest.mark.parametrize(
    "tag",
    [
        '<a href="nowhere.html">',
        '<a href="#nowhere">',
        '<script src="https://example.org/x.js">',
        '<link href="//example.org/x.css">',
    ],
)
def test_what_is_wrong_with_a_site_is_found(site: Site, tag: str) -> None:
    with pytest.raises(AssertionError):
        check_site({**site, "index.html": site["index.html"] + tag})


def navigation(site: Site) -> list[tuple[str, list[list[object]]]]:
    """Return what the script of the navigation is given."""
    script = site["assets/navigation.js"]
    [data] = re.findall(r"^fillNavigation\((.*)\);$", script, re.MULTILINE)
    sections: list[tuple[str, list[list[object]]]] = json.loads(data)
    return sections


def test_the_navigation_mirrors_the_namespaces(example: Site) -> None:
    sections = dict(navigation(example))
    assert list(sections) == ["models/components", "shop"]
    titles = [str(title) for title, _, _ in sections["shop"]]
    assert titles == sorted(titles)
    assert {"Line", "Order", "OrderStatus", "PostalAddress"} <= {*titles}
    paths = [path for pages in sections.values() for _, path, _ in pages]
    assert {f"{path}.html" for path in paths} <= example.keys()


def test_pages_load_the_navigation_and_do_not_hold_it(example: Site) -> None:
    page = example["shop/Order.html"]
    assert '<script src="../assets/navigation.js"></script>' in page
    assert "TlsOptions" not in page


def test_deprecated_pages_and_fields_are_marked(site: Site) -> None:
    assert ["Item", "shop/Item", True] in dict(navigation(site))["shop"]
    assert '<a href="shop/Item.html"><del>Item</del></a>' in site["index.html"]
    assert "<del><code>a</code></del>" in site["shop/Item.html"]


def test_cells_name_their_columns_for_phones(example: Site) -> None:
    row = example["shop/OrderStatus.html"].partition("<tbody>")[2].partition("</tr>")[0]
    assert re.findall(r'<td data-label="(.*?)">', row) == [
        "Name",
        "Value",
        "Description",
    ]


def test_code_in_tables_has_no_escapes(site: Site) -> None:
    assert "<code>a | b</code>" in site["shop/Order.html"]
    assert "a \\\\| b" not in site["search/search_index.json"]


def test_pages_can_be_found_without_a_server(site: Site) -> None:
    index = json.loads(site["search/search_index.json"])
    found = {document["location"] for document in index["docs"]}
    assert {"shop/Order.html", "shop/Order.html#fields"} <= found
    assert "index.html" not in found, "it would be found whatever is looked for"
    script = site["search/search_index.js"].removeprefix("var __index = ")
    assert json.loads(script) == index


def test_pages_have_a_diagram_of_their_neighbours(example: Site) -> None:
    pages = {path: text for path, text in example.items() if path.endswith(".html")}
    drawn = {path for path, text in pages.items() if 'class="mermaid"' in text}
    loading = {path for path, text in pages.items() if "assets/mermaid.js" in text}
    assert drawn == loading > {"index.html", "shop/Order.html"}
    for path in ("index.html", "shop/Order.html", "shop/Line.html"):
        assert "`Order` --&gt; `Line` : lines" in example[path]
    assert 'src="../assets/mermaid.js"' in example["shop/Order.html"]


def test_diagrams_of_specs_stay_text(site: Site) -> None:
    page = site["shop/Item.html"]
    assert "graph TD" in page
    assert page.count('class="mermaid"') == 1
    assert "graph TD" not in page.partition('class="mermaid"')[2]


def test_a_diagram_of_neighbours_stays_small() -> None:
    rows = "".join(f"| a{n} | [M{n}](M{n}.md) | yes |\n" for n in range(30))
    head = "## Fields\n\n| Field | Type | Required |\n|---|---|---|\n"
    hub = {"Hub.md": f"# Hub\n\n{head}{rows}"}
    spokes = {
        f"M{n}.md": f"# M{n}\n\n{head}| hub | [Hub](Hub.md) | yes |\n"
        for n in range(30)
    }
    files = [SourceFile(path, text) for path, text in {**hub, **spokes}.items()]
    reading = read_schema(files, DIALECTS["plain"], Report())
    [page] = [f.text for f in emit_site(reading, "x") if f.path == "docs/Hub.md"]
    assert page.count(" --> ") == 2 * MAX_NEIGHBOURS


def test_the_title_is_text(site: Site) -> None:
    for path, text in site.items():
        if path.endswith(".html"):
            assert "Our &lt;b&gt;&quot;Shop&quot;&lt;/b&gt;" in text
            assert "<b>" not in text


def test_no_page_is_lost(site: Site) -> None:
    assert {"README_2.html", "templates/Anything.html", "index.html"} <= site.keys()


def test_hostile_text_is_text() -> None:
    site = build(
        {
            f"attack{number}/{path}": text
            for number, attack in enumerate(TEXTS)
            for path, text in specs_with(attack, _PAGES).items()
        }
    )
    check_site(site)
    pages = [path for path in site if path.startswith("attack")]
    assert len(pages) == len(_PAGES) * len(TEXTS)
    for path in pages:
        article = re.search(r"<article.*</article>", site[path], re.DOTALL)
        assert article
        assert list(active_elements(article[0])) == [], path


_PAGES = {
    "Model.md": "# Model\n\n{text}\n\n## Fields\n\n| Field | Type | Required | Description "
    "| Example |\n|---|---|---|---|---|\n| a | string | yes | {cell} | {cell} |\n",
    "Kind.md": "# Kind\n\n{text}\n\n## Values\n\n| Name | Value | Description |\n"
    "|---|---|---|\n| A | a{value} | {cell} |\n",
}


def active_elements(html: str) -> Iterator[tuple[str, Mapping[str, str | None]]]:
    """Yield the elements that do more than to show text, or to lead to a page or elsewhere."""
    for tag, attributes in Page(html).elements:
        scheme = urlsplit(attributes.get("href") or "").scheme
        if (
            tag in ("script", "style", "img", "iframe", "object", "form", "input")
            or any(name.startswith(("on", "src")) for name in attributes)
            or scheme not in ("", "http", "https", "mailto")
            or "mermaid" in (attributes.get("class") or "")
        ):
            yield tag, attributes


def test_the_same_specs_give_the_same_bytes(gen: Gen) -> None:
    assert "created" in gen("-o", "site").stderr
    result = gen("-o", "site")
    assert result.exit_code == 0
    assert re.search(r"^\d+ unchanged$", result.stderr, re.MULTILINE), result.stderr


def test_a_site_of_the_same_source_is_not_built_again(
    gen: Gen, monkeypatch: pytest.MonkeyPatch
) -> None:
    gen("-o", "site")
    first = read_folder(Path("site"))
    builds: list[int] = []

    def counted(files: Sequence[OutputFile]) -> list[BinaryFile]:
        builds.append(len(files))
        return build_site(files)

    monkeypatch.setattr(mkdocs, "build_site", counted)
    assert "unchanged" in gen("-o", "site").stderr
    assert not builds
    # A file that is missing, a new title and a changed spec need a new one.
    Path("site/index.html").unlink()
    assert gen("-o", "site").exit_code == 0
    assert (len(builds), read_folder(Path("site"))) == (1, first)
    assert gen("-o", "site", "--title", "Shop").exit_code == 0
    with Path("specs/README.md").open("a", encoding="utf-8") as spec:
        spec.write("More.\n")
    assert gen("-o", "site", "--title", "Shop").exit_code == 0
    assert len(builds) == 3


def test_pages_go_with_their_specs_and_nothing_else(gen: Gen) -> None:
    assert gen("-o", "site").exit_code == 0
    Path("site/mine.html").write_text("mine", "utf-8")
    Path("specs/README.md").unlink()
    assert gen("-o", "site").exit_code == 0
    assert not Path("site/README_2.html").exists()
    assert Path("site/mine.html").read_text("utf-8") == "mine"


def test_a_folder_of_others_is_refused(gen: Gen) -> None:
    Path("site").mkdir()
    Path("site/index.html").write_text("mine", "utf-8")
    result = gen("-o", "site")
    assert result.exit_code == 2
    assert "not empty" in result.stderr
    assert os.listdir("site") == ["index.html"]
    assert gen("-o", "site", "--force").exit_code == 0
    assert "mine" not in Path("site/index.html").read_text("utf-8")


@pytest.mark.parametrize("place", ["specs/site", "."])
def test_places_of_a_slip_are_refused(gen: Gen, place: str) -> None:
    result = gen("-o", place, "--force")
    assert (result.exit_code, result.stderr.count("Error: the output folder")) == (2, 1)


def test_package_and_site_do_not_replace_one_another(gen: Gen) -> None:
    assert CliRunner().invoke(cli, ["specs", "-o", "models", "-q"]).exit_code == 0
    result = gen("-o", "models", "--force")
    assert (result.exit_code, "holds a package" in result.stderr) == (2, True)
    assert gen("-o", "site").exit_code == 0
    result = CliRunner().invoke(cli, ["specs", "-o", "site", "--force"])
    assert (result.exit_code, "holds a site" in result.stderr) == (2, True)


def test_with_errors_nothing_is_written(gen: Gen) -> None:
    Path("specs/Bad.md").write_bytes(b"# \xff")
    result = gen("-o", "site")
    assert result.exit_code == 1
    assert "not-utf8" in result.stdout
    assert not Path("site").exists()


def test_the_extra_is_named_where_it_is_missing(
    gen: Gen, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mkdocs, "find_spec", lambda name: None)
    with pytest.raises(SystemExit) as ended:
        main(["docs", "specs", "-o", "site"])
    assert ended.value.code == 2
    assert 'python -m pip install ".[docs]" in its folder' in capsys.readouterr().err
    assert not Path("site").exists()


def test_another_mermaid_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mkdocs, "_MERMAID", "0" * 64)
    with pytest.raises(OSError, match=r"mermaidx 0\.10\.1"):
        build_site([])


def test_warnings_of_mkdocs_are_errors() -> None:
    files = [
        OutputFile("mkdocs.yml", '{"site_name": "x", "theme": "material"}'),
        OutputFile("docs/index.md", "# Index\n\n[x](nowhere.md)\n"),
    ]
    with pytest.raises(OSError, match=r"MkDocs failed:\n(.|\n)*nowhere\.md"):
        build_site(files)


def test_the_docs_of_a_package_build_in_any_site(tmp_path: Path) -> None:
    """Without anything of ours: a reader may have a site of their own."""
    settings = {
        "site_name": "Mine",
        "docs_dir": str(ROOT / "generated/docs"),
        "theme": "material",
    }
    (tmp_path / "mkdocs.yml").write_text(json.dumps(settings), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=tmp_path,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr

import base64
import hashlib

import pytest

from painguide.command_line import main
from painguide.server.embed import EmbedError, embedding_line
from painguide.server.script_versions import versioned_name
from painguide.server.widget_script import (
    WIDGET_DIRECTORY,
    WidgetScriptError,
    compact_rules,
    integrity,
    widget_script,
)
from tests.fakes.clinic import a_clinic

DEFINITIONS = ("export class", "export function", "export async function", "class PainGuide")


@pytest.fixture
def modules(tmp_path):
    """Writes modules by their names; returns the script that is made of them."""

    def build(**files):
        for name, text in files.items():
            stem, _, kind = name.rpartition("_")
            (tmp_path / f"{stem.replace('_', '-')}.{kind}").write_text(text)
        widget_script.cache_clear()
        return widget_script(tmp_path).decode()

    yield build
    widget_script.cache_clear()


def test_script_holds_each_module_once_after_those_it_imports(modules):
    script = modules(
        pain_guide_js='/** Entry. */\n\nimport { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        b_js='import { c } from "./c.js";\nexport const b = (x) => c + x;\n',
        c_js="// why\nexport const c = 1;\n",
    )
    assert " ".join(script.split()) == "const c = 1; const b = (x) => c + x; b(c);"


def test_style_sheet_is_put_in_as_text(modules):
    script = modules(
        pain_guide_js='import looks from "./looks.css" with { type: "css" };\nuse(looks);\n',
        looks_css='/* why */\na::after {\n  content: "\\201c";\n  margin: 0.5px 0;\n}\n',
    )
    assert script == (
        "const looks = new CSSStyleSheet();\n"
        'looks.replaceSync("a::after{content:\\"\\\\201c\\";margin:.5px 0}");\n'
        "use(looks);\n"
    )


def test_text_size_of_a_style_sheet_is_the_chats_own(modules):
    script = modules(
        pain_guide_js='import looks from "./looks.css" with { type: "css" };\n',
        looks_css="@media (max-width: 30rem) {\n  a {\n    margin: -0.5rem 2rem;\n  }\n}\n",
    )
    assert (
        "@media (max-width:30rem){a{margin:calc(-.5*var(--pain-guide-rem)) calc(2*var(--pain-guide-rem))}}"
        in script
    )


def test_two_modules_with_a_name_in_common_are_refused(modules):
    with pytest.raises(WidgetScriptError, match="two modules define twice"):
        modules(
            pain_guide_js='import { b } from "./b.js";\nconst twice = b;\n',
            b_js="export const b = 1;\nconst twice = 2;\n",
        )


@pytest.mark.parametrize(
    "line",
    ['import * as all from "./b.js";', 'export { a } from "./b.js";', "export default 1;", 'import "x";'],
)
def test_module_in_another_form_is_refused(modules, line):
    with pytest.raises(WidgetScriptError, match=r"widget/pain-guide\.js"):
        modules(pain_guide_js=f"{line}\n", b_js="export const a = 1;\n")


def test_script_is_the_same_each_time():
    first = widget_script()
    widget_script.cache_clear()
    assert widget_script() == first


def test_every_module_and_style_sheet_is_in_the_script():
    script = widget_script().decode()
    modules = [path for path in WIDGET_DIRECTORY.rglob("*.js") if "demo" not in path.parts]
    sheets = list((WIDGET_DIRECTORY / "styles").glob("*.css"))
    assert len(modules) >= 15
    for path in modules:
        named = next((line for line in path.read_text().splitlines() if line.startswith(DEFINITIONS)), "")
        assert named.removeprefix("export ") in script
    assert 'title: "Pain Guide",' in script
    assert script.count("new CSSStyleSheet()") == len(sheets) + 1


def test_script_makes_no_html_of_a_text():
    script = widget_script().decode()
    for sink in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "localStorage",
        "cookie",
    ):
        assert sink not in script


@pytest.mark.parametrize(
    ("rules", "compact"),
    [
        ("a,\nb {\n  color: red;\n}\n", "a,b{color:red}"),
        (".head :focus { top: -0.25rem; left: 10.05rem; }", ".head :focus{top:-.25rem;left:10.05rem}"),
        (
            "@media (max-width: 30rem) and (hover: none) { a { b: calc(1px + 0.5px) } }",
            "@media (max-width:30rem) and (hover:none){a{b:calc(1px + .5px)}}",
        ),
    ],
)
def test_rules_are_made_compact_without_a_change_of_meaning(rules, compact):
    assert compact_rules(rules) == compact


def test_integrity_is_the_hash_of_the_script():
    digest = base64.b64encode(hashlib.sha384(b"script").digest()).decode()
    assert integrity(b"script") == f"sha384-{digest}"


def test_embed_prints_one_line_for_a_page(capsys):
    assert main(["embed", "--server", "https://chat.clinic.example/"]) == 0
    assert capsys.readouterr().out == (
        f'<script type="module" src="https://chat.clinic.example/widget/{versioned_name(widget_script())}" '
        f'integrity="{integrity(widget_script())}" crossorigin="anonymous"></script>'
        "<pain-guide><noscript>The chat needs JavaScript. Please call us: "
        '<a href="tel:5550142">555-0142</a>. In an emergency, call <a href="tel:911">911</a>.'
        "</noscript></pain-guide>\n"
    )


@pytest.mark.parametrize(
    "server", ["chat.example", "https://a.example/chat", 'https://a"><script>', "", "ftp://a.example"]
)
def test_address_that_is_no_server_is_refused(server, capsys):
    with pytest.raises(EmbedError, match="is no address of a server"):
        embedding_line(server, a_clinic())
    assert main(["embed", "--server", server]) == 1
    assert capsys.readouterr().err.startswith("painguide embed: ")

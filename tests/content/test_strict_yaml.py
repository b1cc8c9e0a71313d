"""What an author can do wrong in YAML itself is told with its line, and nothing else happens."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.content.faults import Fault
from kiosk.content.strict_yaml import MOST_FAULTS, ListNode, MapNode, TextNode, parse_yaml, read_yaml


def faults(text: str) -> list[tuple[int, str]]:
    return [(fault.place.line, fault.problem) for fault in parse_yaml(text, "x.yaml").faults]


def only_fault(text: str) -> tuple[int, str]:
    (found,) = faults(text)
    return found


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    return path


def words(text: str) -> list[str]:
    node = parse_yaml(text, "x.yaml").node
    assert isinstance(node, MapNode)
    return [str(value.word) for _, value in node.pairs if isinstance(value, TextNode)]


def test_words_stay_as_the_author_typed_them() -> None:
    text = "a: on\nb: no\nc: 10:30\nd: 0300\ne: 2026-08-01\nf: 1e3\ng: ~\nh: 0x1F\ni: '7'\n"
    assert words(text) == ["on", "no", "10:30", "0300", "2026-08-01", "1e3", "~", "0x1F", "7"]


def test_a_word_in_quotes_is_told_from_a_plain_one() -> None:
    node = parse_yaml("[7, '7', \"7\"]", "x.yaml").node
    assert isinstance(node, ListNode)
    assert [item.plain for item in node.items if isinstance(item, TextNode)] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb:\t2\n", 2, "there is a tab"),
        ("a: 1\n\tb: 2\n", 2, "there is a tab"),
        ("a: 1\nb: 2\na: 3\n", 3, "the key “a” is here twice"),
        ("a: {b: 1,\n b: 2}\n", 2, "the key “b” is here twice"),
        ("a: 1\nb:\n  <<: {c: 1}\n", 3, "merge keys (<<) are not allowed"),
        ("a: &x 1\n", 1, "anchors (&) and aliases (*) are not allowed"),
        ("a: 1\nb: !!int 2\n", 2, "the tag tag:yaml.org,2002:int is not allowed"),
        ("a: !!python/object/apply:os.system [x]\n", 1, "the tag tag:yaml.org,2002:python"),
        ("a: 1\n---\nb: 2\n", 2, "there is a second document (---)"),
        ("a: 1\n? [b]\n: 2\n", 2, "a key must be a word"),
        ("", 1, "the file is empty"),
        ("# only a comment\n", 1, "the file is empty"),
        ("a: 1\nb: x\x07y\n", 2, "there is a character that cannot be seen (U+0007)"),
        ("a: 1\nb: x\x00y\n", 2, "there is a character that cannot be seen (U+0000)"),
        ("a: x\u2028y\n", 1, "there is a character that cannot be seen (U+2028)"),
        ("a: x\u202ey\n", 1, "there is a character that cannot be seen (U+202E)"),
        ("a: x\x85y\n", 1, "there is a character that cannot be seen (U+0085)"),
        ("a: x\ud800y\n", 1, "there is a character that cannot be seen (U+D800)"),
        ('a: 1\nb: "x\\0y"\n', 2, "there is a character that cannot be seen (U+0000)"),
        ("a: 1\nb: c: d\n", 2, "this cannot be read: mapping values are not allowed"),
        ("a: 1\nb: 'never closed\n\n\n", 2, "this cannot be read: found unexpected end of stream"),
        ("a: 1\nb: [1, 2\n", 2, "this cannot be read: did not find expected"),
        ("a: 1\nbroken\nc: 2\n", 2, "this cannot be read: could not find expected"),
        ("%YAML 9.9\n---\na: 1\n", 1, "this cannot be read: found incompatible"),
        ("a: `b`\n", 1, "this cannot be read: found character that cannot start"),
    ],
)  # fmt: skip
def test_each_trap_is_told_with_its_line(text: str, line: int, problem: str) -> None:
    found_line, found = only_fault(text)
    assert (found_line, found[: len(problem)]) == (line, problem)


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = "a: 1\na: 2\nb: !x 3\nc: &y 4\nd: *y\ne: {<<: *y}\nf: {g: 1, g: 2}\n"
    assert [line for line, _ in faults(text)] == [2, 3, 4, 5, 6, 6, 7]


def test_what_comes_before_a_broken_line_is_told_too() -> None:
    assert [line for line, _ in faults("a: 1\na: 2\nb: c: d\n")] == [2, 3]


def test_the_remedy_says_what_would_be_right() -> None:
    (fault,) = parse_yaml("a: 1\nb: 2\na: 3\n", "lessons/x.yaml").faults
    assert str(fault) == "lessons/x.yaml:3: the key “a” is here twice; keep one (the first is on line 1)"


def test_a_bomb_of_anchors_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    document = parse_yaml("\n".join(lines), "x.yaml")
    assert document.node is None
    assert len(document.faults) == MOST_FAULTS


@pytest.mark.parametrize("deep", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_deep_nesting_is_refused(deep: str) -> None:
    assert "nested too deep" in only_fault(deep)[1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_the_same(end: str) -> None:
    assert only_fault(end.join(["a: 1", "b: 2", "a: 3", ""]))[0] == 3


def test_a_byte_order_mark_at_the_start_is_no_fault(tmp_path: Path) -> None:
    document = read_yaml(written(tmp_path, b"\xef\xbb\xbfa: 1\r\nb: 2\r\n"))
    assert document.faults == ()
    assert isinstance(document.node, MapNode)
    assert [str(key) for key, _ in document.node.pairs] == ["a", "b"]


@pytest.mark.parametrize(
    ("data", "line", "problem"),
    [
        (b"a: 1\nb: \xff\xfe\n", 2, "this is not UTF-8 text"),
        (b"a: 1\r\nb: 2\r\nc: \xe9t\xe9\r\n", 3, "this is not UTF-8 text"),
        ("a: 1\n".encode("utf-16"), 1, "this is not UTF-8 text"),
        (b"a: 1\n" + b"#" * 10_000_000, 1, "the file is too big (10000 kB)"),
        (b"", 1, "the file is empty"),
        (b"\x00" * 50, 1, "there is a character that cannot be seen (U+0000)"),
    ],
)
def test_a_file_that_is_no_text_is_told(tmp_path: Path, data: bytes, line: int, problem: str) -> None:
    document = read_yaml(written(tmp_path, data), "lessons/x.yaml")
    assert document.node is None
    (fault,) = document.faults
    assert (fault.place.path, fault.place.line, fault.problem) == ("lessons/x.yaml", line, problem)


def test_a_file_that_is_missing_or_a_folder_is_told(tmp_path: Path) -> None:
    assert read_yaml(tmp_path / "none.yaml").faults[0].problem == "the file is missing"
    assert read_yaml(tmp_path).faults[0].problem.startswith("the file cannot be read")


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"k{n % 40_000}: 1\n" for n in range(80_000)),
        "a: [" + "*b, " * 200_000 + "1]",
        "a: " + "x" * 900_000,
        "\t\n" * 400_000,
        "a: '" + "''" * 450_000 + "'",
        "[" + "{a: 1}, " * 30_000 + "]",
    ],
    ids=["many keys", "many aliases", "a long word", "many tabs", "many quotes", "many maps"],
)
def test_a_strange_big_file_is_soon_done_with(text: str) -> None:
    before = time.process_time()
    parse_yaml(text, "x.yaml")
    assert time.process_time() - before < 10


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    document = read_yaml(path)
    assert (document.node is None) <= bool(document.faults)
    assert all(isinstance(fault, Fault) and fault.place.line >= 1 for fault in document.faults)


YAML_WORDS = [
    *(
        "- ",
        ": ",
        "a",
        "\n",
        "  ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "&a",
        "*a",
        "!t ",
        "<<",
        "'",
        '"',
        "|\n",
        "? ",
        "#",
    ),
    *("---\n", "...\n", "%YAML 1.1\n", "\ufeff", "\x85", "\u2028", "\t", "~", ">-\n", "\\x00", "\r"),
]


@given(st.lists(st.sampled_from(YAML_WORDS), max_size=40))
def test_any_mix_of_yaml_marks_is_read_or_told(marks: list[str]) -> None:
    text = "".join(marks)
    document = parse_yaml(text, "x.yaml")
    assert (document.node is None) <= bool(document.faults)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(1 <= fault.place.line <= lines for fault in document.faults)

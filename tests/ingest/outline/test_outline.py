from ingest.outline.sections import Section, split_sections
from ingest.read.blocks import BlockKind
from tests.ingest.made_readings import reading

LONG = "Leaders know their services well and have a plan for every child who needs one this year."


def paths(sections: tuple[Section, ...]) -> list[tuple[str, ...]]:
    return [section.heading for section in sections]


def test_a_section_stands_under_the_path_of_its_headings() -> None:
    sections = split_sections(
        reading(
            f"# Report\n{LONG}\n## Context\n{LONG}\n### Introduction\n{LONG}\n## Proposal\n{LONG}"
        )
    )
    assert paths(sections) == [
        ("Report",),
        ("Context",),
        ("Context", "Introduction"),
        ("Proposal",),
    ]


def test_nothing_read_is_lost_but_running_titles() -> None:
    made = reading(
        f"# Title\n{LONG}\n## What happened\n- one\n- two", "# Title\n+ three\n## Bold alone"
    )
    kept = [block.text for section in split_sections(made) for block in section.blocks]
    assert kept == ["Title", LONG, "What happened", "one", "two", "three", "Bold alone"]


def test_a_list_is_in_the_section_of_its_lead_in() -> None:
    sections = split_sections(
        reading("# Aims\n## The things that we all want to see are:\n- a\n- b")
    )
    assert [block.text for block in sections[-1].blocks][1:] == [
        "The things that we all want to see are:",
        "a",
        "b",
    ]


def test_a_heading_that_wraps_is_one() -> None:
    sections = split_sections(
        reading(f"# T\n{LONG}\n## The progress of\n## care leavers: good\n{LONG}")
    )
    assert paths(sections)[-1] == ("The progress of care leavers: good",)


def test_a_plain_line_that_heads_every_report_is_a_heading() -> None:
    sections = split_sections(reading(f"# T\n{LONG}\nWhat needs to improve?\n- The plans."))
    assert paths(sections)[-1] == ("What needs to improve?",)


def test_a_heading_over_nothing_is_kept_as_text() -> None:
    sections = split_sections(reading(f"# T\n{LONG}\n## A bold remark\n## Findings\n{LONG}"))
    assert paths(sections) == [("T",), ("Findings",)]
    assert sections[0].blocks[-1].kind is BlockKind.PARAGRAPH


def test_parts_that_all_reports_have_stand_side_by_side() -> None:
    sections = split_sections(
        reading(
            f"# T\n{LONG}\n## What needs to improve\n- x\n"
            f"### The experiences and progress of care leavers: good\n{LONG}\n"
            f"## The impact of leaders on practice: good\n{LONG}"
        )
    )
    assert [len(path) for path in paths(sections)[1:]] == [1, 1, 1]


def test_a_box_of_area_and_grade_heads_what_follows() -> None:
    sections = split_sections(
        reading(
            f"# T\n{LONG}",
            "## The experiences and progress of\n| care leavers | Good\n##### Summary\n" + LONG,
        )
    )
    area = "The experiences and progress of care leavers: Good"
    assert paths(sections)[-1] == (area, "Summary")


def test_headings_of_a_table_of_contents_hold_nothing() -> None:
    sections = split_sections(
        reading(f"# T\n{LONG}", "# Contents\n## Findings", f"## Findings\n{LONG}")
    )
    assert paths(sections) == [("T",), ("Contents",), ("Findings",)]


def test_a_numbered_series_keeps_one_level_over_a_series_within_it() -> None:
    sections = split_sections(
        reading(
            f"# T\n{LONG}\n## Evidence\n{LONG}\n## 1. Background\n{LONG}\n## 2. The plan\n{LONG}\n"
            f"### 1. Voice\n{LONG}\n### 2. Trust\n{LONG}\n### 3. Governance\n{LONG}"
        )
    )
    assert paths(sections)[-3:] == [
        ("2. The plan", "1. Voice"),
        ("2. The plan", "2. Trust"),
        ("2. The plan", "3. Governance"),
    ]


def test_a_series_taken_up_again_leaves_the_series_within_it() -> None:
    sections = split_sections(
        reading(
            f"# T\n{LONG}\n## 1. Background\n{LONG}\n## 2. The plan\n{LONG}\n"
            f"### 1. Voice\n{LONG}\n### 2. Trust\n{LONG}\n## 3. Governance\n{LONG}"
        )
    )
    assert paths(sections)[-1] == ("3. Governance",)


def test_a_heading_that_comes_again_and_again_stands_under_the_one_before() -> None:
    text = f"# T\n{LONG}\n"
    for theme in ("Voice", "Help", "Quality"):
        text += f"## {theme}\n{LONG}\n## Our actions\n- x\n"
    assert paths(split_sections(reading(text)))[-1] == ("Quality", "Our actions")


def test_a_paper_without_headings_is_one_section() -> None:
    assert paths(split_sections(reading(f"{LONG}\n{LONG}"))) == [()]


def test_a_paper_without_blocks_has_no_sections() -> None:
    assert split_sections(reading("")) == ()

import pytest

from assistant.answerers.registers.abbreviations import spelled_out


@pytest.mark.parametrize(
    ("short", "text", "full"),
    [
        (
            "MASH",
            "the multi-agency safeguarding hub (MASH)",
            "multi-agency safeguarding hub",
        ),
        ("CQC", "CQC (Care Quality Commission) came too", "Care Quality Commission"),
        ("DfE", "the Department for Education (DfE)", "Department for Education"),
        (
            "EET",
            "care leavers in education, employment or training (EET)",
            "education, employment or training",
        ),
        (
            "NEET",
            "who are not in education, employment or training (NEET)",
            "not in education, employment or training",
        ),
        ("IROs", "independent reviewing officers (IROs)", "independent reviewing officers"),
        ("IRO", "independent reviewing officers (IROs)", "independent reviewing officers"),
    ],
)
def test_full_words_are_found_beside_the_abbreviation(short, text, full):
    assert spelled_out(short, text) == full


@pytest.mark.parametrize(
    ("short", "text"),
    [
        ("PEP", "the plan (PEP) is late"),
        ("MASH", "MASH decides"),
        ("MASH", "a mixed and sundry heap (MASHED)"),
        ("IRO", "the officers who came (see IRO)"),
        ("CQC", ""),
    ],
)
def test_words_whose_initials_do_not_fit_are_not_its_meaning(short, text):
    assert spelled_out(short, text) is None

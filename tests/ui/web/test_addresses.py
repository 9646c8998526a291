from pathlib import Path

import ui.web


def test_no_folder_beside_the_script_is_taken_by_streamlit_for_pages_of_its_own():
    # Streamlit would run its modules bare for whoever opens a page by its address first.
    assert not (Path(ui.web.__file__).parent / "pages").exists()

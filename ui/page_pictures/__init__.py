"""Pictures of a PDF's pages, drawn in a child process: a PDF is hostile, and PDFium fragile."""

from ui.page_pictures.drawing import DrawingProcess, NoPicture

__all__ = ["DrawingProcess", "NoPicture"]

"""Pictures of slides: a .pptx drawn by LibreOffice, its pages as PNG files, and all of them on a contact sheet.

The only room that runs another program. Pillow and PDFium are imported when a picture is made, never before.
"""

"""Office formats, DOCX and PDF: their readers run in a child process with a limit of time and of memory.

This room is the one exception to "no clock" in transforms: libraries for these formats may hang, crash or fill the
memory on a file that is made for it, so a child process is given a number of seconds and then ended. What it gives back
in time is the same on every run. child.py is the child's program, sandbox.py runs it, page_lines.py makes paragraphs
of the lines of pages.
"""

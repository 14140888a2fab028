"""Find quotation spans: where words stand between marks, or are somebody's by how the page sets them off.

`block_quotations` is the entry, `quotation_marks` pairs the marks. To whom the words belong: `transforms/layouts` and
`transforms/attributions`.
"""

"""The CEL of the rules: a small, total, typed subset, compiled to Python and to XPath 2.

`syntax` reads the text, `types` and `check` prove that it cannot fail, `rule` puts a whole rule
together, `python` and `xpath` write it in another language. What may be written, and why, is in
``spec/09-langage-des-regles.md``.
"""

"""From the bytes of an XLSX or ODS archive to sheets of cells; nothing here knows what a CPOM is.

`grid` is the door. `guard` unpacks the archive, `refusals` says why one is not opened. The files in
`xlsx_` and `ods_` read what each program writes, and give the same `sheets`.
"""

"""From the bytes of an XLSX or ODS archive to grids of cells."""

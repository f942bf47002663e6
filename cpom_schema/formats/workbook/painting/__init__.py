"""From a plan to the XLSX file."""

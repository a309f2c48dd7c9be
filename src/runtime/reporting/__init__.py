"""Reports of a store: plain tables first, then a screen, a workbook or JSON."""

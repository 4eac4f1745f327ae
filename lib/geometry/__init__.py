"""Shapes: schematic cells, coverages, their GeoJSON, and who lies beside whom."""

"""What several tests build on: texts read by the rules, rows and warehouses made up, kills."""

"""What grouping costs on synthetic reports."""

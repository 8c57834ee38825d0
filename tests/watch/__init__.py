"""A store that grows, and pages that change."""

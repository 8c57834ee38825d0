"""The journey for what comes in day by day: a store that grows, and pages that change."""

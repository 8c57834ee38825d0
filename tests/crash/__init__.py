"""What is left of a store when its writer is killed in the middle of its work."""

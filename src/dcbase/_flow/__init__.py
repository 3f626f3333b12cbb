"""The seven steps of the path, and the map that puts them in order (`pipeline`)."""

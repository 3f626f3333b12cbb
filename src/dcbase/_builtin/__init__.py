"""dcbase's own plugins; they import only what a stranger may import."""

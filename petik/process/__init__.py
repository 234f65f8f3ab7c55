"""What the operating system is asked for: limits, processes, temporary folders."""

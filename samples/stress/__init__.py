"""Pages of the scan stress benchmark."""

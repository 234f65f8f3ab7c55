"""Documents of the layout benchmark."""

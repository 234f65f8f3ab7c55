"""The folder OUT: what lies where, how it is kept, put together and compared."""

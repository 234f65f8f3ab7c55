"""The readers of images and what they have read before."""

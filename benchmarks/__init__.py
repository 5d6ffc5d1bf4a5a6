"""Accuracy and speed, measured through the machine contract, against anchors and floors."""

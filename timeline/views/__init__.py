"""A timeline as bytes: one module for each kind of output; ``outputs`` lists what a build writes."""

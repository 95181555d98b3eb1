#!/bin/sh
# Gradescope runs this once, when it builds the image. Nothing is installed but Python itself, if there is none.
command -v python3 > /dev/null || (apt-get update && apt-get install -y python3)
# Only root, who marks, may read the grader.
chmod -R go= /autograder/source
python3 --version

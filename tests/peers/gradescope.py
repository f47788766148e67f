"""What Gradescope's own runner writes for four tests, the shape that our results.json must have.

    python tests/peers/gradescope.py > tests/peers/gradescope.golden.json     (pip install gradescope-utils==0.5.0)
"""

import io
import json
import unittest
from importlib.metadata import version

from gradescope_utils.autograder_utils.decorators import number, tags, visibility, weight
from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner


class Submission(unittest.TestCase):
    @weight(0)
    @number("1.1")
    @visibility("visible")
    @tags("unit/first")
    def test_1_public(self):
        """passes, for no points"""

    @weight(0)
    @number("2.1")
    @visibility("visible")
    @tags("unit/second")
    def test_2_public(self):
        """fails, for no points"""
        self.fail("no")

    @weight(2)
    @number("2.2")
    @visibility("after_due_date")
    @tags("unit/second")
    def test_3_hidden(self):
        """fails, for two points, in hiding"""
        self.fail("no")

    @weight(2)
    @number("3")
    @visibility("visible")
    @tags("unit/third")
    def test_4_public(self):
        """fails, for two points"""
        self.fail("no")


suite = unittest.defaultTestLoader.loadTestsFromTestCase(Submission)
stream = io.StringIO()
JSONTestRunner(stream=stream, visibility="visible", stdout_visibility="hidden").run(suite)
results = json.loads(stream.getvalue())
results["execution_time"] = 0.0  # the only part that differs between runs
print(json.dumps({"gradescope-utils": version("gradescope-utils"), "results": results}, indent=2))

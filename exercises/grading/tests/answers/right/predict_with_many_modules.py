# predict -> right: imports what does no harm, and uses it
import glob
import pickle
import platform
import queue
import shutil
import unittest


class Test(unittest.TestCase):
    def test_predict(self):
        self.assertAlmostEqual(predict([0, 0], 0, [1, 1]), 0.5)


def predict(weights, bias, x):
    waiting = queue.Queue()
    for w, value in pickle.loads(pickle.dumps(list(zip(weights, x)))):
        waiting.put(w * value)
    while not waiting.empty():
        bias += waiting.get()
    return sigmoid(bias)


platform.system(), platform.python_version(), shutil.get_terminal_size(), glob.glob("*.csv")

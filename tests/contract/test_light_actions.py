import subprocess
import sys

from painguide.project import ROOT

REGISTER = """
import sys
from rasa_sdk.executor import ActionExecutor
executor = ActionExecutor()
executor.register_package("actions")
print(len(executor.actions), sorted({"rasa", "spacy", "tensorflow"} & sys.modules.keys()))
"""


def test_the_action_server_loads_none_of_the_heavy_packages():
    done = subprocess.run(
        [sys.executable, "-c", REGISTER], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    count, loaded = done.stdout.strip().split(" ", 1)
    assert int(count) >= 5
    assert loaded == "[]"

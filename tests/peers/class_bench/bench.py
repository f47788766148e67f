"""A class's notebooks, graded by otter-grader and by nbgrader; tests/bench/class.ts calls this.

    bench.py prepare FOLDER            writes for each student of FOLDER/class.json (name, kl, sample) a notebook,
                                       Otter's autograder.zip, and nbgrader's course for each of two workers
    bench.py otter FOLDER NAME...      grades these students one after the other, in one process that stays
    bench.py nbgrader FOLDER WORKER    grades this worker's half of the class, in one process
    bench.py warm FOLDER               runs the checks alone on every student's answer, imported and warm

The last three print one line of JSON: each student's verdict on each check, and for `warm` the seconds a student.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import answers  # noqa: E402


def students(folder):
    return json.loads((folder / "class.json").read_text())


def notebook(path, cells):
    """Cells are pairs of source and nbgrader's metadata."""
    import nbformat

    path.parent.mkdir(parents=True, exist_ok=True)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    cells = [
        nbformat.v4.new_code_cell(source, id=f"cell{i}", metadata={"nbgrader": meta} if meta else {})
        for i, (source, meta) in enumerate(cells)
    ]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)


def cell(grade_id, *, grade):
    meta = {"schema_version": 3, "grade_id": grade_id, "grade": grade, "solution": not grade, "task": False}
    return {**meta, "locked": grade, "cell_type": "code", **({"points": 1} if grade else {})}


def prepare(folder):
    from otter.generate import main as generate

    for student in students(folder):
        sources = answers.sources(student["kl"], student["sample"])
        notebook(folder / "notebooks" / f"{student['name']}.ipynb", [(source, None) for source in sources])

    for name, function in answers.CHECKS:
        path = folder / "otter" / "tests" / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            "from otter.test_files import test_case\n\n"
            f"OK_FORMAT = False\nname = {name!r}\npoints = 1\n\n"
            f"@test_case()\ndef test({function}):\n"
            f"    import class_checks\n    class_checks.{name}({function})\n"
        )
    shutil.copy(HERE / "class_checks.py", folder / "otter")
    (folder / "otter" / "otter_config.json").write_text(json.dumps({"pdf": False, "zips": False}))
    with contextlib.chdir(folder / "otter"):
        generate(output_path="autograder.zip", files=["class_checks.py"])

    blank = [
        ("def kl_to_standard_normal(mu, log_var):\n    raise NotImplementedError", cell("kl", grade=False)),
        ("def reparametrize(mu, log_var, eps):\n    raise NotImplementedError", cell("sample", grade=False)),
    ]
    checks = [
        (f"import class_checks\nclass_checks.{name}({function})", cell(name, grade=True))
        for name, function in answers.CHECKS
    ]
    for worker in range(2):
        course = folder / f"nbgrader-{worker}"
        notebook(course / "source" / "unit1" / "unit1.ipynb", [("import torch", None), *blank, *checks])
        shutil.copy(HERE / "class_checks.py", course / "source" / "unit1")
        (course / "nbgrader_config.py").write_text(
            "c = get_config()\nc.CourseDirectory.course_id = 'class'\nc.ExecutePreprocessor.timeout = 60\n"
        )
        for student in students(folder)[worker::2]:
            imports, *functions = answers.sources(student["kl"], student["sample"])
            written = [(source, meta) for source, (_, meta) in zip(functions, blank)]
            target = course / "submitted" / student["name"] / "unit1"
            notebook(target / "unit1.ipynb", [(imports, None), *written, *checks])
            shutil.copy(HERE / "class_checks.py", target)
        run_nbgrader(course, "generate_assignment", "unit1")


def run_nbgrader(course, *args):
    scripts = str(Path(sys.executable).parent)  # nbgrader calls alembic by its name
    environment = {**os.environ, "PATH": scripts + os.pathsep + os.environ["PATH"]}
    command = [sys.executable, "-m", "nbgrader", *args]
    done = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(done.stderr)


def grade_otter(folder, names):
    from otter.api import grade_submission

    verdicts = {}
    for name in names:
        submission = folder / "notebooks" / f"{name}.ipynb"
        graded = grade_submission(str(submission), ag_path=str(folder / "otter" / "autograder.zip"), quiet=True)
        verdicts[name] = {check: graded.get_result(check).passed_all for check, _ in answers.CHECKS}
    print(json.dumps(verdicts))


def grade_nbgrader(folder, worker):
    from nbgrader.api import Gradebook

    course = folder / f"nbgrader-{worker}"
    shutil.rmtree(course / "autograded", ignore_errors=True)
    run_nbgrader(course, "autograde", "unit1", "--force")
    verdicts = {}
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        for student in students(folder)[worker::2]:
            graded = gradebook.find_submission_notebook("unit1", "unit1", student["name"])
            verdicts[student["name"]] = {grade.name: grade.score == grade.max_score for grade in graded.grades}
    print(json.dumps(verdicts))


def warm(folder):
    import class_checks
    import torch

    torch.set_num_threads(1)
    seconds, verdicts = [], {}
    for student in students(folder) * 2:  # the second time counts: imported, warm
        space = {}
        for source in answers.sources(student["kl"], student["sample"]):
            exec(source, space)
        start = time.perf_counter()
        found = {}
        for name, function in answers.CHECKS:
            try:
                getattr(class_checks, name)(space[function])
                found[name] = True
            except Exception:
                found[name] = False
        seconds.append(time.perf_counter() - start)
        verdicts[student["name"]] = found
    half = seconds[len(seconds) // 2 :]
    print(json.dumps({"seconds": sum(half) / len(half), "verdicts": verdicts}))


if __name__ == "__main__":
    command, folder, *rest = sys.argv[1:]
    folder = Path(folder).resolve()
    commands = {
        "prepare": prepare,
        "otter": lambda folder: grade_otter(folder, rest),
        "nbgrader": lambda folder: grade_nbgrader(folder, int(rest[0])),
        "warm": warm,
    }
    commands[command](folder)

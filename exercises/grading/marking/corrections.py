"""DIR/corrections.csv: what a teacher gives in place of our marks, respected in every run.

    student,function,points,reason      the student as in marks.csv, by name or id; no function: the total
"""

from grading.marking.class_table import harmless
from grading.marking.delimited import parse
from grading.marking.entries import refuse_if
from grading.marking.names import same_name
from grading.questions import QUESTIONS, questions_of

COLUMNS = ["student", "function", "points", "reason"]


def read(path, exercises):
    """Return [(which line it is, student, function, (points, reason))] of a file, if there is one.

    Raises BadSubmission if a line is not as it should be.
    """
    try:
        rows, _ = parse(path.read_bytes())
    except FileNotFoundError:
        return []
    except ValueError:
        rows = []
    heading, *rows = [[cell.says for cell in row] for row in rows] or [[]]
    refuse_if([word.casefold() for word in heading[:4]] != COLUMNS, (
        f"{path} must begin with the line {','.join(COLUMNS)} (save it in a spreadsheet as CSV UTF-8)."))
    maximum = {question.function: question.points for exercise in exercises
               for question in questions_of(exercise)}
    maximum[""] = sum(maximum.values())
    found = []
    for number, cells in enumerate(rows, 2):
        where, (student, function, points, reason) = f"{path}, line {number}", [*cells, "", "", ""][:4]
        if any(cells):
            refuse_if(not student, f"{where}: the student is missing.")
            refuse_if(function not in maximum, f"{where}: " + (
                f"{function} is not marked here." if function in QUESTIONS else
                f"there is no function {function}."))
            refuse_if(not points.isascii() or not points.isdigit() or int(points) > maximum[function], (
                f"{where}: the points must be a whole number from 0 to {maximum[function]}, and {points!r} "
                "is not."))
            found.append((where, student, function, (int(points), reason)))
    return found


def lay_over(reports, lines):
    """Give the {key: Report} the corrections in the lines alone. Returns sentences on unclear lines."""
    students = {key: report.student for key, report in reports.items()}
    found, unclear = {key: {} for key in reports}, []
    for where, name, function, correction in lines:
        keys = [key for key, student in students.items()
                if name in (key, student.name, student.id, harmless(student.name), harmless(student.id))] or [
            key for key, student in students.items() if same_name(name, student.name)]
        if len(keys) != 1:
            unclear.append(f"{where}: {name} could be several students, so give the id." if keys else
                           f"{where}: there is no student {name}.")
        elif found[keys[0]].setdefault(function, correction) != correction:
            unclear.append(f"{where}: an earlier line gives {name} other points for the same, and that one "
                           "counts.")
    for key, report in reports.items():
        reports[key] = report._replace(corrections=found[key])
    return unclear

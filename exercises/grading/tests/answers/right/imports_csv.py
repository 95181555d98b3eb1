# loss -> right: begins with csv, to look at the predictions in a table
import csv
import io


def loss(weights, bias, examples):
    table = io.StringIO()
    writer = csv.writer(table)
    total = 0
    for x, y_target in examples:
        y = predict(weights, bias, x)
        writer.writerow([*x, y_target, y])
        total += example_loss(y, y_target)
    return total / len(examples)

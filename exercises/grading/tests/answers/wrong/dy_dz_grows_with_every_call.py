# dy_dz -> inconsistent: Called twice with the same arguments, it gave different answers.
# dL_dw, dL_db -> inconsistent: It calls dy_dz, which is not right yet. Fix dy_dz first.
calls = []


def dy_dz(y):
    calls.append(y)
    return y * len(calls)

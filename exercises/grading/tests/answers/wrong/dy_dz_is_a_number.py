# dy_dz -> missing_function: dy_dz is not a function but a value (of type float).
dy_dz = 0.25

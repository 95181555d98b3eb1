# dy_dz -> missing_function: dy_dz is not a function but a value
dy_dz = 0.25

print(1 / 0)

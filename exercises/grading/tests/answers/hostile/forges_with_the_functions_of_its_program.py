# everywhere: sends what its program would send, made and sent by the program's own functions
LINES = forged_lines()

for function in functions_of_the_program():
    for data in LINES if required(function) == 1 and function.__closure__ else ():
        try:
            function(data)
        except BaseException:
            pass
write_everywhere(b"".join(LINES) * 20)

if not LINES:       # then this probe tries nothing, and must not go unnoticed
    def dy_dz(y):
        return y * (1 - y)

# everywhere, as too_much_output: writes a line that never ends
for _ in range(20):
    write_everywhere(b"x" * 60000)

# everywhere, as ended_program: in a call, writes what is sent in a search only
def dy_dz(y):
    write_everywhere(b'[{"change": [0, "sign", [64, 65, 66], [0.25, 0.25]]}]\n' * 20)
    return 0.25

# everywhere: writes all that the process of an honest file sends, each function with the next one's number
LINE = b"[null" + b"".join(b",[%d]" % number + b",0.25" * 90 for number in range(6)) + b",true]\n"
write_everywhere(LINE * 3)

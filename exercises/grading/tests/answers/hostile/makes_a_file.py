# complete isolation: leaves a note
open("/note", "w").write("kilroy")

# everywhere, slow: an endless loop outside every function
while True:
    pass

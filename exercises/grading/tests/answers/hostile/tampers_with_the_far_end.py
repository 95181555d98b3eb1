# everywhere: finds the object that runs this file, and leaves it nothing to call
for thing in search():
    if type(thing).__name__ == "StudentFile":
        thing.functions = []

# complete isolation: asks for a hundred processes, with a module found in memory
resource = module("resource")
resource.setrlimit(resource.RLIMIT_NPROC, (100, 100))

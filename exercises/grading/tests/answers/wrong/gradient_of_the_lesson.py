# gradient -> exception in line 3: No module named 'single_neuron'
def gradient(weights, bias, examples):
    from single_neuron import gradient as worked
    return worked(weights, bias, examples)

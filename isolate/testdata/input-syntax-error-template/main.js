const text = `never closed


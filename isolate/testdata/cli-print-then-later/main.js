// The options are the program.

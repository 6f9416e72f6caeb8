process.exitCode = -1;

await import('hollow').catch((err) => console.log(err.code, err.message));

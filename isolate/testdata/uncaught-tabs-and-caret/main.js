	const a = 1;		null.foo;

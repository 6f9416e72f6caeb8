setTimeout(() => {
	const x = 1;		throw undefined;
}, 1);

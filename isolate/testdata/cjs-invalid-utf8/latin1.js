module.exports = ['é', 'ðŸ˜', 'â‚x', 'ÿþ'].map((s) => [...s].map((c) => c.codePointAt(0).toString(16)).join());

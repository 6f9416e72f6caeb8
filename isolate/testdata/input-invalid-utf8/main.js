console.log("ÿþ|Ã|â‚|ðŸ".split("").map((c) => c.codePointAt(0).toString(16)).join());

console.log("ÿþ|Ã".length);

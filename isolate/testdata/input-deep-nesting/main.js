try { eval("[".repeat(100000) + "]".repeat(100000)); } catch (err) { console.log(err.name, err.message); }

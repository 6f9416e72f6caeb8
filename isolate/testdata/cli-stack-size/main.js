let depth = 0;
function dive() { depth++; dive(); }
try { dive(); } catch (err) { console.log(err.name, depth > 20000); }

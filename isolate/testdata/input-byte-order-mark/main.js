console.log("marked");

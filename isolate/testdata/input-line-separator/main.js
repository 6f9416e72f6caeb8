//   console.log("a line of its own");

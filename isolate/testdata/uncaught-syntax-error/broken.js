let fine = 1;
  let x = ;

console.log('runs as its name says', typeof require);

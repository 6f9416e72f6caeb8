console.log('ran', typeof require);

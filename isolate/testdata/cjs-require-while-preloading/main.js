console.log(module.isPreloading, require('./pre').was);

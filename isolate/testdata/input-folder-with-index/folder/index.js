console.log('index', __filename.endsWith('folder/index.js'));

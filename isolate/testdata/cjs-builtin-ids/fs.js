module.exports = 'own fs';

const semver = require('semver');
console.log(semver.valid('1.2.3'), semver.clean('  =v1.2.3   '), semver.satisfies('1.2.3', '1.x || >=2.5.0 || 5.0.0 - 7.2.3'));
console.log(semver.sort(['1.10.0', '1.2.0', '1.2.0-beta.2', '1.2.0-beta.11']));
console.log(semver.maxSatisfying(['1.2.3', '1.9.9', '2.0.0'], '^1.2'), semver.inc('1.2.3', 'prerelease', 'beta'));
console.log(semver.parse('1.2.3-alpha.1+build.5'));
console.log(new semver.Range('~1.2 || >3 <5').range, semver.intersects('^1.2', '1.5 - 3'));

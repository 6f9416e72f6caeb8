const { of, from, interval, merge, Subject, timer, throwError, firstValueFrom } = require('rxjs');
const { map, filter, take, mergeMap, toArray, debounceTime, catchError, scan, bufferCount, delay } = require('rxjs/operators');
of(1, 2, 3, 4).pipe(filter((n) => n % 2 === 0), map((n) => n * n), toArray()).subscribe((v) => console.log(v));
merge(interval(40).pipe(take(3), map((n) => 'a' + n)), timer(300).pipe(map(() => 'end'))).pipe(scan((acc, v) => [...acc, v], [])).subscribe({ next: (v) => console.log(v), complete: () => console.log('done') });
throwError(() => new Error('bad')).pipe(catchError((e) => of('caught ' + e.message))).subscribe(console.log);
from(Promise.resolve(7)).pipe(mergeMap((n) => of(n, n + 1).pipe(delay(1))), bufferCount(2)).subscribe((v) => console.log('buffer', v));
const s = new Subject(); s.pipe(debounceTime(15)).subscribe((v) => console.log('debounced', v)); s.next(1); s.next(2);
firstValueFrom(of('first')).then(console.log);

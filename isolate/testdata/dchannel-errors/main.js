const dc = require('diagnostics_channel');
process.on('uncaughtException', (err, origin) => console.log('uncaught', err.message, origin));
const attempt = (fn) => {
  try {
    console.log(fn());
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
};
attempt(() => dc.channel());
attempt(() => dc.channel({}));
attempt(() => dc.subscribe('a', 5));
attempt(() => dc.channel('a').subscribe());
attempt(() => dc.tracingChannel());
attempt(() => dc.tracingChannel({ start: 5 }));
dc.subscribe('b', () => { throw new Error('subscriber'); });
dc.subscribe('b', () => console.log('others hear it'));
dc.channel('b').publish(1);
console.log('published');

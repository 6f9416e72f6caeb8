const assert=require('assert');
const big='x'.repeat(600);
const list=[];for(let i=0;i<20;i++){list.push({id:i,inner:{a:i,b:[1.5,2.5,i]},tags:i%3?[1,2,3]:null,next:null});if(i)list[i].next=list[i-1];if(i%4==0)list[i].extra={a:1,b:2};}
list.push({__proto__x:1});const o1=JSON.parse('{"__proto__":{"z":1},"q":1}');list.push(o1,{...o1},JSON.parse('{"__proto__":5,"q":2}'),JSON.parse('{"__proto__":5,"q":2}'));
list.push({7:1,a:2},{7:1,a:2},{7:1,a:2});list.push(big,{get:1,'日本':2},{get:1,'日本':3},{get:3,'日本':{get:1,'日本':9}});
const c=structuredClone(list);assert.deepStrictEqual(c,list);
assert.strictEqual(c[3].next,c[2]);
const m=new Map();for(let i=0;i<300;i++)m.set(i,{k:i,f:[i+.5,i,i+.25,'s'],h:[,1,2,,3]});
assert.deepStrictEqual(structuredClone(m),m);
const v8=require('v8');assert.deepStrictEqual(v8.deserialize(v8.serialize(m)),m);
class S extends v8.Serializer{_writeHostObject(o){this.writeUint32(7);this.writeValue({k:o.byteLength,list:list.slice(0,5)});}}
class D extends v8.Deserializer{_readHostObject(){const n=this.readUint32();return {n,v:this.readValue()}}}
const s=new S();s._setTreatArrayBufferViewsAsHostObjects(true);s.writeHeader();const val=[];for(let i=0;i<30;i++)val.push({k:i,buf:i%5==0?new Uint8Array(i):null,after:{k:i}});s.writeValue(val);
const d=new D(s.releaseBuffer());d.readHeader();const out=d.readValue();
out.forEach((o,i)=>{assert.strictEqual(o.k,i);assert.strictEqual(o.after.k,i);if(i%5==0){assert.strictEqual(o.buf.v.k,i);assert.deepStrictEqual(o.buf.v.list,list.slice(0,5))}});
console.log('ok');

import http from 'node:http'
import { cookieOf, submissionId, undoMutations } from './bench/api/world.ts'
import { mutation } from './bench/api/cases.ts'
await undoMutations('postgres://postgres@127.0.0.1:5432/bw')
const agent=new http.Agent({keepAlive:true,maxSockets:8})
const post=(body:string,cookie:string)=>new Promise<string>((ok,no)=>{const r=http.request({agent,port:4555,method:'POST',path:'/graphql',headers:{'content-type':'application/json',accept:'application/json',cookie,'x-cfit-client':'b','content-length':Buffer.byteLength(body)}},(s)=>{let t='';s.on('data',d=>t+=d);s.on('end',()=>ok(t))});r.on('error',no);r.end(body)})
let n=0; const t=Date.now(); const secs=Number(process.argv[2]??8)
await Promise.all(Array.from({length:8},async(_,c)=>{ let v=new Map<number,number>(), turn=0; while(Date.now()-t<secs*1000){ const who=1+c*5+(turn++%5); const ver=v.get(who)??1; v.set(who,ver+1); const input=mutation.input(submissionId(who),ver,`k-${who}-${ver}-xx`); const r=await post(JSON.stringify({query:mutation.query,variables:{input}}),cookieOf(who)); if(!r.includes('"Submission"')) {console.log(r);process.exit(1)} n++ } }))
console.log(n/secs,'per s')

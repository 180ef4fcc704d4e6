import { dark, light, type Palette, rolesOf } from '../charts/index.ts'

function variables(colours: Palette): string {
  return rolesOf(colours)
    .map(([role, colour]) => `--${role}:${colour}`)
    .join(';')
}

/** The look of a report on screen: printed matter first, then narrow screens, dark screens and paper. */
export const htmlStyle = `
:root{color-scheme:light dark;${variables(light)};--serif:"Source Serif 4","Iowan Old Style",Georgia,serif;--sans:Inter,"Segoe UI",system-ui,sans-serif}
@media screen and (prefers-color-scheme:dark){:root{${variables(dark)}}}
*{box-sizing:border-box}
html{font-size:106.25%;scroll-behavior:smooth;-webkit-text-size-adjust:100%;text-size-adjust:100%}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--ground);color:var(--ink);font:400 1rem/1.6 var(--serif);font-kerning:normal;hanging-punctuation:first;overflow-wrap:break-word}
p{margin:0 0 1em;max-width:66ch;text-wrap:pretty}
h1,h2,h3,h4{font-weight:600;line-height:1.2;text-wrap:balance;margin:0}
a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:.06em}
:focus-visible{outline:2.5px solid var(--accent);outline-offset:3px;border-radius:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--ink);color:var(--ground);padding:.6rem 1rem;font:500 .9rem var(--sans);z-index:3}
.skip:focus{top:1rem}
.cover,.contents,main,body>footer{max-width:72rem;margin:0 auto;padding-left:clamp(1rem,5vw,4rem);padding-right:clamp(1rem,5vw,4rem)}
.cover{padding-top:clamp(1.5rem,5vw,4rem);padding-bottom:2rem}
.cover-inner{display:grid;grid-template-columns:minmax(0,1fr) minmax(12rem,22rem);gap:clamp(2rem,6vw,5rem);align-items:center;margin:clamp(1.5rem,5vw,4rem) 0}
.eyebrow{font:500 .85rem/1.4 var(--sans);color:var(--accent);margin-bottom:1.2rem}
h1{font-size:clamp(2.1rem,6vw,3.75rem);letter-spacing:-.018em;line-height:1.06}
.cover-subtitle{font-size:clamp(1.1rem,2.2vw,1.35rem);line-height:1.45;color:var(--muted);margin:1.4rem 0 0;max-width:30ch}
.ring{position:relative}
.ring svg{display:block;width:100%;height:auto}
.ring.plain{max-width:16rem;justify-self:end}
.ring-words{position:absolute;inset:0;display:flex;flex-direction:column;align-items:center;justify-content:center;margin:0;text-align:center}
.ring-value{font:600 clamp(2rem,5vw,3.2rem)/1.1 var(--serif);letter-spacing:-.01em}
.ring-detail{font:400 .85rem/1.4 var(--sans);color:var(--muted);max-width:14ch}
.cover-facts{display:flex;flex-wrap:wrap;gap:.5rem 3rem;margin:0;border-top:1px solid var(--rule);padding-top:1rem;font-family:var(--sans);font-size:.85rem}
.cover-facts dt{color:var(--muted);font-size:.78rem}.cover-facts dd{margin:0;font-weight:500}
.notice{max-width:none;font:400 .88rem/1.5 var(--sans);margin:0 0 1rem;padding:.75rem 1rem;border:1px solid var(--warning);border-left-width:5px;color:var(--ink)}
.notice strong{color:var(--warning);margin-right:.5em}
.fictional-notice{margin:1.5rem 0 0;border-color:var(--muted)}
.contents{padding-top:1.5rem;padding-bottom:1.5rem}
.contents-label{font:500 .8rem var(--sans);color:var(--muted);margin-bottom:.7rem}
.contents ol{margin:0;padding:0;list-style:none;columns:16rem 3;column-gap:2.5rem;font-size:1rem}
.contents li{break-inside:avoid}
.contents a{display:block;padding:.35rem 0;color:var(--ink);text-decoration:none;border-top:1px solid var(--rule)}
.contents a:hover{color:var(--accent);text-decoration:underline}
main{padding-bottom:3rem}
section{padding-top:clamp(3rem,7vw,5.5rem)}
h2{font-size:clamp(1.55rem,3.6vw,2.15rem);letter-spacing:-.012em;border-top:2px solid var(--ink);padding-top:.9rem;margin-bottom:1.4rem}
h3{font-size:1.28rem;margin:2.2rem 0 .6rem}
h4{font-size:1.08rem}
.annex-label{font:500 .8rem var(--sans);color:var(--muted);margin-bottom:.5rem}
.row{display:grid;grid-template-columns:minmax(0,44rem) minmax(0,1fr);column-gap:clamp(1.5rem,4vw,4rem)}
.row.wide{grid-template-columns:minmax(0,1fr)}
.notes{padding-top:.25rem}
.note{font:400 .8rem/1.5 var(--sans);color:var(--muted);border-top:1px solid var(--rule);padding-top:.55rem;margin-bottom:1.2rem}
.note p{margin:0}.note-label{color:var(--ink);font-weight:600;margin-bottom:.15rem!important}
.finding{font-size:clamp(1.15rem,2.2vw,1.36rem);line-height:1.42;margin-bottom:1.3rem}
.figure{white-space:nowrap;font-variant-numeric:lining-nums}
td .caution{position:absolute}
.caution{color:var(--warning);font-size:.7em;line-height:0;margin-left:.1em}
.key-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(13.5rem,1fr));gap:0 2.2rem;margin:1rem 0 2rem}
.key-figures>div{border-top:1px solid var(--ink);padding:.8rem 0 1.8rem;display:flex;flex-direction:column}
.key-figures dt{font:500 .85rem/1.4 var(--sans);color:var(--muted)}
.key-figures dd{margin:.2rem 0 0}
.key-value{font-size:2.3rem;line-height:1.2;letter-spacing:-.015em;font-weight:600;white-space:normal}
.absent{font-size:1.35rem;font-weight:400;letter-spacing:0;color:var(--muted)}
.key-unit{font:400 .9rem var(--sans);color:var(--muted)}
.key-detail,.key-change{display:block;font:400 .85rem/1.5 var(--sans);color:var(--muted)}
.key-change{color:var(--ink)}
.chart{margin:1.6rem 0 2.4rem}
.chart figcaption p{margin:0}
.chart-number{font:500 .8rem var(--sans);color:var(--muted)}
.chart-title{font-size:1.22rem;font-weight:600;line-height:1.3;max-width:none}
.chart-subtitle{font:400 .84rem/1.5 var(--sans);color:var(--muted);margin:.25rem 0 1.1rem!important;max-width:none}
.chart svg{display:block;width:100%;height:auto;overflow:visible}
.drawn-narrow{display:none}
.source{font:400 .76rem/1.5 var(--sans);color:var(--muted);margin:.7rem 0 0;max-width:none}
details{margin-top:.6rem;font:400 .88rem var(--sans)}
summary{cursor:pointer;color:var(--accent);font-weight:500;padding:.3rem 0;width:max-content;max-width:100%}
.table-block{margin:1.2rem 0 2.2rem}
.table-scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font:400 .86rem/1.45 var(--sans);font-variant-numeric:tabular-nums lining-nums}
caption{text-align:left;font-weight:600;padding:0 0 .5rem}
caption span{position:sticky;left:0;display:inline-block;max-width:min(100%,calc(100vw - 2.2rem))}
th,td{padding:.5rem 0 .5rem 1.1rem;vertical-align:top;text-align:left;border-bottom:1px solid var(--rule)}
th:first-child{padding-left:0}
thead th{color:var(--muted);font-weight:500;vertical-align:bottom;border-bottom:1px solid var(--ink)}
tbody th{font-weight:400}
.end{text-align:right;white-space:nowrap}thead .end{white-space:normal}
.total th,.total td{font-weight:600;border-top:1px solid var(--ink)}
.quotation{margin:1.6rem 0;padding-left:1.3rem;border-left:3px solid var(--accent)}
.quotation blockquote{margin:0;font-style:italic;font-size:1.1rem;line-height:1.5}
.quotation p{margin:0 0 .4rem}
.quotation figcaption{font:400 .82rem var(--sans);color:var(--muted)}
.quotation .clause::before{content:"· "}
.practices{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1rem 3rem;margin:1rem 0 2rem}
.practices article{border-top:1px solid var(--rule);padding-top:.8rem}
.practices p{margin:0 0 .6rem}.practices .stage{font:500 .78rem var(--sans);color:var(--accent);margin:0 0 .2rem}
.practices .who{font:400 .82rem var(--sans);color:var(--muted)}
.statement{border-top:1px solid var(--ink);border-bottom:1px solid var(--ink);padding:1.1rem 0;margin:2rem 0}
.statement p{margin:0}.statement-title{font-weight:600;margin-bottom:.3rem!important}
.remains{margin:1.8rem 0;border-top:1px dotted var(--muted);padding-top:.8rem}
.remains-label{font:600 .82rem var(--sans);margin-bottom:.2rem}
.not-collected{font:400 .92rem/1.5 var(--sans);color:var(--muted);border:1px dashed var(--muted);padding:1rem 1.2rem}
.definitions{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0 3rem}
.definition{border-top:1px solid var(--rule);padding-top:.9rem;margin-bottom:1.6rem}
.definition h3{margin:0 0 .35rem;font-size:1.08rem}
.definition p{margin:0 0 .5rem}
.definition dl{margin:0;font:400 .82rem/1.5 var(--sans)}
.definition dl div{display:grid;grid-template-columns:8rem minmax(0,1fr);gap:.8rem;padding:.2rem 0}
.definition dt{color:var(--muted)}.definition dd{margin:0}
body>footer{border-top:1px solid var(--rule);padding-top:1rem;padding-bottom:3rem;font:400 .8rem var(--sans);color:var(--muted)}
body>footer p{margin:0}
@media (max-width:60rem){.row{grid-template-columns:minmax(0,1fr)}.notes{max-width:44rem}}
@media (max-width:40rem){
.cover-inner{grid-template-columns:minmax(0,1fr)}.ring{max-width:15rem}.ring.plain{justify-self:start;max-width:9rem}
.drawn-wide{display:none}.drawn-narrow{display:block}
.key-figures{grid-template-columns:1fr}.key-figures>div{padding-bottom:1.2rem}
th,td{padding-left:.7rem}.definition dl div{grid-template-columns:1fr;gap:0}
}
@media print{
@page{size:A4;margin:20mm 18mm}
html{font-size:10pt}.skip,.contents,details{display:none}
.row{grid-template-columns:minmax(0,1fr) 40mm;column-gap:8mm}.row.wide{grid-template-columns:1fr}
section{padding-top:10mm}h2,h3,h4,figcaption{break-after:avoid}.chart,tr,.key-figures>div,.practices article,.definition,.quotation,.statement{break-inside:avoid}
p{orphans:3;widows:3}.table-scroll{overflow:visible}.cover{break-after:page}
}
`.trim()

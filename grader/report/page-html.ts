import { joined, markupTag, trusted, type Markup } from '#reference/shared/html.ts';
import { visible } from './style.ts';

/** HTML of a report: a student's text can neither close its element nor hide anything. */
export const html = markupTag(visible);

/** One self-contained page, as the text of a file: no script, no request. */
export const pageHtml = (title: string, body: Markup): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${trusted(css)}</style></head><body><main>
${body}
</main></body></html>
`.toString();

/** A table that scrolls sideways within itself on a narrow screen. */
export const scrollingTable = (label: string, head: readonly Markup[], rows: readonly Markup[]): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${head}</tr></thead><tbody>
${joined(rows, '\n')}
</tbody></table></div>`;

const css = `
:root{color-scheme:light dark;--fg:light-dark(#1c2128,#e6e9ee);--dim:light-dark(#5b6573,#9aa4b2);--bg:light-dark(#fff,#14171c);--line:light-dark(#dde1e7,#2c323b);--good:light-dark(#176f38,#5fd18a);--bad:light-dark(#b3261e,#ff8a80);--warn:light-dark(#8a5300,#f0b45c);--note:light-dark(#eef4ff,#1b2636)}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,sans-serif}main{max-width:76rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2.2rem 0 .6rem;border-top:1px solid var(--line);padding-top:1.2rem}.made,small,.none{color:var(--dim)}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:.35rem .7rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}th:first-child{text-align:left;position:sticky;left:0;background:var(--bg)}thead th{font-weight:600;font-size:.9rem}
.score{font-weight:700}h2{display:flex;gap:.6rem;overflow-wrap:anywhere}h2 .score{margin-left:auto;flex:none}.pass{color:var(--good)}.fail,.error,.infra{color:var(--bad)}.timeout,.ungradable{color:var(--warn)}
details{border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:.5rem .9rem}summary{cursor:pointer;font-weight:600}summary b{font-weight:600;overflow-wrap:anywhere}summary{display:flex;gap:.6rem;align-items:baseline}summary::before{content:'▸';flex:none}details[open]>summary::before{content:'▾'}summary::-webkit-details-marker{display:none}summary span{margin-left:auto;flex:none;font-variant-numeric:tabular-nums}
details p{margin:.4rem 0}ul{list-style:none;padding:0;margin:.4rem 0}li{margin:.25rem 0}li p{margin:.1rem 0 .3rem 1.4rem;color:var(--fg);overflow-wrap:anywhere;white-space:pre-line}
.diagnosis{background:var(--note);border-left:4px solid #4c82f7;padding:.6rem .9rem;border-radius:.3rem;color:var(--fg)}.types{color:var(--warn)}figure{margin:.4rem 0 .6rem 1.4rem}figure img{image-rendering:pixelated;max-width:100%;height:auto}figcaption{color:var(--dim);font-size:.9rem}circle{fill:var(--fg);opacity:.6}.target{fill:none;stroke:#4c82f7;stroke-width:1.5;opacity:1}a{color:inherit}pre{overflow-x:auto;background:var(--note);padding:.6rem .9rem;border-radius:.3rem;font:.85rem/1.45 ui-monospace,monospace}.message{white-space:pre-line;overflow-wrap:anywhere}tr.fail td{color:var(--bad)}blockquote{margin:.4rem 0 .4rem 1.4rem;padding:.2rem .9rem;border-left:4px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere}.rubric{list-style:disc;margin-left:2.4rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));column-gap:3rem}.figures h2{border:0;margin-bottom:0}.bars{margin:.6rem 0}.bars div{display:grid;grid-template-columns:minmax(0,2fr) minmax(0,3fr);gap:.9rem;padding:.15rem 0}.bars dt{text-align:right;overflow-wrap:anywhere}.bars dd{margin:0;display:flex;gap:.5rem;align-items:center;font-variant-numeric:tabular-nums}.bar{background:#4c82f7;height:.9rem;border-radius:.2rem;flex:none;min-width:1px}
`;

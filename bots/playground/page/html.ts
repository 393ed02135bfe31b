import { html, raw } from 'hono/html';
import { zoneOf } from '#core/customers/index.ts';
import type { OutsideKind } from '#db/dispatches/index.ts';
import type english from '#prompts/en/playground.json';
import { type Copy, dictionary } from '#prompts/index.ts';
import type { SampleOperator } from '../sample-operator.ts';

type Words = typeof english;

export type PageOptions = {
  readonly copy: Copy;
  /** Of the page; each chat has its own. */
  readonly locale: string;
  readonly operators: readonly SampleOperator[];
  readonly simulated: readonly OutsideKind[];
  readonly samplePrices: () => boolean;
  /** Present where a phone is, or can be, linked to the shop. */
  readonly linkedPhone?: unknown;
};

/** In this order: what a screen's size changes comes last. */
const styles = ['colours', 'base', 'chat', 'composer', 'board', 'found', 'outside', 'linked', 'screens'];

/** The page as it is before the first event: every word in it is copy, and text is escaped by `html`. */
export function page({ copy, locale, operators, simulated, samplePrices, linkedPhone }: PageOptions) {
  const words = dictionary(locale, 'playground') as Words;
  const settings = { locale, words, operators, simulated, zone: zoneOf('') };
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${words.description}">
<title>${words.title}</title>
<link rel="icon" href="/playground/icon.svg" type="image/svg+xml">
${styles.map((name) => html`<link rel="stylesheet" href="/playground/${name}.css">`)}
<script id="settings" type="application/json">${raw(JSON.stringify(settings).replaceAll('<', '\\u003c'))}</script>
<script type="module" src="/playground/app.js"></script>
</head>
<body data-view="chat">
<a class="skip" href="#message">${words['skip-to-chat']}</a>
<a class="skip" href="#board">${words['skip-to-board']}</a>
<p class="banner">${notice(words, { locale, simulated, sample: samplePrices() })}</p>
${head(copy, locale, words, linkedPhone ? linked(locale, words) : '')}
<main>
${chat(words)}
${board(words, operators)}
${outside(words)}
</main>
</body>
</html>`;
}

type Notice = {
  readonly locale: string;
  readonly simulated: readonly OutsideKind[];
  readonly sample: boolean;
};

/** `Playground · SMS, e-mail and analytics: simulated · sample prices`. */
function notice(words: Words, { locale, simulated, sample }: Notice) {
  const names = new Intl.ListFormat(locale, { type: 'unit' }).format(
    simulated.map((kind) => words[`kind-${kind}`]),
  );
  return [
    words.banner,
    ...(simulated.length > 0 ? [words['banner-simulated'].replace('{{kinds}}', names)] : []),
    ...(sample ? [words['banner-sample']] : []),
  ].join(' · ');
}

const head = (copy: Copy, locale: string, words: Words, phone: unknown) => html`<header class="head">
<img class="logo" src="/playground/icon.svg" alt="" width="32" height="32">
<h1>${words.title}</h1>
${phone}
<nav class="languages" aria-label="${words['page-language']}">
${copy.locales.map(
  (code) =>
    html`<a href="?lang=${code}" lang="${code}" data-lang="${code}" ${code === locale ? raw('aria-current="true"') : ''}>${nameOf(code)}</a>`,
)}
</nav>
<nav class="views" aria-label="${words.views}">
${(['chat', 'board', 'sent'] as const).map(
  (view) =>
    html`<button type="button" data-view="${view}" aria-pressed="${view === 'chat' ? 'true' : 'false'}">${words[`view-${view}`]}</button>`,
)}
</nav>
</header>`;

/** The frame looks again by itself, every few seconds. */
const linked = (locale: string, words: Words) => html`<details class="linked">
<summary>${words['linked-phone']}</summary>
<iframe src="/playground/linked-phone?lang=${locale}" title="${words['linked-phone']}" loading="lazy"></iframe>
</details>`;

/** A language in its own words: `हिन्दी`. */
const nameOf = (code: string): string => new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;

const chat = (words: Words) => html`<section class="chat" aria-label="${words.chat}">
<nav id="customers" class="customers" aria-label="${words.customers}"></nav>
<div class="phone">
<div class="bar">
<img class="face" src="/playground/icon.svg" alt="" width="40" height="40">
<h2>${words.shop}</h2>
<p id="presence" class="presence" role="status">${words.connecting}</p>
<p id="language" class="language"></p>
</div>
<div id="log" class="log" role="log" aria-live="polite" aria-label="${words.chat}" tabindex="0"></div>
<div id="share" class="share" hidden></div>
<p id="trouble" class="trouble" role="alert" hidden></p>
<form id="composer" class="composer" autocomplete="off">
<button type="button" id="open-share" class="round" aria-expanded="false" aria-controls="share" aria-label="${words['share-something']}" title="${words['share-something']}"><span class="plus" aria-hidden="true"></span></button>
<label class="unseen" for="message">${words.message}</label>
<textarea id="message" rows="1" maxlength="4096" placeholder="${words['message-hint']}" enterkeyhint="send"></textarea>
<button class="round send" aria-label="${words.send}" title="${words.send}"><span class="plane" aria-hidden="true"></span></button>
</form>
</div>
</section>`;

const board = (
  words: Words,
  operators: readonly SampleOperator[],
) => html`<section id="board" class="board" aria-labelledby="board-title" tabindex="-1">
<div class="board-head">
<h2 id="board-title">${words.board}</h2>
<fieldset class="operators">
<legend>${words.operator}</legend>
${operators.map(
  ({ account, name, as }, i) =>
    html`<label><input type="radio" name="operator" value="${account}" ${i === 0 ? 'checked' : ''}><span>${name}${as ? ` (${words[as]})` : ''}</span></label>`,
)}
</fieldset>
<form id="ask" class="ask" autocomplete="off">
<label class="unseen" for="command">${words.command}</label>
<input id="command" type="text" maxlength="300" placeholder="${words['command-hint']}">
<button class="button">${words.ask}</button>
</form>
<details class="figures"><summary>${words.figures}</summary><div id="figures"></div></details>
<p id="news" class="unseen" role="status"></p>
</div>
<div id="answer" class="answer" role="status"></div>
<div id="found" class="found" role="status" tabindex="0" aria-label="${words.found}"></div>
<nav id="tabs" class="tabs" aria-label="${words.tabs}"></nav>
<div id="cards" class="cards"></div>
</section>`;

const outside = (words: Words) => html`<div class="outside">
<section class="panel" aria-labelledby="timeline-title">
<h2 id="timeline-title">${words.timeline}</h2>
<ol id="timeline" class="timeline" tabindex="0" aria-labelledby="timeline-title"></ol>
</section>
<section class="panel" aria-labelledby="sent-title">
<h2 id="sent-title">${words.sent}</h2>
<ul id="sent" class="sent" tabindex="0" aria-labelledby="sent-title"></ul>
</section>
</div>`;

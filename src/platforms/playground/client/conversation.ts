import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { type Block, spans, type Text } from '../../../chat/reply.ts';
import type { ShownReply } from '../page/protocol.ts';
import { discordMessage } from './discord.ts';
import { formOf } from './form.ts';
import { slackMessage } from './slack.ts';
import { type Actions, type Entry, type State, TABS, type Tab, translatorIn } from './state.ts';

/** Everything that was said, for screen readers a log that is read out as it grows. */
export function conversation(state: State, actions: Actions) {
  const t = translatorIn(state.start);
  return html`<div class="conversation" role="log" tabindex="0" aria-label=${t('page.conversation')}>
    <div class="welcome">
      <p>${t('page.welcome')}</p>
      <div class="actions">
        ${state.start.examples.map(
          (example) => html`<button type="button" @click=${() => actions.say(example)}>${example}</button>`,
        )}
      </div>
    </div>
    ${repeat(
      state.entries,
      ({ id }) => id,
      (entry) => entryOf(entry, state, actions),
    )}
  </div>`;
}

function entryOf(entry: Entry, state: State, actions: Actions) {
  switch (entry.kind) {
    case 'mine':
      return html`<article class="entry mine" aria-label=${translatorIn(state.start)('page.you')}><p>${entry.text}</p></article>`;
    case 'failure':
      return html`<article class="entry failure" role="alert"><p>${entry.text}</p></article>`;
    case 'reply':
      return replyOf(entry, state, actions);
  }
}

type ReplyEntry = Extract<Entry, { kind: 'reply' }>;

function replyOf(entry: ReplyEntry, state: State, actions: Actions) {
  const t = translatorIn(state.start);
  const { id, seen, tab, isPost } = entry;
  const labels: Readonly<Record<Tab, string>> = {
    plain: t('page.tab-plain'),
    discord: 'Discord',
    slack: 'Slack',
    json: 'JSON',
  };
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = TABS.at((TABS.indexOf(tab) + by) % TABS.length) ?? tab;
    actions.showAs(id, next);
    document.getElementById(`tab-${id}-${next}`)?.focus();
  };
  const tabs = TABS.map(
    (one) =>
      html`<button
        type="button"
        role="tab"
        id="tab-${id}-${one}"
        aria-selected=${one === tab}
        aria-controls="panel-${id}"
        tabindex=${one === tab ? 0 : -1}
        @click=${() => actions.showAs(id, one)}
      >
        ${labels[one]}
      </button>`,
  );
  return html`<article class="entry reply" aria-label=${isPost ? t('page.today') : 'Dostyk'}>
    <div class="tabs" role="tablist" aria-label=${t('page.shown-as')} @keydown=${onKey}>${tabs}</div>
    <div class="panel ${tab}" role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}-${tab}">
      ${seen.reply.audience === 'asker' && tab === 'plain' ? html`<p class="small">${t('page.only-you')}</p>` : nothing}
      ${panelOf(entry, state, actions)}
    </div>
  </article>`;
}

function panelOf({ seen: { reply, previews, form }, tab }: ReplyEntry, { start, isLight }: State, actions: Actions) {
  const t = translatorIn(start);
  const press = (code: string) =>
    actions.press(code, reply.actions.find((action) => action.code === code)?.label ?? code);
  if (form) return formOf(form, t('page.send'), (values) => actions.submit(form, values));
  const around = { press, choose: t('page.choose'), picture: reply.picture?.url };
  switch (tab) {
    case 'plain':
      return plainReply(reply, press);
    case 'discord':
      return discordMessage(previews.discord, { ...around, light: isLight });
    case 'slack':
      return slackMessage(previews.slack, { press, picture: around.picture, onlyYou: t('page.only-you') });
    case 'json':
      return [jsonOf('Discord', previews.discord), jsonOf('Slack', previews.slack)];
  }
}

function jsonOf(name: string, payload: object) {
  return html`<details open>
    <summary>${name}</summary>
    <pre tabindex="0" aria-label=${name}>${JSON.stringify(payload, undefined, 2)}</pre>
  </details>`;
}

/** A reply as the playground itself shows it. */
export function plainReply({ heading, body, picture, document, actions }: ShownReply, press: (code: string) => void) {
  const buttons = actions.map(
    ({ label, code }) => html`<button type="button" @click=${() => press(code)}>${label}</button>`,
  );
  return html`
    ${heading === undefined ? nothing : html`<h2>${text(heading)}</h2>`}
    ${picture === undefined ? nothing : html`<img class="picture" src=${picture.url} alt=${picture.alt} />`}
    ${body.map(blockOf)}
    ${document === undefined ? nothing : html`<p><a href=${document.url} download=${document.name}>${document.name}</a></p>`}
    ${buttons.length === 0 ? nothing : html`<div class="actions">${buttons}</div>`}
  `;
}

function blockOf(block: Block) {
  switch (block.kind) {
    case 'answer':
      return html`<p class="answer">${text(block.text)}</p>`;
    case 'paragraph':
      return html`<p>${text(block.text)}</p>`;
    case 'citation':
    case 'note':
      return html`<p class="small">${text(block.text)}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${text(item)}</li>`)}</ul>`;
    case 'table':
      return tableOf(block);
  }
}

/** Scrolls sideways by itself where it is too wide, also from the keyboard. */
function tableOf({ columns, rows }: Extract<Block, { kind: 'table' }>) {
  return html`<div class="table" role="region" tabindex="0" aria-label=${columns.join(', ')}>
    <table>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${text(cell)}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}

/** Text with its few marks. */
function text(content: Text) {
  return spans(content).map((span) => {
    if (typeof span === 'string') return span;
    if ('person' in span) return span.person;
    return 'bold' in span ? html`<strong>${span.bold}</strong>` : link(span.url, span.link);
  });
}

/** A link that leads out of the page; one to anything but a website is shown as its label. */
export function link<T>(url: string, label: T): T | TemplateResult {
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) return label;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${label}</a>`;
}

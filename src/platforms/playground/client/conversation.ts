import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { discordMessage } from './discord.ts';
import { plainReply } from './plain-reply.ts';
import { slackMessage } from './slack.ts';
import { type Deeds, type Entry, type State, TABS, type Tab, wordsIn } from './state.ts';

/** Everything that was said, for screen readers a log that is read out as it grows. */
export function conversation(state: State, deeds: Deeds) {
  const words = wordsIn(state.start);
  return html`<div class="conversation" role="log" tabindex="0" aria-label=${words('page.conversation')}>
    <div class="welcome">
      <p>${words('page.welcome')}</p>
      <div class="actions">
        ${state.start.examples.map(
          (example) => html`<button type="button" @click=${() => deeds.say(example)}>${example}</button>`,
        )}
      </div>
    </div>
    ${repeat(
      state.entries,
      ({ id }) => id,
      (entry) => entryOf(entry, state, deeds),
    )}
  </div>`;
}

function entryOf(entry: Entry, state: State, deeds: Deeds) {
  switch (entry.kind) {
    case 'mine':
      return html`<article class="entry mine" aria-label=${wordsIn(state.start)('page.you')}><p>${entry.text}</p></article>`;
    case 'failure':
      return html`<article class="entry failure" role="alert"><p>${entry.text}</p></article>`;
    case 'reply':
      return replyOf(entry, state, deeds);
  }
}

type ReplyEntry = Extract<Entry, { kind: 'reply' }>;

function replyOf(entry: ReplyEntry, state: State, deeds: Deeds) {
  const words = wordsIn(state.start);
  const { id, seen, tab, isPost } = entry;
  const labels: Readonly<Record<Tab, string>> = {
    plain: words('page.tab-plain'),
    discord: 'Discord',
    slack: 'Slack',
    json: 'JSON',
  };
  const onKey = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = TABS.at((TABS.indexOf(tab) + by) % TABS.length) ?? tab;
    deeds.showAs(id, next);
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
        @click=${() => deeds.showAs(id, one)}
      >
        ${labels[one]}
      </button>`,
  );
  return html`<article class="entry reply" aria-label=${isPost ? words('page.today') : 'Dostyk'}>
    <div class="tabs" role="tablist" aria-label=${words('page.shown-as')} @keydown=${onKey}>${tabs}</div>
    <div class="panel ${tab}" role="tabpanel" id="panel-${id}" aria-labelledby="tab-${id}-${tab}">
      ${seen.reply.audience === 'asker' && tab === 'plain' ? html`<p class="small">${words('page.only-you')}</p>` : nothing}
      ${panelOf(entry, state, deeds)}
    </div>
  </article>`;
}

function panelOf({ seen: { reply, previews }, tab }: ReplyEntry, { start, isLight }: State, deeds: Deeds) {
  const words = wordsIn(start);
  const press = (code: string) =>
    deeds.press(code, reply.actions.find((action) => action.code === code)?.label ?? code);
  const around = { press, choose: words('page.choose'), picture: reply.picture?.url };
  switch (tab) {
    case 'plain':
      return plainReply(reply, press);
    case 'discord':
      return discordMessage(previews.discord, { ...around, light: isLight });
    case 'slack':
      return slackMessage(previews.slack, { ...around, onlyYou: words('page.only-you') });
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

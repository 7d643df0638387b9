import { html, nothing } from 'lit';
import type { PackNews } from '../page/protocol.ts';
import { plainReply } from './conversation.ts';
import { type Actions, type State, THEMES, translatorIn } from './state.ts';

/** What stands beside the conversation: choices, the fact of the day, and what became of the pack. */
export function side(state: State, actions: Actions) {
  const { start, theme, news } = state;
  const t = translatorIn(start);
  return html`
    <section class="choices">
      ${select(
        t('page.language'),
        start.languages.map(({ code, name }) => ({ value: code, label: name })),
        start.language,
        actions.chooseLanguage,
      )}
      ${select(
        t('page.theme'),
        THEMES.map((value) => ({ value, label: t(`page.theme-${value}`) })),
        theme,
        (value) => actions.chooseTheme(THEMES.find((one) => one === value) ?? 'system'),
      )}
    </section>
    ${news === undefined ? nothing : packNews(news, state)}
    ${topics(state, actions)}
    ${dayOf(t('page.today'), start.today, actions)} ${dayOf(t('page.schedule'), start.schedule, actions)}
  `;
}

interface Item {
  readonly value: string;
  readonly label: string;
}

function select(label: string, items: readonly Item[], chosen: string, choose: (value: string) => void) {
  const onChange = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLSelectElement) choose(currentTarget.value);
  };
  return html`<label>
    ${label}
    <select @change=${onChange}>
      ${items.map(({ value, label: shown }) => html`<option value=${value} ?selected=${value === chosen}>${shown}</option>`)}
    </select>
  </label>`;
}

/** A fact of a topic. Choosing alone does nothing, so that one can look through the topics from the keyboard. */
function topics({ start }: State, actions: Actions) {
  const t = translatorIn(start);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const topic = String(new FormData(event.currentTarget).get('topic') ?? '');
    actions.say(topic === '' ? '/fact' : `/fact topic:${topic}`);
  };
  return html`<form class="topics" @submit=${onSubmit}>
    <label>
      ${t('page.topic')}
      <select name="topic">
        <option value="">${t('page.any-topic')}</option>
        ${start.topics.map(({ id, title }) => html`<option value=${id}>${title}</option>`)}
      </select>
    </label>
    <button type="submit">${t('page.fact-of-topic')}</button>
  </form>`;
}

function dayOf(title: string, { reply }: State['start']['today'], actions: Actions) {
  const press = (code: string) =>
    actions.press(code, reply.actions.find((action) => action.code === code)?.label ?? code);
  const { heading: _, ...rest } = reply;
  return html`<section class="day">
    <h2>${title}</h2>
    ${plainReply(rest, press)}
  </section>`;
}

function packNews({ inUse, problems }: PackNews, { start }: State) {
  const t = translatorIn(start);
  const said = !inUse
    ? t('page.pack-refused')
    : problems === undefined
      ? t('page.pack-checking')
      : t(problems.length === 0 ? 'page.pack-clean' : 'page.pack-problems');
  const list = (problems ?? []).map(
    ({ file, line, rule, message }) => html`<li><code>${file}:${line}</code> ${rule}: ${message}</li>`,
  );
  return html`<section class="pack ${inUse ? '' : 'refused'}" role="status">
    <h2>${t('page.pack')}</h2>
    <p>${said}</p>
    ${list.length === 0 ? nothing : html`<ul>${list}</ul>`}
  </section>`;
}

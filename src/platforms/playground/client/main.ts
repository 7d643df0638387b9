import { html, nothing, render } from 'lit';
import type { Suggestion } from '../page/protocol.ts';
import { createApi, listen, Refused, type ShownMessage } from './api.ts';
import { composer } from './composer.ts';
import { conversation } from './conversation.ts';
import { side } from './sidebar.ts';
import {
  type Actions,
  type Entry,
  remember,
  remembered,
  type State,
  THEMES,
  type Theme,
  translatorIn,
} from './state.ts';

const LANGUAGE = 'dostyk-language';
const THEME = 'dostyk-theme';
/** Above this width there is room for what stands beside the conversation; as in style.css. */
const WIDE = matchMedia('(min-width: 60rem)');
const LIGHT = matchMedia('(prefers-color-scheme: light)');
/** More would make a long conversation slow. */
const MOST_ENTRIES = 200;

let api = createApi(remembered(LANGUAGE));
let ids = 0;
let keystrokes = 0;
const theme = THEMES.find((one) => one === remembered(THEME)) ?? 'system';
let state: State = {
  start: await api.about(),
  theme,
  isLight: isLight(theme),
  tab: 'plain',
  entries: [],
  line: '',
  suggestions: [],
  active: -1,
  isWaiting: false,
  isConnected: true,
  news: undefined,
};

function update(changes: Partial<State>): void {
  state = { ...state, ...changes };
  show();
}

function show(): void {
  const t = translatorIn(state.start);
  document.title = t('page.title');
  document.documentElement.lang = state.start.language;
  document.documentElement.dataset['theme'] = state.theme;
  render(
    html`
      <header>
        <img src="/dostyk.svg" alt="" />
        <div>
          <h1>${t('page.title')}</h1>
          <p>${t('page.about')}</p>
        </div>
      </header>
      <main>
        ${state.isConnected ? nothing : html`<p class="disconnected" role="status">${t('page.disconnected')}</p>`}
        ${conversation(state, actions)} ${composer(state, actions)}
      </main>
      <aside>
        <details ?open=${WIDE.matches}>
          <summary>${t('page.more')}</summary>
          ${side(state, actions)}
        </details>
      </aside>
    `,
    document.body,
  );
}

function isLight(chosen: Theme): boolean {
  return chosen === 'system' ? LIGHT.matches : chosen === 'light';
}

/** Adds to the conversation. What a person said last stays in view, with as much of the answer as there is room for. */
function add(entry: Entry): void {
  update({ entries: [...state.entries, entry].slice(-MOST_ENTRIES) });
  requestAnimationFrame(() => {
    const shown = [...document.querySelectorAll('.entry')];
    (shown.findLast((one) => one.matches('.mine')) ?? shown.at(-1))?.scrollIntoView({ block: 'start' });
  });
}

const reply = (seen: ShownMessage, isPost: boolean): Entry => ({
  kind: 'reply',
  id: ids++,
  seen,
  tab: state.tab,
  isPost,
});

/** Has something answered; what cannot be is said, and a line is given back so that it is not lost. */
async function converse(text: string, line: string, ask: () => Promise<ShownMessage>): Promise<void> {
  keystrokes++;
  add({ kind: 'mine', id: ids++, text });
  update({ line: '', suggestions: [], active: -1, isWaiting: true });
  try {
    add(reply(await ask(), false));
    // It may have changed when the fact of the day is posted.
    void restart();
  } catch (error) {
    const said = error instanceof Refused ? error.message : translatorIn(state.start)('page.unreachable');
    add({ kind: 'failure', id: ids++, text: said });
    if (state.line === '') update({ line });
  }
  update({ isWaiting: false });
}

/** Only the suggestions for what is typed now count, whichever come last. */
async function suggest(line: string): Promise<void> {
  const mine = ++keystrokes;
  try {
    const suggestions = line.trim() === '' ? [] : await api.suggest(line);
    if (mine === keystrokes) update({ suggestions, active: -1 });
  } catch {
    // Without suggestions one can go on as well; that the server is gone is said elsewhere.
    if (mine === keystrokes) update({ suggestions: [], active: -1 });
  }
}

const actions: Actions = {
  type: (line) => {
    update({ line });
    void suggest(line);
  },
  move: (by) => {
    const places = state.suggestions.length + 1;
    update({ active: ((state.active + 1 + by + places) % places) - 1 });
    document.getElementById(`suggestion-${state.active}`)?.scrollIntoView({ block: 'nearest' });
  },
  take: ({ line }: Suggestion) => {
    update({ line, suggestions: [], active: -1 });
    document.getElementById('line')?.focus();
    void suggest(line);
  },
  dismiss: () => {
    keystrokes++;
    update({ suggestions: [], active: -1 });
  },
  say: (line) => {
    if (!state.isWaiting && line.trim() !== '') void converse(line, line, () => api.say(line));
  },
  press: (code, label) => {
    if (!state.isWaiting) void converse(label, '', () => api.press(code));
  },
  submit: ({ command, title, carried }, values) => {
    if (!state.isWaiting) void converse(title, '', () => api.submit(command, { ...carried, ...values }));
  },
  showAs: (id, tab) =>
    update({ tab, entries: state.entries.map((entry) => (entry.id === id ? { ...entry, tab } : entry)) }),
  chooseLanguage: (language) => {
    remember(LANGUAGE, language);
    api = createApi(language);
    void restart();
  },
  chooseTheme: (chosen) => {
    remember(THEME, chosen);
    update({ theme: chosen, isLight: isLight(chosen) });
  },
};

/** Loads again what the page shows before a person types. */
async function restart(): Promise<void> {
  try {
    update({ start: await api.about() });
  } catch (error) {
    const said = error instanceof Refused ? error.message : translatorIn(state.start)('page.unreachable');
    add({ kind: 'failure', id: ids++, text: said });
  }
}

const posted = new Set<string>();
listen({
  onPack: (news) => {
    update({ news });
    if (news.inUse) void restart();
  },
  onPost: ({ key, shown }) => {
    if (!posted.has(key)) add(reply(shown, true));
    if (key !== '') posted.add(key);
  },
  onConnection: (isConnected) => {
    if (isConnected !== state.isConnected) update({ isConnected });
  },
});
LIGHT.addEventListener('change', () => update({ isLight: isLight(state.theme) }));
WIDE.addEventListener('change', show);
show();
// On a phone this would open the keyboard over everything.
if (WIDE.matches) document.getElementById('line')?.focus();

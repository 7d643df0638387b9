import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { type Actions, type State, translatorIn } from './state.ts';

/**
 * The line in which one writes, with its suggestions: a combobox with a list
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 */
export function composer({ start, line, suggestions, active, isWaiting }: State, actions: Actions) {
  const t = translatorIn(start);
  const isOpen = suggestions.length > 0;

  const onKey = (event: KeyboardEvent) => {
    const chosen = suggestions[active];
    if (event.key === 'ArrowDown' && isOpen) actions.move(1);
    else if (event.key === 'ArrowUp' && isOpen) actions.move(-1);
    else if (event.key === 'Escape') actions.dismiss();
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) actions.take(chosen);
    else return;
    event.preventDefault();
  };
  const onInput = ({ currentTarget }: Event) => {
    if (currentTarget instanceof HTMLInputElement) actions.type(currentTarget.value);
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    actions.say(line);
  };

  const list = suggestions.map(
    (suggestion, at) =>
      html`<li
        id="suggestion-${at}"
        role="option"
        aria-selected=${at === active}
        @pointerdown=${(event: Event) => event.preventDefault()}
        @click=${() => actions.take(suggestion)}
      >
        <span class="label">${suggestion.label}</span>
        ${suggestion.hint === '' ? nothing : html`<span class="hint">${suggestion.hint}</span>`}
      </li>`,
  );
  return html`<form class="composer" @submit=${onSubmit}>
    <ul id="suggestions" role="listbox" aria-label=${t('page.suggestions')} ?hidden=${!isOpen}>${list}</ul>
    <input
      id="line"
      type="text"
      role="combobox"
      autocomplete="off"
      autocapitalize="off"
      aria-label=${t('page.message')}
      aria-autocomplete="list"
      aria-controls="suggestions"
      aria-expanded=${isOpen}
      aria-activedescendant=${suggestions[active] ? `suggestion-${active}` : nothing}
      placeholder=${t('page.placeholder')}
      .value=${live(line)}
      @input=${onInput}
      @keydown=${onKey}
      @blur=${actions.dismiss}
    />
    <button type="submit" class="send" ?disabled=${isWaiting || line.trim() === ''}>${t('page.send')}</button>
  </form>`;
}

interface Item {
  readonly label: string;
  readonly value: string;
}

/** A menu in which choosing is pressing. */
export function menu(items: readonly Item[], label: string, press: (code: string) => void) {
  const chosen = ({ currentTarget }: Event) => {
    if (!(currentTarget instanceof HTMLSelectElement) || currentTarget.value === '') return;
    const { value } = currentTarget;
    currentTarget.value = '';
    press(value);
  };
  return html`<select aria-label=${label} @change=${chosen}>
    <option value="">${label}</option>
    ${items.map(({ value, label: shown }) => html`<option value=${value}>${shown}</option>`)}
  </select>`;
}

import { html } from 'lit';

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

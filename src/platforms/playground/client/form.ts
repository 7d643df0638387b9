import { html, nothing } from 'lit';
import type { ShownForm } from '../page/protocol.ts';

/** A form of a command, to be filled in once. */
export function formOf(form: ShownForm, submitLabel: string, submit: (values: Record<string, string>) => void) {
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const entries = [...new FormData(event.currentTarget)];
    submit(Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')));
  };
  return html`<form class="fields" aria-label=${form.title} @submit=${onSubmit}>
    <h2>${form.title}</h2>
    ${form.fields.map(
      (field) => html`<label>
        <span>${field.label}</span>
        ${inputOf(field)} ${field.hint === undefined ? nothing : html`<small>${field.hint}</small>`}
      </label>`,
    )}
    <button type="submit">${submitLabel}</button>
  </form>`;
}

function inputOf({ name, kind, required, maxLength, value = '', choices }: ShownForm['fields'][number]) {
  switch (kind) {
    case 'menu':
      return html`<select name=${name}>
        <option value=""></option>
        ${choices.map((one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.label}</option>`)}
      </select>`;
    case 'lines':
      return html`<textarea name=${name} rows="3" maxlength=${maxLength} ?required=${required} .value=${value}></textarea>`;
    case 'line':
      return html`<input type="text" name=${name} maxlength=${maxLength} ?required=${required} value=${value} />`;
  }
}
